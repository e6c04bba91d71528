import { ROLES, type Role } from '@crm/contracts';
import {
  EMAIL_CHANGE_LIMITS,
  type Absence,
  type EmailChangeEvent,
  type Mailbox,
  type UserAdministrationEvent,
  type UserEvent,
} from '@crm/contracts/identity';
import { withChanges } from '@crm/kernel';

/** A token that was mailed, by its SHA-256. */
export interface MailedToken {
  readonly tokenHash: string;
  /** RFC 3339 UTC. */
  readonly expiresAt: string;
}

/** What strangers can cause mails about: each has its own budget of mails. */
export type MailPurpose = 'registration' | 'password-reset';

/** A mail that an unauthenticated caller caused. */
export interface RequestedMail {
  readonly about: MailPurpose;
  /** RFC 3339 UTC. */
  readonly requestedAt: string;
  /** The block of addresses of the caller. */
  readonly network?: string | undefined;
  /** Until one of the tokens about the same was used. */
  readonly token?: MailedToken;
}

/** Another address that was requested and is not confirmed yet. */
export interface PendingEmailChange {
  readonly email: string;
  readonly by: 'user' | 'administrator';
  /** Of the mailboxes that have not confirmed it: SHA-256 of their tokens. */
  readonly tokens: Readonly<Partial<Record<Mailbox, string>>>;
  /** RFC 3339 UTC. */
  readonly expiresAt: string;
  /** The session of the request, which outlives the change. */
  readonly sessionId: string | undefined;
}

export interface KnownUser {
  readonly userId: string;
  /** `registered`: has no verified address or no role; `invited`: has no password; `deleted`: final. */
  readonly status: 'registered' | 'invited' | 'active' | 'deactivated' | 'deleted';
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly absence: Absence | null;
  /** Compared only once the address is verified. */
  readonly passwordHash: string | undefined;
  /** The owner has verified the address. */
  readonly emailVerified: boolean;
  /** How often all sessions were ended. A session that started in an earlier epoch is over, unless it was spared. */
  readonly sessionEpoch: number;
  /** The session that was spared when all others were last ended. */
  readonly sparedSessionId: string | undefined;
  /** Of the newest invitation, until it is accepted. */
  readonly invitation: MailedToken | undefined;
  /** The latest of each purpose, newest last. */
  readonly mails: readonly RequestedMail[];
  readonly emailChange: PendingEmailChange | undefined;
  /** When the latest changes of the address were requested, newest last. */
  readonly emailChangesAt: readonly string[];
}

export type User = { readonly status: 'absent' } | KnownUser;

export const profileOf = ({ name, absence }: Pick<KnownUser, 'name' | 'absence'>) => ({ name, absence });

/** The kind of claims on e-mail addresses. */
export const USER_EMAIL = 'user-email';

/**
 * Mails to one account per hour and purpose that unauthenticated callers can cause: from one network, and in total. A link works for at
 * least an hour, so an owner who gets no further mail has working links in the mailbox.
 */
export const MAILS_AN_HOUR = { network: 3, total: 9 } as const;
const HOUR_MS = 3600_000;

export function mayMail({ mails }: KnownUser, next: Omit<RequestedMail, 'token'>): boolean {
  const latest = mails.filter(
    ({ about, requestedAt }) =>
      about === next.about && Date.parse(next.requestedAt) - Date.parse(requestedAt) < HOUR_MS,
  );
  const nearby = latest.filter(({ network }) => network === next.network);
  return latest.length < MAILS_AN_HOUR.total && nearby.length < MAILS_AN_HOUR.network;
}

/** Whether a token was mailed about this, is not used up, and has not expired. */
export const holdsToken = ({ mails }: KnownUser, purpose: MailPurpose, tokenHash: string, now: string): boolean =>
  mails.some(({ about, token }) => about === purpose && isToken(token, tokenHash, now));

/** Whether a token invites the user: the one of the administrator, or one that was mailed because the invited person asked for it. */
export const holdsInvitation = ({ status, invitation, mails }: KnownUser, tokenHash: string, now: string): boolean =>
  status === 'invited' &&
  [invitation, ...mails.map(({ token }) => token)].some((each) => isToken(each, tokenHash, now));

const isToken = (token: MailedToken | undefined, tokenHash: string, now: string): boolean =>
  token?.tokenHash === tokenHash && Date.parse(now) < Date.parse(token.expiresAt);

/** An account becomes active once its address is verified and it has a role, whichever comes second. */
export function activation(userId: string, user: User): UserEvent[] {
  const isReady = user.status === 'registered' && user.emailVerified && user.roles.length > 0;
  return isReady ? [{ type: 'UserActivated', data: { userId } }] : [];
}

/** Registered, with an address whose owner has not answered: the name is what anybody typed. */
export const isUnproven = ({ status, emailVerified }: Pick<KnownUser, 'status' | 'emailVerified'>): boolean =>
  status === 'registered' && !emailVerified;

/** Users who have or may get a password without an administrator. */
export const isReachable = (user: User): user is KnownUser => user.status === 'registered' || user.status === 'active';

/** Users to whom unauthenticated callers can cause mails. Invited ones get the invitation again. */
export const isMailable = (user: User): user is KnownUser => user.status === 'invited' || isReachable(user);

/**
 * Users whose password is compared at all. All others are refused like an unknown address. A password of an unverified address is anyone's:
 * earlier releases recorded it with the registration.
 */
export const mayKnock = (user: User): user is KnownUser => isReachable(user) && user.emailVerified;

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

type Registered = Extract<UserEvent, { type: 'UserRegistered' }>['data'];

function registered({ userId, name, email, via }: Registered): KnownUser {
  return {
    userId,
    status: 'registered',
    name,
    email,
    roles: [],
    absence: null,
    passwordHash: undefined,
    emailVerified: VERIFIED_BY_ORIGIN.includes(via),
    sessionEpoch: 0,
    sparedSessionId: undefined,
    invitation: undefined,
    mails: [],
    emailChange: undefined,
    emailChangesAt: [],
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
      return {
        passwordHash: event.data.hash,
        mails: used(user, 'password-reset'),
        invitation: undefined,
        emailChange: undefined,
        ...ended,
      };
    }
    case 'PasswordRehashed':
      return { passwordHash: event.data.hash };
    case 'EmailVerificationRequested':
    case 'RegistrationRepeated':
      return { mails: mailed(user, 'registration', event.data) };
    case 'EmailVerified':
      return { emailVerified: true, mails: used(user, 'registration') };
    case 'PasswordResetRequested':
      return { mails: mailed(user, 'password-reset', event.data) };
    case 'UserSessionsEnded':
      return sessionsEnded(user, event.data.exceptSessionId);
    case 'EmailChangeRequested':
    case 'EmailChangeConfirmed':
    case 'EmailChangeCancelled':
    case 'UserEmailChanged':
      return readdressed(user, event);
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
      return { status: 'invited', invitation: { tokenHash, expiresAt }, mails: used(user) };
    }
    case 'UserDeactivated':
      return {
        status: 'deactivated',
        mails: used(user, 'password-reset'),
        emailChange: undefined,
        ...sessionsEnded(user),
      };
    case 'UserReactivated':
      return { status: 'active' };
    case 'UserProfileChanged':
      return withChanges(profileOf(user), event.data.changes ?? {});
    case 'UserDeleted':
      return {
        status: 'deleted',
        roles: [],
        passwordHash: undefined,
        invitation: undefined,
        emailChange: undefined,
        ...sessionsEnded(user),
      };
  }
}

function readdressed(user: KnownUser, event: EmailChangeEvent): Partial<KnownUser> {
  switch (event.type) {
    case 'EmailChangeRequested': {
      const { email, by, newTokenHash, currentTokenHash, requestedAt, expiresAt, sessionId } = event.data;
      const tokens = { ...(currentTokenHash !== undefined && { current: currentTokenHash }), new: newTokenHash };
      return {
        emailChange: { email, by: by as PendingEmailChange['by'], tokens, expiresAt, sessionId },
        emailChangesAt: [...user.emailChangesAt, requestedAt].slice(-EMAIL_CHANGE_LIMITS.anHour),
      };
    }
    case 'EmailChangeConfirmed': {
      const { [event.data.mailbox as Mailbox]: _used, ...tokens } = user.emailChange?.tokens ?? {};
      return { emailChange: user.emailChange && { ...user.emailChange, tokens } };
    }
    case 'EmailChangeCancelled':
      return { emailChange: undefined };
    case 'UserEmailChanged':
      // What was mailed to the old address must not open the account any more.
      return {
        email: event.data.changes.email.to,
        emailVerified: true,
        emailChange: undefined,
        mails: used(user),
      };
  }
}

const sessionsEnded = ({ sessionEpoch }: KnownUser, sparedSessionId?: string): Partial<KnownUser> => ({
  sessionEpoch: sessionEpoch + 1,
  sparedSessionId,
});

/** With another mail. Of each purpose as many are kept as count. */
function mailed(
  { mails }: KnownUser,
  about: MailPurpose,
  { requestedAt, network, ...token }: Omit<RequestedMail, 'about' | 'token'> & Partial<MailedToken>,
): readonly RequestedMail[] {
  const { tokenHash, expiresAt } = token;
  const mail = { about, requestedAt, network };
  const hasToken = tokenHash !== undefined && expiresAt !== undefined;
  const same = mails.filter((each) => each.about === about).slice(1 - MAILS_AN_HOUR.total);
  const others = mails.filter((each) => each.about !== about);
  return [...others, ...same, hasToken ? { ...mail, token: { tokenHash, expiresAt } } : mail];
}

/** With all tokens of that purpose, or of every purpose, used up. The mails still count. */
const used = ({ mails }: KnownUser, purpose?: MailPurpose): readonly RequestedMail[] =>
  mails.map(({ token, ...mail }) =>
    token === undefined || purpose === undefined || mail.about === purpose ? mail : { ...mail, token },
  );
