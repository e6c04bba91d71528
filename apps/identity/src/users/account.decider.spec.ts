import {
  type UserEvent,
  CurrentPasswordRefused,
  ResetTokenRefused,
  UserNotFound,
  VerificationTokenRefused,
} from '@crm/contracts/identity';
import { spec } from '@crm/testing';
import type { NewMailedToken } from './account.decider.js';
import { userDecider, type UserCommand } from './user.decider.js';

const user = spec(userDecider);
const userId = '0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d11';
const person = { userId, name: 'Grace Hopper', email: 'grace@example.org', via: 'registration' } as const;
const token = (tokenHash: string, minute = '00'): NewMailedToken => ({
  tokenHash,
  requestedAt: `2026-11-21T12:${minute}:00.000Z`,
  expiresAt: `2026-11-21T13:${minute}:00.000Z`,
});
const now = '2026-11-21T12:30:00.000Z';
const late = '2026-11-21T13:00:00.000Z';

const registered: UserEvent = { type: 'UserRegistered', data: person };
const password = (hash: string): UserEvent => ({
  type: 'PasswordChanged',
  data: { userId, algorithm: 'argon2id', hash },
});
const verificationAsked = (hash: string, minute?: string): UserEvent => ({
  type: 'EmailVerificationRequested',
  data: { userId, ...token(hash, minute) },
});
const resetAsked = (hash: string, minute?: string): UserEvent => ({
  type: 'PasswordResetRequested',
  data: { userId, ...token(hash, minute) },
});
const verified: UserEvent = { type: 'EmailVerified', data: { userId } };
const rolesGiven: UserEvent = { type: 'UserRolesChanged', data: { userId, added: ['sales'], removed: [] } };
const activated: UserEvent = { type: 'UserActivated', data: { userId } };
const deactivated: UserEvent = { type: 'UserDeactivated', data: { userId } };

const fresh = [registered, password('p1'), verificationAsked('v1')];
const active = [...fresh, verified, rolesGiven, activated];

describe('self-registration', () => {
  it('creates an account without a role, which cannot be used', () =>
    user
      .given()
      .when({ type: 'RegisterUser', ...person, roles: [], passwordHash: 'p1', verification: token('v1') })
      .then(...fresh));
  const again = (hash: string, minute: string): UserCommand => ({
    type: 'RepeatRegistration',
    userId,
    token: token(hash, minute),
  });
  it('issues another token when repeated before the address is verified', () =>
    user
      .given(...fresh)
      .when(again('v2', '10'))
      .then(verificationAsked('v2', '10')));
  it('informs the owner when repeated for an active account', () =>
    user
      .given(...active)
      .when(again('v2', '10'))
      .then({ type: 'RegistrationRepeated', data: { userId, requestedAt: '2026-11-21T12:10:00.000Z' } }));
  it('sends no more than three mails in an hour, whatever they are about', () => {
    const two = [...active, resetAsked('r1', '20'), resetAsked('r2', '21')];
    user
      .given(...two)
      .when(again('v2', '30'))
      .thenNothing();
    user
      .given(...two)
      .when({ ...again('v2', '30'), token: { ...token('v2'), requestedAt: late } } as UserCommand)
      .then({ type: 'RegistrationRepeated', data: { userId, requestedAt: late } });
  });
  it('changes nothing for a deactivated account', () =>
    user
      .given(...active, deactivated)
      .when(again('v2', '10'))
      .thenNothing());
});

describe('verifying the address', () => {
  const verify = (tokenHash: string, at = now, roles: readonly 'sales'[] = []): UserCommand => ({
    type: 'VerifyEmail',
    userId,
    tokenHash,
    now: at,
    roles,
  });
  it('gives no access without a role', () =>
    user
      .given(...fresh)
      .when(verify('v1'))
      .then(verified));
  it('gives access when a role was given before', () =>
    user
      .given(...fresh, rolesGiven)
      .when(verify('v1'))
      .then(verified, activated));
  it('gives the role Sales when registration is open', () =>
    user
      .given(...fresh)
      .when(verify('v1', now, ['sales']))
      .then(verified, rolesGiven, activated));
  it.each([
    ['used', [...fresh, verified], 'v1', now],
    ['replaced', [...fresh, verificationAsked('v2', '10')], 'v1', now],
    ['guessed', fresh, 'v9', now],
    ['expired', fresh, 'v1', late],
    ['of a deactivated account', [...active, deactivated], 'v1', now],
    ['of an unknown account', [], 'v1', now],
  ] as const)('is refused with a token that is %s', (_what, history, hash, at) =>
    user
      .given(...history)
      .when(verify(hash, at))
      .thenRefused(VerificationTokenRefused),
  );
});

describe('resetting the password', () => {
  const ask = (hash: string, minute: string): UserCommand => ({
    type: 'RequestPasswordReset',
    userId,
    token: token(hash, minute),
  });
  const reset = (tokenHash: string, at = now): UserCommand => ({
    type: 'ResetPassword',
    userId,
    tokenHash,
    passwordHash: 'p2',
    now: at,
  });
  it('can be requested at most three times in an hour', () => {
    const known = [registered, password('p1'), verified, rolesGiven, activated];
    user
      .given(...known)
      .when(ask('r1', '01'))
      .then(resetAsked('r1', '01'));
    user
      .given(...known, resetAsked('r1', '01'), resetAsked('r2', '02'), resetAsked('r3', '03'))
      .when(ask('r4', '59'))
      .thenNothing();
  });
  it('sets the password and ends all sessions', () => {
    user
      .given(...active, resetAsked('r1'))
      .when(reset('r1'))
      .then(password('p2'));
    user
      .given(...active, resetAsked('r1'), password('p2'))
      .thenState(expect.objectContaining({ sessionEpoch: 1, passwordReset: undefined }));
  });
  it('verifies the address', () =>
    user
      .given(...fresh, rolesGiven, resetAsked('r1'))
      .when(reset('r1'))
      .then(password('p2'), verified, activated));
  it.each([
    ['used', [...active, resetAsked('r1'), password('p2')], 'r1', now],
    ['replaced', [...active, resetAsked('r1'), resetAsked('r2', '10')], 'r1', now],
    ['older than a change of the password', [...active, resetAsked('r1'), password('p3')], 'r1', now],
    ['expired', [...active, resetAsked('r1')], 'r1', late],
    ['of a deactivated account', [...active, resetAsked('r1'), deactivated], 'r1', now],
    ['of another kind', fresh, 'v1', now],
  ] as const)('is refused with a token that is %s', (_what, history, hash, at) =>
    user
      .given(...history)
      .when(reset(hash, at))
      .thenRefused(ResetTokenRefused),
  );
});

describe('changing the password', () => {
  const change: UserCommand = { type: 'ChangePassword', userId, provenHash: 'p1', passwordHash: 'p2' };
  it('ends all sessions', () =>
    user
      .given(...active)
      .when(change)
      .then(password('p2')));
  it('is refused when the password changed meanwhile', () =>
    user
      .given(...active, password('p3'))
      .when(change)
      .thenRefused(CurrentPasswordRefused));
  it('is refused for a deactivated account', () =>
    user
      .given(...active, deactivated)
      .when(change)
      .thenRefused(UserNotFound));
});

describe('a costlier hash of the same password', () => {
  const rehash: UserCommand = { type: 'RehashPassword', userId, provenHash: 'p1', passwordHash: 'p1-costly' };
  const rehashed: UserEvent = {
    type: 'PasswordRehashed',
    data: { userId, algorithm: 'argon2id', hash: 'p1-costly' },
  };
  it('replaces the old hash and ends no session', () => {
    user
      .given(...active)
      .when(rehash)
      .then(rehashed);
    user.given(...active, rehashed).thenState(expect.objectContaining({ passwordHash: 'p1-costly', sessionEpoch: 0 }));
  });
  it('is discarded when the password changed meanwhile', () =>
    user
      .given(...active, password('p2'))
      .when(rehash)
      .thenNothing());
});

describe('ending all sessions', () => {
  const end: UserCommand = { type: 'EndAllSessions', userId, reason: 'user' };
  const ended: UserEvent = { type: 'UserSessionsEnded', data: { userId, reason: 'user' } };
  it('is one event of the user', () => {
    user
      .given(...active)
      .when(end)
      .then(ended);
    user.given(...active, ended, ended).thenState(expect.objectContaining({ sessionEpoch: 2 }));
  });
  it('may spare one session, until the next time', () => {
    const spared: UserEvent = { type: 'UserSessionsEnded', data: { userId, reason: 'user', exceptSessionId: 'S1' } };
    user
      .given(...active)
      .when({ ...end, exceptSessionId: 'S1' })
      .then(spared);
    user.given(...active, spared).thenState(expect.objectContaining({ sessionEpoch: 1, sparedSessionId: 'S1' }));
    user.given(...active, spared, ended).thenState(expect.objectContaining({ sparedSessionId: undefined }));
  });
});
