import { mailboxOf, type Role } from '@crm/contracts';
import {
  type UserEvent,
  CurrentPasswordRefused,
  ResetTokenRefused,
  UserExists,
  UserNotFound,
  VerificationTokenRefused,
} from '@crm/contracts/identity';
import {
  activation,
  evolveUser,
  holdsToken,
  isMailable,
  isReachable,
  isUnproven,
  mayMail,
  type KnownUser,
  type MailedToken,
  type User,
} from './user-state.model.js';

/** A newly created token for a mail. */
export interface NewMailedToken extends MailedToken {
  /** RFC 3339 UTC. */
  readonly requestedAt: string;
  /** The block of addresses of the caller who caused the mail. */
  readonly network?: string;
}

/** The password and the roles of an account whose address is verified by this command. */
interface Proven {
  readonly passwordHash: string;
  /** The roles that verifying gives to a self-registered user. Empty: an administrator decides. */
  readonly roles: readonly Role[];
}

/** A mail that an unauthenticated caller causes to an account that exists. */
interface Remailed {
  readonly token: NewMailedToken;
  /** Instead of the end of the token, if the mail invites the user again. */
  readonly invitedUntil: string;
}

/** What users do to their own account. `passwordHash`: PHC string of argon2id; times are RFC 3339 UTC. */
export type AccountCommand =
  | {
      /** With roles and a password, the account can be used at once. With a verification, the address must be verified first, which sets the password. */
      readonly type: 'RegisterUser';
      readonly userId: string;
      readonly name: string;
      readonly email: string;
      readonly via: 'first-administrator' | 'administrator' | 'registration';
      readonly roles: readonly Role[];
      readonly passwordHash?: string;
      readonly verification?: NewMailedToken;
    }
  | ({
      readonly type: 'RepeatRegistration';
      readonly userId: string;
      /** Replaces the name while nobody has proven the address. */
      readonly name: string;
    } & Remailed)
  | ({
      readonly type: 'VerifyEmail';
      readonly userId: string;
      readonly tokenHash: string;
      readonly now: string;
      /** Instead of the name that was registered. */
      readonly name?: string;
    } & Proven)
  | ({ readonly type: 'RequestPasswordReset'; readonly userId: string } & Remailed)
  | ({
      readonly type: 'ResetPassword';
      readonly userId: string;
      readonly tokenHash: string;
      readonly now: string;
      /** Of the owner of the mailbox, who may change it anyway. */
      readonly name?: string;
    } & Proven)
  | {
      readonly type: 'ChangePassword';
      readonly userId: string;
      /** The hash that the current password was compared with. */
      readonly provenHash: string;
      readonly passwordHash: string;
    }
  | {
      readonly type: 'RehashPassword';
      readonly userId: string;
      readonly provenHash: string;
      readonly passwordHash: string;
    }
  | {
      readonly type: 'EndAllSessions';
      readonly userId: string;
      readonly reason: 'user' | 'administrator';
      readonly exceptSessionId?: string;
    };
type Of<Type extends AccountCommand['type']> = Extract<AccountCommand, { type: Type }>;

const ALGORITHM = 'argon2id';

const TYPES: Readonly<Record<AccountCommand['type'], true>> = {
  RegisterUser: true,
  RepeatRegistration: true,
  VerifyEmail: true,
  RequestPasswordReset: true,
  ResetPassword: true,
  ChangePassword: true,
  RehashPassword: true,
  EndAllSessions: true,
};
export const isAccountCommand = (command: { readonly type: string }): command is AccountCommand =>
  Object.hasOwn(TYPES, command.type);

export function decideOnAccount(command: AccountCommand, user: User): UserEvent[] {
  switch (command.type) {
    case 'RegisterUser':
      return register(command, user);
    case 'RepeatRegistration':
      return repeatRegistration(command, user);
    case 'VerifyEmail':
      return verifyEmail(command, user);
    case 'RequestPasswordReset':
      return requestReset(command, user);
    case 'ResetPassword':
      return resetPassword(command, user);
    case 'ChangePassword':
      return changePassword(command, user);
    case 'RehashPassword':
      return rehashPassword(command, user);
    case 'EndAllSessions':
      return endAllSessions(command, user);
  }
}

function register(command: Of<'RegisterUser'>, user: User): UserEvent[] {
  const { userId, name, email, via, passwordHash, roles, verification } = command;
  if (user.status !== 'absent') {
    // A start that was interrupted had already registered the administrator: nothing is left to do.
    if (mailboxOf(user.email) === mailboxOf(email)) return [];
    throw new UserExists({ userId });
  }
  return withActivation(userId, user, [
    { type: 'UserRegistered', data: { userId, name, email: email.normalize('NFC'), via } },
    ...(passwordHash === undefined ? [] : [passwordSet(userId, passwordHash)]),
    ...(roles.length === 0 ? [] : [rolesGiven(userId, roles)]),
    ...(verification === undefined
      ? []
      : [{ type: 'EmailVerificationRequested', data: { userId, ...verification } } as const]),
  ]);
}

const passwordSet = (userId: string, hash: string): UserEvent => ({
  type: 'PasswordChanged',
  data: { userId, algorithm: ALGORITHM, hash },
});

const rolesGiven = (userId: string, roles: readonly Role[]): UserEvent => ({
  type: 'UserRolesChanged',
  data: { userId, added: [...roles], removed: [] },
});

function withActivation(userId: string, before: User, events: readonly UserEvent[]): UserEvent[] {
  return [...events, ...activation(userId, events.reduce(evolveUser, before))];
}

/**
 * A registered user with an unverified address gets another token, and the name of this registration; invited users get another invitation,
 * others a mail that they have an account.
 */
function repeatRegistration({ userId, name, token, invitedUntil }: Of<'RepeatRegistration'>, user: User): UserEvent[] {
  if (!isMailable(user) || !mayMail(user, { ...token, about: 'registration' })) return [];
  if (user.status !== 'active' && !user.emailVerified)
    return [
      ...(isUnproven(user) ? renamed(userId, user, name) : []),
      { type: 'EmailVerificationRequested', data: { userId, ...lasting(token, user, invitedUntil) } },
    ];
  const { tokenHash: _unused, expiresAt: _unusedToo, ...mail } = token;
  return [{ type: 'RegistrationRepeated', data: { userId, ...mail } }];
}

function verifyEmail(command: Of<'VerifyEmail'>, user: User): UserEvent[] {
  const { userId, tokenHash, now, name } = command;
  if (!mayVerify(user, tokenHash, now)) throw new VerificationTokenRefused({});
  return proven(command, user, renamed(userId, user, name));
}

/** Also checked before the password is hashed. */
export const mayVerify = (user: User, tokenHash: string, now: string): user is KnownUser =>
  isReachable(user) && !user.emailVerified && holdsToken(user, 'registration', tokenHash, now);

/** The owner of the mailbox sets the password: one that was recorded before never works. */
function proven(
  { userId, passwordHash, roles }: Proven & { readonly userId: string },
  user: KnownUser,
  more: readonly UserEvent[] = [],
): UserEvent[] {
  const given = user.roles.length === 0 && roles.length > 0 ? [rolesGiven(userId, roles)] : [];
  return withActivation(userId, user, [
    { type: 'EmailVerified', data: { userId } },
    passwordSet(userId, passwordHash),
    ...more,
    ...given,
  ]);
}

/** Nothing without a name, or with the one that the user has. */
const renamed = (userId: string, { name: from }: KnownUser, to: string | undefined): UserEvent[] =>
  to === undefined || to === from
    ? []
    : [{ type: 'UserProfileChanged', data: { userId, fields: ['name'], changes: { name: { from, to } } } }];

/** An invited user has no password yet: the token is another invitation. */
function requestReset({ userId, token, invitedUntil }: Of<'RequestPasswordReset'>, user: User): UserEvent[] {
  if (!isMailable(user) || !mayMail(user, { ...token, about: 'password-reset' })) return [];
  return [{ type: 'PasswordResetRequested', data: { userId, ...lasting(token, user, invitedUntil) } }];
}

const lasting = (token: NewMailedToken, { status }: KnownUser, invitedUntil: string): NewMailedToken =>
  status === 'invited' ? { ...token, expiresAt: invitedUntil } : token;

/** The token came by mail, so this also verifies the address. */
function resetPassword(command: Of<'ResetPassword'>, user: User): UserEvent[] {
  const { userId, tokenHash, passwordHash, now, name } = command;
  if (!mayReset(user, tokenHash, now)) throw new ResetTokenRefused({});
  const more = renamed(userId, user, name);
  return user.emailVerified ? [passwordSet(userId, passwordHash), ...more] : proven(command, user, more);
}

/** Also checked before the new password is hashed. */
export const mayReset = (user: User, tokenHash: string, now: string): user is KnownUser =>
  isReachable(user) && holdsToken(user, 'password-reset', tokenHash, now);

function changePassword({ userId, provenHash, passwordHash }: Of<'ChangePassword'>, user: User): UserEvent[] {
  if (user.status !== 'active') throw new UserNotFound({ userId });
  if (user.passwordHash !== provenHash) throw new CurrentPasswordRefused({});
  return [passwordSet(userId, passwordHash)];
}

/** Does nothing when the password has changed since. */
function rehashPassword({ userId, provenHash, passwordHash }: Of<'RehashPassword'>, user: User): UserEvent[] {
  if (user.status === 'absent' || user.passwordHash !== provenHash) return [];
  return [{ type: 'PasswordRehashed', data: { userId, algorithm: ALGORITHM, hash: passwordHash } }];
}

function endAllSessions({ userId, reason, exceptSessionId }: Of<'EndAllSessions'>, user: User): UserEvent[] {
  if (user.status === 'absent') throw new UserNotFound({ userId });
  return [
    {
      type: 'UserSessionsEnded',
      data: { userId, reason, ...(exceptSessionId !== undefined && { exceptSessionId }) },
    },
  ];
}
