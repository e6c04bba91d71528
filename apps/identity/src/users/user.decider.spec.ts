import { type UserEvent, UserExists } from '@crm/contracts/identity';
import { spec } from '@crm/testing';
import { userDecider, type UserCommand } from './user.decider.js';

const user = spec(userDecider);
const userId = '0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d11';
const register: UserCommand = {
  type: 'RegisterUser',
  userId,
  name: 'Ada Lovelace',
  email: 'Ada.Lovelace@Example.org',
  via: 'first-administrator',
  roles: ['admin'],
  passwordHash: '$argon2id$…',
};
const registered: UserEvent[] = [
  {
    type: 'UserRegistered',
    data: { userId, name: 'Ada Lovelace', email: 'Ada.Lovelace@Example.org', via: 'first-administrator' },
  },
  { type: 'PasswordChanged', data: { userId, algorithm: 'argon2id', hash: '$argon2id$…' } },
  { type: 'UserRolesChanged', data: { userId, added: ['admin'], removed: [] } },
  { type: 'UserActivated', data: { userId } },
];

describe('registering a user', () => {
  it('creates an active account with password and roles', () => {
    user
      .given()
      .when(register)
      .then(...registered);
    user.given(...registered).thenState({
      status: 'active',
      name: 'Ada Lovelace',
      email: 'Ada.Lovelace@Example.org',
      roles: ['admin'],
      passwordHash: '$argon2id$…',
      emailVerified: true,
      absence: null,
      sessionEpoch: 0,
      sparedSessionId: undefined,
      invitation: undefined,
      mails: [],
      emailChange: undefined,
      userId,
      emailChangesAt: [],
    });
  });
  it('claims the address regardless of case and composition', () => {
    user.given(...registered).thenHolds({ kind: 'user-email', value: 'ada.lovelace@example.org' });
    const decomposed: UserEvent = {
      type: 'UserRegistered',
      data: { userId, name: 'É', email: 'E\u0301@example.org', via: 'administrator' },
    };
    user.given(decomposed).thenHolds({ kind: 'user-email', value: '\u00e9@example.org' });
  });
  it('records nothing when it arrives twice', () =>
    user
      .given(...registered)
      .when({ ...register, email: 'ADA.lovelace@example.org' })
      .thenNothing());
  it('is refused when the account has another address', () =>
    user
      .given(...registered)
      .when({ ...register, email: 'grace@example.org' })
      .thenRefused(UserExists, { userId }));
});

describe('roles of a user', () => {
  it('follow what was added and removed', () => {
    const changed: UserEvent = { type: 'UserRolesChanged', data: { userId, added: ['auditor'], removed: ['admin'] } };
    user.given(...registered, changed).thenState(expect.objectContaining({ roles: ['auditor'] }));
  });
});
