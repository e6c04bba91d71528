import {
  CurrentPasswordRefused,
  EMAIL_CHANGE_LIMITS,
  EmailChangeTokenRefused,
  NoEmailChange,
  TooManyEmailChanges,
  UserNotFound,
  type Mailbox,
  type UserEvent,
} from '@crm/contracts/identity';
import type { KnownUser, PendingEmailChange, User } from './user-state.model.js';

/** Tokens that are about to be mailed. Without one for the current mailbox, that one need not confirm. Times are RFC 3339 UTC. */
export interface EmailChangeTokens {
  readonly newTokenHash: string;
  readonly currentTokenHash?: string;
  readonly requestedAt: string;
  readonly expiresAt: string;
}

/** How users change their own e-mail address; administrators begin with `ChangeUserEmail`. */
export type EmailChangeCommand =
  | {
      readonly type: 'RequestEmailChange';
      readonly userId: string;
      readonly email: string;
      /** The hash that the current password was compared with. */
      readonly provenHash: string;
      readonly tokens: EmailChangeTokens;
      /** The session of the request, which outlives the change. */
      readonly sessionId?: string;
    }
  | { readonly type: 'ConfirmEmailChange'; readonly userId: string; readonly tokenHash: string; readonly now: string }
  | { readonly type: 'CancelEmailChange'; readonly userId: string; readonly now: string };
type Of<Type extends EmailChangeCommand['type']> = Extract<EmailChangeCommand, { type: Type }>;

const HOUR_MS = 3600_000;

const TYPES: Readonly<Record<EmailChangeCommand['type'], true>> = {
  RequestEmailChange: true,
  ConfirmEmailChange: true,
  CancelEmailChange: true,
};
export const isEmailChangeCommand = (command: { readonly type: string }): command is EmailChangeCommand =>
  Object.hasOwn(TYPES, command.type);

export function decideOnEmailChange(command: EmailChangeCommand, user: User): UserEvent[] {
  switch (command.type) {
    case 'RequestEmailChange':
      return request(command, user);
    case 'ConfirmEmailChange':
      return confirm(command, user);
    case 'CancelEmailChange':
      return cancel(command, user);
  }
}

function request({ userId, email, provenHash, tokens, sessionId }: Of<'RequestEmailChange'>, user: User): UserEvent[] {
  if (user.status !== 'active') throw new UserNotFound({ userId });
  if (user.passwordHash !== provenHash) throw new CurrentPasswordRefused({});
  requireBudget(user, tokens.requestedAt);
  return begun(userId, email, user, tokens, { by: 'user', ...(sessionId !== undefined && { sessionId }) });
}

/** Also for administrators. Nothing to do if the account has exactly this address. */
export function begun(
  userId: string,
  email: string,
  user: KnownUser,
  tokens: EmailChangeTokens,
  more: { readonly by: 'user' | 'administrator'; readonly sessionId?: string },
): UserEvent[] {
  const wanted = email.normalize('NFC');
  return wanted === user.email
    ? []
    : [{ type: 'EmailChangeRequested', data: { userId, email: wanted, ...tokens, ...more } }];
}

function requireBudget({ emailChangesAt }: KnownUser, now: string): void {
  const limit = EMAIL_CHANGE_LIMITS.anHour;
  const oldest = emailChangesAt.at(-limit);
  const freeAfterMs = oldest === undefined ? 0 : Date.parse(oldest) + HOUR_MS - Date.parse(now);
  if (freeAfterMs > 0) throw new TooManyEmailChanges({ limit }, freeAfterMs);
}

function confirm({ userId, tokenHash, now }: Of<'ConfirmEmailChange'>, user: User): UserEvent[] {
  const found = confirmedBy(user, tokenHash, now);
  if (found === undefined) throw new EmailChangeTokenRefused({});
  const { known, pending, mailbox } = found;
  const confirmed: UserEvent = { type: 'EmailChangeConfirmed', data: { userId, mailbox } };
  if (Object.keys(pending.tokens).some((other) => other !== mailbox)) return [confirmed];
  const { by, sessionId, email: to } = pending;
  return [
    confirmed,
    { type: 'UserEmailChanged', data: { userId, fields: ['email'], changes: { email: { from: known.email, to } } } },
    {
      type: 'UserSessionsEnded',
      data: { userId, reason: by, ...(sessionId !== undefined && { exceptSessionId: sessionId }) },
    },
  ];
}

/** The pending change that the token confirms, and for which mailbox. undefined: the token does nothing. */
export function confirmedBy(
  user: User,
  tokenHash: string,
  now: string,
): { readonly known: KnownUser; readonly pending: PendingEmailChange; readonly mailbox: Mailbox } | undefined {
  const pending = pendingAt(user, now);
  if (user.status === 'absent' || pending === undefined) return undefined;
  const mailbox = (['current', 'new'] as const).find((each) => pending.tokens[each] === tokenHash);
  return mailbox && { known: user, pending, mailbox };
}

/** undefined: there is none, or its links have expired. */
export function pendingAt(user: User, now: string): PendingEmailChange | undefined {
  if (user.status !== 'active' || user.emailChange === undefined) return undefined;
  return Date.parse(now) < Date.parse(user.emailChange.expiresAt) ? user.emailChange : undefined;
}

function cancel({ userId, now }: Of<'CancelEmailChange'>, user: User): UserEvent[] {
  if (user.status !== 'active') throw new UserNotFound({ userId });
  if (pendingAt(user, now) === undefined) throw new NoEmailChange({ userId });
  return [{ type: 'EmailChangeCancelled', data: { userId } }];
}
