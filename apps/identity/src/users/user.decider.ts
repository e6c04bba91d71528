import { ROLES, type Role } from '@crm/contracts';
import type { UserEvent } from '@crm/contracts/identity';
import type { Decider, UniqueValue } from '@crm/kernel';
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
      readonly status: 'registered' | 'active';
      readonly name: string;
      readonly email: string;
      readonly roles: readonly Role[];
      readonly passwordHash: string | undefined;
    };

/** What a unique address is called in the names of its claims. */
export const USER_EMAIL = 'user-email';

/** The form in which addresses are compared: case folded, NFC. */
export const comparableEmail = (address: string): string => address.toLowerCase().normalize('NFC');

function decide(command: RegisterUser, user: User): UserEvent[] {
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
    return { status: 'registered', name, email, roles: [], passwordHash: undefined };
  }
  if (user.status === 'absent') return user;
  switch (event.type) {
    case 'UserActivated':
      return { ...user, status: 'active' };
    case 'UserRolesChanged': {
      const { added, removed } = event.data;
      return {
        ...user,
        roles: ROLES.filter((role) => added.includes(role) || (user.roles.includes(role) && !removed.includes(role))),
      };
    }
    case 'PasswordChanged':
      return { ...user, passwordHash: event.data.hash };
  }
}

export const userDecider: Decider<User, RegisterUser, UserEvent> = {
  category: 'user',
  initial: { status: 'absent' },
  decide,
  evolve,
  unique: {
    values: (user): readonly UniqueValue[] =>
      user.status === 'absent' ? [] : [{ kind: USER_EMAIL, value: comparableEmail(user.email) }],
    taken: (_value, holder) => new EmailTaken({ userId: holder }),
  },
};
