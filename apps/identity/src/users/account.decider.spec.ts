import {
  type UserEvent,
  CurrentPasswordRefused,
  InvitationRefused,
  ResetTokenRefused,
  UserNotFound,
  VerificationTokenRefused,
} from '@crm/contracts/identity';
import { spec } from '@crm/testing';
import type { NewMailedToken } from './account.decider.js';
import { userDecider, type UserCommand } from './user.decider.js';
import { evolveUser, mayKnock, type User } from './user-state.model.js';

const user = spec(userDecider);
const userId = '0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d11';
const person = { userId, name: 'Grace Hopper', email: 'grace@example.org', via: 'registration' } as const;
const HOME = 'ipv4:192.0.2';
const token = (tokenHash: string, minute = '00', network = HOME): NewMailedToken => ({
  tokenHash,
  requestedAt: `2026-11-21T12:${minute}:00.000Z`,
  expiresAt: `2026-11-21T13:${minute}:00.000Z`,
  network,
});
const now = '2026-11-21T12:30:00.000Z';
const late = '2026-11-21T13:00:00.000Z';
const invitedUntil = '2026-11-28T12:00:00.000Z';

const registered: UserEvent = { type: 'UserRegistered', data: person };
const password = (hash: string): UserEvent => ({
  type: 'PasswordChanged',
  data: { userId, algorithm: 'argon2id', hash },
});
const verificationAsked = (hash: string, minute?: string, network?: string): UserEvent => ({
  type: 'EmailVerificationRequested',
  data: { userId, ...token(hash, minute, network) },
});
const resetAsked = (hash: string, minute?: string, network?: string): UserEvent => ({
  type: 'PasswordResetRequested',
  data: { userId, ...token(hash, minute, network) },
});
const verified: UserEvent = { type: 'EmailVerified', data: { userId } };
const rolesGiven: UserEvent = { type: 'UserRolesChanged', data: { userId, added: ['sales'], removed: [] } };
const activated: UserEvent = { type: 'UserActivated', data: { userId } };
const deactivated: UserEvent = { type: 'UserDeactivated', data: { userId } };

const fresh = [registered, verificationAsked('v1')];
const active = [...fresh, verified, password('p1'), rolesGiven, activated];
/** As releases before verification set the password recorded it. */
const freshBefore = [registered, password('submitted'), verificationAsked('v1')];

describe('self-registration', () => {
  it('creates an account without a role and a password, which cannot be used', () =>
    user
      .given()
      .when({ type: 'RegisterUser', ...person, roles: [], verification: token('v1') })
      .then(...fresh));
  const again = (hash: string, minute: string): UserCommand => ({
    type: 'RepeatRegistration',
    userId,
    name: person.name,
    token: token(hash, minute),
    invitedUntil,
  });
  it('issues another token when repeated before the address is verified', () =>
    user
      .given(...fresh)
      .when(again('v2', '10'))
      .then(verificationAsked('v2', '10')));
  const renamed = (from: string, to: string): UserEvent => ({
    type: 'UserProfileChanged',
    data: { userId, fields: ['name'], changes: { name: { from, to } } },
  });
  it('takes the name of the last registration before the address is verified', () =>
    user
      .given(...fresh)
      .when({ ...again('v2', '10'), name: 'Grace M. Hopper' } as UserCommand)
      .then(renamed('Grace Hopper', 'Grace M. Hopper'), verificationAsked('v2', '10')));
  it('changes no name once the address is verified', () =>
    user
      .given(...fresh, verified, password('p1'))
      .when({ ...again('v2', '10'), name: 'Mallory' } as UserCommand)
      .then({
        type: 'RegistrationRepeated',
        data: { userId, requestedAt: '2026-11-21T12:10:00.000Z', network: HOME },
      }));
  it('informs the owner when repeated for an active account', () =>
    user
      .given(...active)
      .when(again('v2', '10'))
      .then({
        type: 'RegistrationRepeated',
        data: { userId, requestedAt: '2026-11-21T12:10:00.000Z', network: HOME },
      }));
  it('sends no more than three mails in an hour to one network', () => {
    const three = [...fresh, verificationAsked('v2', '20'), verificationAsked('v3', '21')];
    user
      .given(...three)
      .when(again('v4', '30'))
      .thenNothing();
    user
      .given(...three)
      .when({ ...again('v4', '00'), token: { ...token('v4'), requestedAt: late } } as UserCommand)
      .then({ type: 'EmailVerificationRequested', data: { userId, ...token('v4'), requestedAt: late } });
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
    passwordHash: 'p1',
    now: at,
    roles,
  });
  it('sets the password, and gives no access without a role', () =>
    user
      .given(...fresh)
      .when(verify('v1'))
      .then(verified, password('p1')));
  it('gives access when a role was given before', () =>
    user
      .given(...fresh, rolesGiven)
      .when(verify('v1'))
      .then(verified, password('p1'), activated));
  it('gives the role Sales when registration is open', () =>
    user
      .given(...fresh)
      .when(verify('v1', now, ['sales']))
      .then(verified, password('p1'), rolesGiven, activated));
  it('replaces the password that an earlier release recorded with the registration', () => {
    user
      .given(...freshBefore)
      .when(verify('v1'))
      .then(verified, password('p1'));
    user
      .given(...freshBefore, verified, password('p1'))
      .thenState(expect.objectContaining({ passwordHash: 'p1', emailVerified: true }));
  });
  it('may choose another name than the one that was registered', () => {
    user
      .given(...fresh)
      .when({ ...verify('v1'), name: 'Grace' } as UserCommand)
      .then(verified, password('p1'), {
        type: 'UserProfileChanged',
        data: { userId, fields: ['name'], changes: { name: { from: 'Grace Hopper', to: 'Grace' } } },
      });
    user
      .given(...fresh)
      .when({ ...verify('v1'), name: 'Grace Hopper' } as UserCommand)
      .then(verified, password('p1'));
  });
  it('works with any of the mailed tokens, so nobody can replace the link of another', () =>
    user
      .given(...fresh, verificationAsked('v2', '10'))
      .when(verify('v1'))
      .then(verified, password('p1')));
  it.each([
    ['used', [...fresh, verified], 'v1', now],
    ['mailed before another was used', [...fresh, verificationAsked('v2', '10'), verified], 'v1', now],
    ['guessed', fresh, 'v9', now],
    ['expired', fresh, 'v1', late],
    ['for a new password', [...fresh, resetAsked('r1')], 'r1', now],
    ['of an account that an administrator vouched for', [...fresh, rolesGiven, activated], 'v1', now],
    ['of a deactivated account', [...active, deactivated], 'v1', now],
    ['of an unknown account', [], 'v1', now],
  ] as const)('is refused with a token that is %s', (_what, history, hash, at) =>
    user
      .given(...history)
      .when(verify(hash, at))
      .thenRefused(VerificationTokenRefused),
  );
});

describe('a log-in', () => {
  const after = (...events: UserEvent[]): User => events.reduce(evolveUser, userDecider.initial);
  it.each([
    ['registered', fresh, false],
    ['registered with a password, by an earlier release', freshBefore, false],
    ['registered and given a role', [...freshBefore, rolesGiven], false],
    ['verified', [...fresh, verified, password('p1')], true],
    ['verified by an earlier release', [...freshBefore, verified], true],
    ['active', active, true],
    ['deactivated', [...active, deactivated], false],
  ] as const)('of an account that is %s is compared with its password: %#', (_what, history, compared) =>
    expect(mayKnock(after(...history))).toBe(compared),
  );
});

describe('resetting the password', () => {
  const ask = (hash: string, minute: string): UserCommand => ({
    type: 'RequestPasswordReset',
    userId,
    token: token(hash, minute),
    invitedUntil,
  });
  const reset = (tokenHash: string, at = now): UserCommand => ({
    type: 'ResetPassword',
    userId,
    tokenHash,
    passwordHash: 'p2',
    roles: [],
    now: at,
  });
  it('can be requested at most three times in an hour', () => {
    const known = [registered, verified, password('p1'), rolesGiven, activated];
    user
      .given(...known)
      .when(ask('r1', '01'))
      .then(resetAsked('r1', '01'));
    user
      .given(...known, resetAsked('r1', '01'), resetAsked('r2', '02'), resetAsked('r3', '03'))
      .when(ask('r4', '59'))
      .thenNothing();
  });
  it('is not prevented by strangers: neither by their registrations nor by requests from other networks', () => {
    const knocked = [verificationAsked('v2', '01'), verificationAsked('v3', '02')];
    const foreign = ['03', '04', '05'].map((minute) => resetAsked(`r${minute}`, minute, 'ipv4:198.51.100'));
    user
      .given(...fresh, ...knocked, ...foreign)
      .when(ask('r1', '10'))
      .then(resetAsked('r1', '10'));
  });
  it('sends at most nine mails in an hour from all networks, and the mailed links keep working', () => {
    const mailed = Array.from({ length: 9 }, (_, n) => resetAsked(`r${n}`, `0${n}`, `ipv4:198.51.${n}`));
    user
      .given(...active, ...mailed)
      .when(ask('r9', '30'))
      .thenNothing();
    for (const tokenHash of ['r0', 'r8'])
      user
        .given(...active, ...mailed)
        .when(reset(tokenHash))
        .then(password('p2'));
  });
  it('sets the password and ends all sessions', () => {
    user
      .given(...active, resetAsked('r1'))
      .when(reset('r1'))
      .then(password('p2'));
    user.given(...active, resetAsked('r1'), password('p2')).thenState(expect.objectContaining({ sessionEpoch: 1 }));
  });
  it('verifies the address, like the token of the registration', () => {
    user
      .given(...fresh, rolesGiven, resetAsked('r1'))
      .when(reset('r1'))
      .then(verified, password('p2'), activated);
    user
      .given(...fresh, resetAsked('r1'))
      .when({ ...reset('r1'), roles: ['sales'] } as UserCommand)
      .then(verified, password('p2'), rolesGiven, activated);
  });
  it('takes the name that comes with the link, as verifying does: anybody may have typed the one before', () => {
    const renaming: UserEvent = {
      type: 'UserProfileChanged',
      data: { userId, fields: ['name'], changes: { name: { from: 'Grace Hopper', to: 'Grace M. Hopper' } } },
    };
    for (const [before, ...set] of [
      [fresh, verified, password('p2'), renaming],
      [active, password('p2'), renaming],
    ] as const)
      user
        .given(...before, resetAsked('r1'))
        .when({ ...reset('r1'), name: 'Grace M. Hopper' } as UserCommand)
        .then(...set);
  });
  it.each([
    ['used', [...active, resetAsked('r1'), password('p2')], 'r1', now],
    [
      'mailed before another was used',
      [...active, resetAsked('r1'), resetAsked('r2', '10'), password('p2')],
      'r1',
      now,
    ],
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

describe('a person who was invited and lost the mail', () => {
  const invited: UserEvent[] = [
    { type: 'UserRegistered', data: { ...person, via: 'invitation' } },
    rolesGiven,
    { type: 'UserInvited', data: { userId, tokenHash: 'i1', expiresAt: late, invitedBy: 'ADMIN' } },
  ];
  const asked = (hash: string, minute: string): UserEvent => ({
    type: 'PasswordResetRequested',
    data: { userId, ...token(hash, minute), expiresAt: invitedUntil },
  });
  const accept = (tokenHash: string, at = now): UserCommand => ({
    type: 'AcceptInvitation',
    userId,
    tokenHash,
    now: at,
    passwordHash: 'p1',
  });
  const accepted = [verified, password('p1'), activated];

  it('gets the invitation again by asking for a new password, with the time of an invitation', () =>
    user
      .given(...invited)
      .when({ type: 'RequestPasswordReset', userId, token: token('r1', '10'), invitedUntil })
      .then(asked('r1', '10')));
  it('gets it by registering, too, and keeps the name of the invitation', () =>
    user
      .given(...invited)
      .when({ type: 'RepeatRegistration', userId, name: 'A stranger', token: token('v1', '10'), invitedUntil })
      .then({ type: 'EmailVerificationRequested', data: { userId, ...token('v1', '10'), expiresAt: invitedUntil } }));
  it('can use any of the links: strangers replace none', () => {
    for (const link of ['i1', 'r1', 'r2'])
      user
        .given(...invited, asked('r1', '10'), asked('r2', '11'))
        .when(accept(link))
        .then(...accepted);
  });
  it('gets at most three an hour for requests from one network', () =>
    user
      .given(...invited, asked('r1', '10'), asked('r2', '11'), asked('r3', '12'))
      .when({ type: 'RequestPasswordReset', userId, token: token('r4', '13'), invitedUntil })
      .thenNothing());
  it('cannot set a password with that link in another way', () =>
    user
      .given(...invited, asked('r1', '10'))
      .when({ type: 'ResetPassword', userId, tokenHash: 'r1', passwordHash: 'p9', roles: [], now })
      .thenRefused(ResetTokenRefused));
  it.each([
    ['after one of them was used', [...invited, asked('r1', '10'), ...accepted], 'r1', now],
    ['after an administrator invited again', [...invited, asked('r1', '10'), { ...invited[2]! }], 'r1', now],
    ['after a week', [...invited, asked('r1', '10')], 'r1', invitedUntil],
  ] as const)('cannot use a link %s', (_when, history, link, at) =>
    user
      .given(...history)
      .when(accept(link, at))
      .thenRefused(InvitationRefused),
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
