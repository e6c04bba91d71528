import { ROLES } from '@crm/contracts';
import {
  CurrentPasswordRefused,
  EmailChangeTokenRefused,
  MoreThanYouHold,
  NoEmailChange,
  NotYourself,
  ResetTokenRefused,
  TooManyEmailChanges,
  UserNotFound,
  WrongUserStatus,
  type UserEvent,
} from '@crm/contracts/identity';
import { spec } from '@crm/testing';
import { userDecider, type UserCommand } from './user.decider.js';

const user = spec(userDecider);
const userId = '0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d11';
const [OLD, NEW] = ['grace@old.example', 'Grace@New.example'];
const times = (minute = '00') => ({
  requestedAt: `2026-11-21T12:${minute}:00.000Z`,
  expiresAt: `2026-11-22T12:${minute}:00.000Z`,
});
const now = '2026-11-21T12:30:00.000Z';
const tooLate = times().expiresAt;

const active: UserEvent[] = [
  { type: 'UserRegistered', data: { userId, name: 'Grace', email: OLD, via: 'invitation' } },
  { type: 'UserRolesChanged', data: { userId, added: ['sales'], removed: [] } },
  { type: 'EmailVerified', data: { userId } },
  { type: 'PasswordChanged', data: { userId, algorithm: 'argon2id', hash: 'p1' } },
  { type: 'UserActivated', data: { userId } },
];
const deactivated: UserEvent = { type: 'UserDeactivated', data: { userId } };
const links = (of: string, minute?: string) => ({
  newTokenHash: `new ${of}`,
  currentTokenHash: `current ${of}`,
  ...times(minute),
});
const requested = (of = '1', minute?: string): UserEvent => ({
  type: 'EmailChangeRequested',
  data: { userId, email: NEW, by: 'user', ...links(of, minute), sessionId: 'S1' },
});
const { currentTokenHash: _none, ...newLinkOnly } = links('1');
const requestedByAdministrator: UserEvent = {
  type: 'EmailChangeRequested',
  data: { userId, email: NEW, by: 'administrator', ...newLinkOnly },
};
const confirmed = (mailbox: 'current' | 'new'): UserEvent => ({
  type: 'EmailChangeConfirmed',
  data: { userId, mailbox },
});
const changed: UserEvent = {
  type: 'UserEmailChanged',
  data: { userId, fields: ['email'], changes: { email: { from: OLD, to: NEW } } },
};
const othersEnded: UserEvent = {
  type: 'UserSessionsEnded',
  data: { userId, reason: 'user', exceptSessionId: 'S1' },
};
const cancelled: UserEvent = { type: 'EmailChangeCancelled', data: { userId } };

const request = (of = '1', minute?: string, provenHash = 'p1'): UserCommand => ({
  type: 'RequestEmailChange',
  userId,
  email: NEW,
  provenHash,
  tokens: links(of, minute),
  sessionId: 'S1',
});
const confirm = (tokenHash: string, at = now): UserCommand => ({
  type: 'ConfirmEmailChange',
  userId,
  tokenHash,
  now: at,
});

describe('another e-mail address of an account', () => {
  it('is requested with the current password, and changes nothing yet', () => {
    user
      .given(...active)
      .when(request())
      .then(requested());
    user.given(...active, requested()).thenHolds({ kind: 'user-email', value: OLD });
  });
  it.each([
    ['the new one first', ['new', 'current']],
    ['the current one first', ['current', 'new']],
  ] as const)('counts when both mailboxes have confirmed it, %s', (_order, [first, last]) => {
    user
      .given(...active, requested())
      .when(confirm(`${first} 1`))
      .then(confirmed(first));
    user.given(...active, requested(), confirmed(first)).thenHolds({ kind: 'user-email', value: OLD });
    user
      .given(...active, requested(), confirmed(first))
      .when(confirm(`${last} 1`))
      .then(confirmed(last), changed, othersEnded);
  });
  it('is claimed then, and the old one is free', () =>
    user
      .given(...active, requested(), confirmed('current'), confirmed('new'), changed, othersEnded)
      .thenHolds({ kind: 'user-email', value: NEW.toLowerCase() }));
  it('ends the sessions, except the one of the request', () =>
    user
      .given(...active, requested(), confirmed('current'), confirmed('new'), changed, othersEnded)
      .thenState(expect.objectContaining({ email: NEW, sessionEpoch: 1, sparedSessionId: 'S1' })));
  it('voids what was mailed to the old one', () =>
    user
      .given(
        ...active,
        { type: 'PasswordResetRequested', data: { userId, tokenHash: 'r1', ...times() } },
        requested(),
        confirmed('current'),
        confirmed('new'),
        changed,
        othersEnded,
      )
      .when({ type: 'ResetPassword', userId, tokenHash: 'r1', passwordHash: 'p2', roles: [], now })
      .thenRefused(ResetTokenRefused));
  it('is not requested when it is the one that the account has', () =>
    user
      .given(...active)
      .when({ ...request(), email: OLD } as UserCommand)
      .thenNothing());
  it('may be withdrawn', () => {
    user
      .given(...active, requested())
      .when({ type: 'CancelEmailChange', userId, now })
      .then(cancelled);
    for (const history of [active, [...active, requested(), cancelled]])
      user
        .given(...history)
        .when({ type: 'CancelEmailChange', userId, now })
        .thenRefused(NoEmailChange);
  });
  it('is refused with a password that changed meanwhile, and for an account that is not active', () => {
    user
      .given(...active)
      .when(request('1', '00', 'p0'))
      .thenRefused(CurrentPasswordRefused);
    user
      .given(...active, deactivated)
      .when(request())
      .thenRefused(UserNotFound);
  });
  it('can be requested three times an hour', () => {
    const three = [requested('1', '01'), requested('2', '02'), cancelled, requested('3', '03')];
    user
      .given(...active, ...three)
      .when(request('4', '30'))
      .thenRefused(TooManyEmailChanges, { limit: 3 });
    const later = { ...links('4'), requestedAt: '2026-11-21T13:01:00.000Z' };
    user
      .given(...active, ...three)
      .when({ ...request(), tokens: later } as UserCommand)
      .then({ type: 'EmailChangeRequested', data: { userId, email: NEW, by: 'user', ...later, sessionId: 'S1' } });
  });
  it.each([
    ['used', [...active, requested(), confirmed('new')], 'new 1', now],
    ['replaced by a newer request', [...active, requested(), requested('2', '10')], 'new 1', now],
    ['withdrawn', [...active, requested(), cancelled], 'new 1', now],
    ['too old', [...active, requested()], 'new 1', tooLate],
    ['guessed', [...active, requested()], 'new 9', now],
    [
      'older than a new password',
      [...active, requested(), { type: 'PasswordChanged', data: { userId, algorithm: 'argon2id', hash: 'p2' } }],
      'new 1',
      now,
    ],
    ['of a deactivated account', [...active, requested(), deactivated], 'new 1', now],
    [
      'older than a deactivation',
      [...active, requested(), deactivated, { type: 'UserReactivated', data: { userId } }],
      'new 1',
      now,
    ],
    ['of an unknown account', [], 'new 1', now],
  ] as [string, UserEvent[], string, string][])('is refused with a link that is %s', (_what, history, link, at) =>
    user
      .given(...history)
      .when(confirm(link, at))
      .thenRefused(EmailChangeTokenRefused),
  );
});

describe('an administrator who changes the address of somebody', () => {
  const by = { id: 'ADMIN', grantable: ROLES };
  const change = (more: object = {}): UserCommand =>
    ({ type: 'ChangeUserEmail', userId, email: NEW, tokens: newLinkOnly, by, ...more }) as UserCommand;
  it('needs the confirmation of the new mailbox alone; then all sessions end', () => {
    user
      .given(...active)
      .when(change())
      .then(requestedByAdministrator);
    user
      .given(...active, requestedByAdministrator)
      .when(confirm('new 1'))
      .then(confirmed('new'), changed, { type: 'UserSessionsEnded', data: { userId, reason: 'administrator' } });
  });
  it('cannot do this to the own account, to roles beyond the own rights, or to an account that is not active', () => {
    user
      .given(...active)
      .when(change({ by: { ...by, id: userId } }))
      .thenRefused(NotYourself);
    user
      .given(...active)
      .when(change({ by: { id: 'M', grantable: [] } }))
      .thenRefused(MoreThanYouHold, { roles: ['sales'] });
    user
      .given(...active, deactivated)
      .when(change())
      .thenRefused(WrongUserStatus, { status: 'deactivated' });
  });
});
