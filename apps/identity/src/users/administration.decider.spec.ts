import { ROLES, type Role } from '@crm/contracts';
import {
  type UserEvent,
  InvitationRefused,
  MoreThanYouHold,
  NotYourself,
  WrongUserStatus,
  UserExists,
  UserNotFound,
} from '@crm/contracts/identity';
import { spec } from '@crm/testing';

import type { AdministrationCommand } from './administration.decider.js';
import { userDecider } from './user.decider.js';

const user = spec(userDecider);
const userId = '0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d11';
const by = { id: 'ADMIN', grantable: ROLES };
const lesser = { id: 'MANAGER', grantable: ['sales'] as Role[] };
const token = { tokenHash: 'h1', expiresAt: '2026-11-28T00:00:00.000Z' };
const change = (type: string, more: object = {}) => ({ type, userId, by, ...more }) as AdministrationCommand;

const registered: UserEvent = {
  type: 'UserRegistered',
  data: { userId, name: 'Grace Hopper', email: 'Grace@example.org', via: 'invitation' },
};
const roles = (added: Role[], removed: Role[] = []): UserEvent => ({
  type: 'UserRolesChanged',
  data: { userId, added, removed },
});
const invitedWith = (tokenHash: string): UserEvent => ({
  type: 'UserInvited',
  data: { userId, ...token, tokenHash, invitedBy: 'ADMIN' },
});
const verified: UserEvent = { type: 'EmailVerified', data: { userId } };
const password: UserEvent = { type: 'PasswordChanged', data: { userId, algorithm: 'argon2id', hash: '$argon2id$…' } };
const activated: UserEvent = { type: 'UserActivated', data: { userId } };
const deactivated: UserEvent = { type: 'UserDeactivated', data: { userId } };
const reactivated: UserEvent = { type: 'UserReactivated', data: { userId } };
const deleted: UserEvent = { type: 'UserDeleted', data: { userId } };
const invited = [registered, roles(['sales']), invitedWith('h1')];
const active = [...invited, verified, password, activated];

describe('inviting a user', () => {
  const invite = change('InviteUser', { name: 'Grace Hopper', email: 'Grace@example.org', roles: ['sales'], ...token });
  it('creates an account that has no password yet', () =>
    user
      .given()
      .when(invite)
      .then(...invited));
  it('claims the address', () => user.given(...invited).thenHolds({ kind: 'user-email', value: 'grace@example.org' }));
  it('is refused with a role beyond the rights of the inviter', () =>
    user
      .given()
      .when({ ...invite, roles: ['sales', 'auditor'], by: lesser } as AdministrationCommand)
      .thenRefused(MoreThanYouHold, { roles: ['auditor'] }));
  it('is refused for an existing account', () =>
    user
      .given(...active)
      .when(invite)
      .thenRefused(UserExists));
  it('replaces the link when repeated', () => {
    const again = change('InviteUserAgain', { ...token, tokenHash: 'h2' });
    user
      .given(...invited)
      .when(again)
      .then(invitedWith('h2'));
    user
      .given(...active)
      .when(again)
      .thenRefused(WrongUserStatus, { status: 'active' });
  });
});

describe('accepting an invitation', () => {
  const accept = (tokenHash: string, now = '2026-11-22T00:00:00.000Z'): AdministrationCommand => ({
    type: 'AcceptInvitation',
    userId,
    tokenHash,
    now,
    passwordHash: '$argon2id$…',
  });
  it('sets the password and verifies the address', () =>
    user
      .given(...invited)
      .when(accept('h1'))
      .then(verified, password, activated));
  it('works with the newest link only, once, and before it expires', () => {
    for (const [history, command] of [
      [[...invited, invitedWith('h2')], accept('h1')],
      [active, accept('h1')],
      [invited, accept('h1', token.expiresAt)],
      [invited, accept('guessed')],
      [[...active, deactivated], accept('h1')],
    ] as const)
      user
        .given(...history)
        .when(command)
        .thenRefused(InvitationRefused);
  });
});

describe('approving a registered account', () => {
  const approve = change('ActivateUser', { roles: ['sales'] });
  it('gives roles, and access once the address is verified', () => {
    user
      .given(registered)
      .when(approve)
      .then(roles(['sales']));
    user
      .given(registered, verified)
      .when(approve)
      .then(roles(['sales']), activated);
  });
  it('is done once', () => {
    user
      .given(...active)
      .when(approve)
      .thenNothing();
    user
      .given(...invited)
      .when(approve)
      .thenRefused(WrongUserStatus);
  });
});

describe('taking access away and restoring it', () => {
  it('ends the sessions and keeps the roles', () => {
    user
      .given(...active)
      .when(change('DeactivateUser'))
      .then(deactivated);
    user
      .given(...active, deactivated)
      .thenState(expect.objectContaining({ status: 'deactivated', sessionEpoch: 1, roles: ['sales'] }));
    user
      .given(...active, deactivated)
      .when(change('ReactivateUser'))
      .then(reactivated);
  });
  it('records nothing when nothing changes', () => {
    user
      .given(...active, deactivated)
      .when(change('DeactivateUser'))
      .thenNothing();
    user
      .given(...active)
      .when(change('ReactivateUser'))
      .thenNothing();
  });
  it('is refused for accounts that never had access', () =>
    user
      .given(...invited)
      .when(change('DeactivateUser'))
      .thenRefused(WrongUserStatus, { allowed: ['active', 'deactivated'] }));
  it.each(['DeactivateUser', 'DeleteUser'])('is refused when users do it to themselves: %s', (type) =>
    user
      .given(...active)
      .when(change(type, { by: { ...by, id: userId } }))
      .thenRefused(NotYourself),
  );
});

describe('authority over an account', () => {
  it.each(['InviteUserAgain', 'DeactivateUser', 'ReactivateUser', 'DeleteUser', 'ChangeUser', 'ChangeUserRoles'])(
    'ends when the user has more rights: %s',
    (type) =>
      user
        .given(...active, roles(['auditor']))
        .when(change(type, { by: lesser, roles: ['sales'] }))
        .thenRefused(MoreThanYouHold, { roles: ['auditor'] }),
  );
  it('covers the roles that are given', () =>
    user
      .given(...active)
      .when(change('ChangeUserRoles', { by: lesser, roles: ['sales', 'admin'] }))
      .thenRefused(MoreThanYouHold, { roles: ['admin'] }));
  it('does not let users raise their own rights', () =>
    user
      .given(...active)
      .when(change('ChangeUserRoles', { by: { ...lesser, id: userId }, roles: ['sales', 'admin'] }))
      .thenRefused(MoreThanYouHold));
});

describe('roles and name', () => {
  it('change only where they differ', () => {
    user
      .given(...active)
      .when(change('ChangeUserRoles', { roles: ['auditor', 'sales'] }))
      .then(roles(['auditor']));
    user
      .given(...active)
      .when(change('ChangeUserRoles', { roles: ['auditor'] }))
      .then(roles(['auditor'], ['sales']));
    user
      .given(...active)
      .when(change('ChangeUser', { name: 'Grace Hopper' }))
      .thenNothing();
  });
  it('let users change their own name, whatever their roles', () =>
    user
      .given(...active)
      .when(change('ChangeUser', { name: 'Grace', by: { id: userId, grantable: [] } }))
      .then({
        type: 'UserProfileChanged',
        data: { userId, fields: ['name'], changes: { name: { from: 'Grace Hopper', to: 'Grace' } } },
      }));
});

describe('the days on which a user is away', () => {
  const days = { from: '2026-12-21', to: '2026-12-31' };
  const away: UserEvent = {
    type: 'UserProfileChanged',
    data: { userId, fields: ['absence'], changes: { absence: { from: null, to: days } } },
  };
  it('are said by the user', () => {
    const own = { by: { id: userId, grantable: [] }, absence: days };
    user
      .given(...active)
      .when(change('ChangeUser', own))
      .then(away);
    user
      .given(...active, away)
      .when(change('ChangeUser', own))
      .thenNothing();
  });
  it('are said and taken back by a manager, who may have fewer rights than the user', () => {
    user
      .given(...active, roles(['admin']))
      .when(change('SetUserAbsence', { absence: days }))
      .then(away);
    user
      .given(...active, away)
      .when(change('SetUserAbsence', { absence: null }))
      .then({
        type: 'UserProfileChanged',
        data: { userId, fields: ['absence'], changes: { absence: { from: days, to: null } } },
      });
  });
});

describe('deleting an account', () => {
  it('is final and frees the address', () => {
    user
      .given(...active)
      .when(change('DeleteUser'))
      .then(deleted);
    user.given(...active, deleted).thenHolds();
    for (const type of ['DeleteUser', 'ReactivateUser', 'ChangeUserRoles'])
      user
        .given(...active, deleted)
        .when(change(type, { roles: ['sales'] }))
        .thenRefused(UserNotFound);
  });
});
