import { ROLES, type Role } from '@crm/contracts';
import type { UserAdministrationEvent, UserEvent } from '@crm/contracts/identity';

/** A token that was mailed, by its SHA-256. */
export interface MailedToken {
  readonly tokenHash: string;
  /** RFC 3339 UTC. */
  readonly expiresAt: string;
}

export interface KnownUser {
  /** `registered`: has no verified address or no role; `invited`: has no password; `deleted`: final. */
  readonly status: 'registered' | 'invited' | 'active' | 'deactivated' | 'deleted';
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly passwordHash: string | undefined;
  /** The owner has verified the address. */
  readonly emailVerified: boolean;
  /** How often all sessions were ended. A session that started in an earlier epoch is over, unless it was spared. */
  readonly sessionEpoch: number;
  /** The session that was spared when all others were last ended. */
  readonly sparedSessionId: string | undefined;
  /** Of the newest invitation, until it is accepted. */
  readonly invitation: MailedToken | undefined;
  readonly verification: MailedToken | undefined;
  readonly passwordReset: MailedToken | undefined;
  /** When the latest mails were sent that unauthenticated callers can cause. Newest last, RFC 3339 UTC. */
  readonly mailedAt: readonly string[];
}

export type User = { readonly status: 'absent' } | KnownUser;

/** The kind of claims on e-mail addresses. */
export const USER_EMAIL = 'user-email';

/** The form in which addresses are compared: case folded, NFC. */
export const comparableEmail = (address: string): string => address.toLowerCase().normalize('NFC');

/** Mails to one account per hour that unauthenticated callers can cause. */
export const MAILS_AN_HOUR = 3;
const HOUR_MS = 3600_000;

export const mayMail = ({ mailedAt }: KnownUser, now: string): boolean =>
  mailedAt.filter((at) => Date.parse(now) - Date.parse(at) < HOUR_MS).length < MAILS_AN_HOUR;

/** An account becomes active once its address is verified and it has a role, whichever comes second. */
export function activation(userId: string, user: User): UserEvent[] {
  const isReady = user.status === 'registered' && user.emailVerified && user.roles.length > 0;
  return isReady ? [{ type: 'UserActivated', data: { userId } }] : [];
}

/** Users whose password is compared at all. All others are refused like an unknown address. */
export const mayKnock = (user: User): user is KnownUser => user.status === 'registered' || user.status === 'active';

/** Whether the session is not over: of the current epoch, or spared. */
export const isOfCurrentEpoch = (
  { sessionEpoch, sparedSessionId }: KnownUser,
  session: { readonly id: string; readonly epoch: number },
): boolean => session.epoch === sessionEpoch || session.id === sparedSessionId;

/** Accounts that the operator created need no verification of their address. */
const VERIFIED_BY_ORIGIN: readonly string[] = ['first-administrator', 'administrator'];

export function evolveUser(user: User, event: UserEvent): User {
  if (event.type === 'UserRegistered') return registered(event.data);
  return user.status === 'absent' ? user : { ...user, ...changes(user, event) };
}

function registered({ name, email, via }: { name: string; email: string; via: string }): KnownUser {
  return {
    status: 'registered',
    name,
    email,
    roles: [],
    passwordHash: undefined,
    emailVerified: VERIFIED_BY_ORIGIN.includes(via),
    sessionEpoch: 0,
    sparedSessionId: undefined,
    invitation: undefined,
    verification: undefined,
    passwordReset: undefined,
    mailedAt: [],
  };
}

function changes(user: KnownUser, event: Exclude<UserEvent, { type: 'UserRegistered' }>): Partial<KnownUser> {
  switch (event.type) {
    case 'UserActivated':
      // If the address was not verified, the operator vouches for it.
      return { status: 'active', emailVerified: true };
    case 'UserRolesChanged': {
      const { added, removed } = event.data;
      return {
        roles: ROLES.filter((role) => added.includes(role) || (user.roles.includes(role) && !removed.includes(role))),
      };
    }
    case 'PasswordChanged': {
      // The first password ends nothing: no session could start before it.
      const ended = user.passwordHash === undefined ? {} : sessionsEnded(user);
      return { passwordHash: event.data.hash, passwordReset: undefined, invitation: undefined, ...ended };
    }
    case 'PasswordRehashed':
      return { passwordHash: event.data.hash };
    case 'EmailVerificationRequested':
      return { verification: event.data, mailedAt: mailed(user, event.data.requestedAt) };
    case 'EmailVerified':
      return { emailVerified: true, verification: undefined };
    case 'RegistrationRepeated':
      return { mailedAt: mailed(user, event.data.requestedAt) };
    case 'PasswordResetRequested':
      return { passwordReset: event.data, mailedAt: mailed(user, event.data.requestedAt) };
    case 'UserSessionsEnded':
      return sessionsEnded(user, event.data.exceptSessionId);
    case 'UserInvited':
    case 'UserDeactivated':
    case 'UserReactivated':
    case 'UserProfileChanged':
    case 'UserDeleted':
      return administered(user, event);
  }
}

function administered(user: KnownUser, event: UserAdministrationEvent): Partial<KnownUser> {
  switch (event.type) {
    case 'UserInvited': {
      const { tokenHash, expiresAt } = event.data;
      return { status: 'invited', invitation: { tokenHash, expiresAt } };
    }
    case 'UserDeactivated':
      return { status: 'deactivated', passwordReset: undefined, ...sessionsEnded(user) };
    case 'UserReactivated':
      return { status: 'active' };
    case 'UserProfileChanged':
      return { name: event.data.changes.name?.to ?? user.name };
    case 'UserDeleted':
      return { status: 'deleted', roles: [], passwordHash: undefined, invitation: undefined, ...sessionsEnded(user) };
  }
}

const sessionsEnded = ({ sessionEpoch }: KnownUser, sparedSessionId?: string): Partial<KnownUser> => ({
  sessionEpoch: sessionEpoch + 1,
  sparedSessionId,
});

const mailed = ({ mailedAt }: KnownUser, at: string): readonly string[] => [...mailedAt, at].slice(-MAILS_AN_HOUR);
