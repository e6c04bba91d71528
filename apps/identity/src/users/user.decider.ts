import { ROLES, type Role } from '@crm/contracts';
import type { UserAdministrationEvent, UserEvent } from '@crm/contracts/identity';
import type { Decider, UniqueValue } from '@crm/kernel';
import { administer, type AdministrationCommand } from './administration.policy.js';
import { EmailTaken, UserExists } from './user.errors.js';

/** Registers somebody who may start at once. `passwordHash`: PHC string of argon2id. */
export interface RegisterUser {
  readonly type: 'RegisterUser';
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly via: 'first-administrator' | 'administrator';
  readonly roles: readonly Role[];
  readonly passwordHash: string;
}

export type User =
  | { readonly status: 'absent' }
  | {
      /** `registered`: lacks a proof of the address or a role; `invited`: lacks a password; `deleted`: for good. */
      readonly status: 'registered' | 'invited' | 'active' | 'deactivated' | 'deleted';
      readonly name: string;
      readonly email: string;
      readonly roles: readonly Role[];
      readonly passwordHash: string | undefined;
      readonly emailVerified: boolean;
      /** Sessions of an earlier epoch are dead. */
      readonly sessionEpoch: number;
      /** Of the newest invitation that was not accepted yet. */
      readonly invitation?: { readonly tokenHash: string; readonly expiresAt: string };
    };

export type UserCommand = RegisterUser | AdministrationCommand;

/** What a unique address is called in the names of its claims. */
export const USER_EMAIL = 'user-email';

/** The form in which addresses are compared: case folded, NFC. */
export const comparableEmail = (address: string): string => address.toLowerCase().normalize('NFC');

function decide(command: UserCommand, user: User): UserEvent[] {
  return command.type === 'RegisterUser' ? register(command, user) : administer(command, user);
}

function register(command: RegisterUser, user: User): UserEvent[] {
  const { userId, name, email, via, passwordHash, roles } = command;
  if (user.status !== 'absent') {
    // The start was interrupted after it had registered the administrator: the wish already holds.
    if (comparableEmail(user.email) === comparableEmail(email)) return [];
    throw new UserExists({ userId });
  }
  return [
    { type: 'UserRegistered', data: { userId, name, email: email.normalize('NFC'), via } },
    { type: 'PasswordChanged', data: { userId, algorithm: 'argon2id', hash: passwordHash } },
    { type: 'UserRolesChanged', data: { userId, added: [...roles], removed: [] } },
    { type: 'UserActivated', data: { userId } },
  ];
}

function evolve(user: User, event: UserEvent): User {
  if (event.type === 'UserRegistered') {
    const { name, email } = event.data;
    const lacking = { roles: [], passwordHash: undefined, emailVerified: false, sessionEpoch: 0 };
    return { status: 'registered', name, email, ...lacking };
  }
  if (user.status === 'absent') return user;
  switch (event.type) {
    case 'UserActivated':
      // Where nobody proved the address, the operator answers for it.
      return { ...user, status: 'active', emailVerified: true };
    case 'EmailVerified':
      return { ...user, emailVerified: true };
    case 'UserRolesChanged': {
      const { added, removed } = event.data;
      return {
        ...user,
        roles: ROLES.filter((role) => added.includes(role) || (user.roles.includes(role) && !removed.includes(role))),
      };
    }
    case 'PasswordChanged':
      return { ...user, passwordHash: event.data.hash, invitation: undefined, sessionEpoch: user.sessionEpoch + 1 };
    default:
      return administered(user, event);
  }
}

function administered(user: Exclude<User, { status: 'absent' }>, event: UserAdministrationEvent): User {
  switch (event.type) {
    case 'UserInvited': {
      const { tokenHash, expiresAt } = event.data;
      return { ...user, status: 'invited', invitation: { tokenHash, expiresAt } };
    }
    case 'UserDeactivated':
      return { ...user, status: 'deactivated', sessionEpoch: user.sessionEpoch + 1 };
    case 'UserReactivated':
      return { ...user, status: 'active' };
    case 'UserProfileChanged':
      return { ...user, name: event.data.changes.name?.to ?? user.name };
    case 'UserDeleted': {
      const gone = { roles: [], passwordHash: undefined, invitation: undefined };
      return { ...user, ...gone, status: 'deleted', sessionEpoch: user.sessionEpoch + 1 };
    }
  }
}

export const userDecider: Decider<User, UserCommand, UserEvent> = {
  category: 'user',
  initial: { status: 'absent' },
  decide,
  evolve,
  unique: {
    values: (user): readonly UniqueValue[] =>
      user.status === 'absent' || user.status === 'deleted'
        ? []
        : [{ kind: USER_EMAIL, value: comparableEmail(user.email) }],
    taken: (_value, holder) => new EmailTaken({ userId: holder }),
  },
};
