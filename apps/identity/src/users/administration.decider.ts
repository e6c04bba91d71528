import { ROLES, type Role } from '@crm/contracts';
import {
  type Absence,
  type UserEvent,
  InvitationRefused,
  MoreThanYouHold,
  NotYourself,
  WrongUserStatus,
  UserExists,
  UserNotFound,
} from '@crm/contracts/identity';

import { changedFields } from '@crm/kernel';
import { begun, type EmailChangeTokens } from './email-change.decider.js';
import { holdsInvitation, profileOf, type User } from './user-state.model.js';

/** The acting administrator. `grantable`: the roles whose rights do not exceed the administrator's own. */
export interface Administering {
  readonly id: string;
  readonly grantable: readonly Role[];
}

interface Invitation {
  /** SHA-256, hex. */
  readonly tokenHash: string;
  /** RFC 3339 UTC. */
  readonly expiresAt: string;
}

/** Omitted members stay unchanged. */
interface Profile {
  readonly name?: string;
  readonly absence?: Absence | null;
}

type By = { readonly userId: string; readonly by: Administering };

export type AdministrationCommand =
  | ({
      readonly type: 'InviteUser';
      readonly name: string;
      readonly email: string;
      readonly roles: readonly Role[];
    } & By &
      Invitation)
  | ({ readonly type: 'InviteUserAgain' } & By & Invitation)
  | {
      readonly type: 'AcceptInvitation';
      readonly userId: string;
      readonly tokenHash: string;
      readonly now: string;
      readonly passwordHash: string;
    }
  | ({ readonly type: 'ActivateUser'; readonly roles: readonly Role[] } & By)
  | ({ readonly type: 'DeactivateUser'; readonly reason?: string } & By)
  | ({ readonly type: 'ReactivateUser' } & By)
  | ({ readonly type: 'ChangeUserRoles'; readonly roles: readonly Role[] } & By)
  | ({ readonly type: 'ChangeUser' } & Profile & By)
  /** By a manager of the user, whose rights may reach less far than those of the user. */
  | ({ readonly type: 'SetUserAbsence'; readonly userId: string } & Required<Pick<Profile, 'absence'>>)
  | ({ readonly type: 'ChangeUserEmail'; readonly email: string; readonly tokens: EmailChangeTokens } & By)
  | ({ readonly type: 'DeleteUser' } & By);

type Existing = Exclude<User, { readonly status: 'absent' }>;

/** Decides the commands of administrators on an account. roster.decider.ts has ensured before that one administrator remains. */
export function administer(command: AdministrationCommand, user: User): UserEvent[] {
  if (command.type === 'InviteUser') return invited(command, user);
  if (user.status === 'absent' || user.status === 'deleted') throw new UserNotFound({ userId: command.userId });
  if (command.type === 'AcceptInvitation') return accepted(command, user);
  if (command.type === 'SetUserAbsence') return described(command.userId, user, { absence: command.absence });
  requireAuthority(command.by, command.userId, user, 'roles' in command ? command.roles : []);
  switch (command.type) {
    case 'InviteUserAgain':
      requireStatus(command.userId, user, 'invited');
      return [invitation(command)];
    case 'ActivateUser':
      return activated(command, user);
    case 'DeactivateUser':
    case 'ReactivateUser':
      return switched(command, user);
    case 'ChangeUserRoles':
      requireStatus(command.userId, user, 'invited', 'active', 'deactivated');
      return rolesChanged(command.userId, user.roles, command.roles);
    case 'ChangeUser':
      return described(command.userId, user, command);
    case 'ChangeUserEmail':
      return readdressed(command, user);
    case 'DeleteUser':
      if (command.by.id === command.userId) throw new NotYourself({ userId: command.userId });
      return [{ type: 'UserDeleted', data: { userId: command.userId } }];
  }
}

/** Returns the user if the invitation with this token is still valid. Throws InvitationRefused. */
export function requireInvitation(user: User, tokenHash: string, now: string): Existing {
  if (user.status === 'absent' || !holdsInvitation(user, tokenHash, now)) throw new InvitationRefused({});
  return user;
}

/** True when the command would remove an active administrator. */
export function endsAdministration(command: AdministrationCommand, user: User): boolean {
  if (user.status !== 'active' || !user.roles.includes('admin')) return false;
  return (
    command.type === 'DeactivateUser' ||
    command.type === 'DeleteUser' ||
    (command.type === 'ChangeUserRoles' && !command.roles.includes('admin'))
  );
}

function requireAuthority(
  { id, grantable }: Administering,
  userId: string,
  user: Existing,
  given: readonly Role[],
): void {
  // Users may change their own name whatever their roles. Roles that they give themselves are checked.
  const touched = id === userId && given.length === 0 ? [] : [...user.roles, ...given];
  const roles = ROLES.filter((role) => touched.includes(role) && !grantable.includes(role));
  if (roles.length > 0) throw new MoreThanYouHold({ roles });
}

function requireStatus(userId: string, { status }: Existing, ...allowed: Existing['status'][]): void {
  if (!allowed.includes(status)) throw new WrongUserStatus({ userId, status, allowed });
}

function invited(command: AdministrationCommand & { type: 'InviteUser' }, user: User): UserEvent[] {
  const { userId, name, email, roles, by } = command;
  const tooMuch = roles.filter((role) => !by.grantable.includes(role));
  if (tooMuch.length > 0) throw new MoreThanYouHold({ roles: tooMuch });
  if (user.status !== 'absent') throw new UserExists({ userId });
  return [
    { type: 'UserRegistered', data: { userId, name, email, via: 'invitation' } },
    { type: 'UserRolesChanged', data: { userId, added: inOrder(roles), removed: [] } },
    invitation(command),
  ];
}

const invitation = ({ userId, tokenHash, expiresAt, by }: By & Invitation): UserEvent => ({
  type: 'UserInvited',
  data: { userId, tokenHash, expiresAt, invitedBy: by.id },
});

function accepted(command: AdministrationCommand & { type: 'AcceptInvitation' }, user: User): UserEvent[] {
  const { userId, tokenHash, now, passwordHash } = command;
  requireInvitation(user, tokenHash, now);
  // Only a reader of the mail knows the token, so the address is verified.
  return [
    { type: 'EmailVerified', data: { userId } },
    { type: 'PasswordChanged', data: { userId, algorithm: 'argon2id', hash: passwordHash } },
    { type: 'UserActivated', data: { userId } },
  ];
}

function activated({ userId, roles }: AdministrationCommand & { type: 'ActivateUser' }, user: Existing): UserEvent[] {
  const changed = rolesChanged(userId, user.roles, roles);
  if (user.status === 'active' && changed.length === 0) return [];
  requireStatus(userId, user, 'registered');
  return user.emailVerified ? [...changed, { type: 'UserActivated', data: { userId } }] : changed;
}

function switched(
  command: AdministrationCommand & { type: 'DeactivateUser' | 'ReactivateUser' },
  user: Existing,
): UserEvent[] {
  const { userId, by } = command;
  if (command.type === 'DeactivateUser' && by.id === userId) throw new NotYourself({ userId });
  requireStatus(userId, user, 'active', 'deactivated');
  if (command.type === 'ReactivateUser')
    return user.status === 'active' ? [] : [{ type: 'UserReactivated', data: { userId } }];
  const { reason } = command;
  if (user.status === 'deactivated') return [];
  return [{ type: 'UserDeactivated', data: { userId, ...(reason !== undefined && { reason }) } }];
}

function rolesChanged(userId: string, from: readonly Role[], to: readonly Role[]): UserEvent[] {
  const added = inOrder(to).filter((role) => !from.includes(role));
  const removed = from.filter((role) => !to.includes(role));
  return added.length + removed.length === 0 ? [] : [{ type: 'UserRolesChanged', data: { userId, added, removed } }];
}

function described(userId: string, user: Existing, { name, absence }: Profile): UserEvent[] {
  const change = changedFields(profileOf(user), { name, absence });
  return change === undefined ? [] : [{ type: 'UserProfileChanged', data: { userId, ...change } }];
}

/** Administrators prove their own two mailboxes like everyone else, so a borrowed session does not take over their account. */
function readdressed(
  { userId, email, tokens, by }: AdministrationCommand & { type: 'ChangeUserEmail' },
  user: Existing,
): UserEvent[] {
  if (by.id === userId) throw new NotYourself({ userId });
  requireStatus(userId, user, 'active');
  return begun(userId, email, user, tokens, { by: 'administrator' });
}

const inOrder = (roles: readonly Role[]): Role[] => ROLES.filter((role) => roles.includes(role));
