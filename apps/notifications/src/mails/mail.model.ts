import type { MailState, MailView } from '@crm/contracts/notifications';

/** A letter, encrypted under the key of its addressee and bound to the id of its mail. */
export interface SealedLetter {
  readonly kid: string;
  readonly iv: string;
  readonly box: string;
}

/** A mail, from the moment it is accepted until it is forgotten. Names its addressee by id only; what is confidential is in the letter. */
export interface KeptMail {
  readonly id: string;
  readonly template: string;
  readonly userId: string;
  readonly state: MailState;
  /** All times: RFC 3339 UTC. */
  readonly queuedAt: string;
  /** After that the link in the mail no longer works. */
  readonly linkUntil?: string;
  /** How long it is tried. */
  readonly tryUntil: string;
  readonly attempts: number;
  /** While it is queued. */
  readonly nextAttemptAt?: string;
  readonly endedAt?: string;
  /** What the mail server said last. */
  readonly answer?: string;
  /** Gone when nothing can be sent any more. */
  readonly letter?: SealedLetter;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const TRIED_MS = 48 * HOUR_MS;
const FIRST_PAUSE_MS = 10_000;
const LONGEST_PAUSE_MS = 2 * HOUR_MS;
/** How long it can be seen what became of a mail. */
const REMEMBERED_MS = 7 * 24 * HOUR_MS;

export interface NewMail {
  readonly id: string;
  readonly template: string;
  readonly userId: string;
  readonly linkUntil?: string | undefined;
  readonly letter: SealedLetter;
}

/** Due at once. */
export function queued({ linkUntil, ...mail }: NewMail, now: string): KeptMail {
  const until = linkUntil === undefined ? {} : { linkUntil };
  return {
    ...mail,
    ...until,
    state: 'queued',
    queuedAt: now,
    tryUntil: later(now, TRIED_MS),
    attempts: 0,
    nextAttemptAt: now,
  };
}

/** What became of an attempt. `refused`: for good. */
export interface Attempt {
  readonly outcome: 'delivered' | 'refused' | 'unreachable';
  readonly answer: string;
}

/** `chance`: from 0 to 1, so that mails which failed together are not tried together again. */
export function attempted(mail: KeptMail, { outcome, answer }: Attempt, now: string, chance: number): KeptMail {
  const tried = { ...mail, attempts: mail.attempts + 1, answer };
  if (outcome === 'delivered') return ended(tried, 'sent', now);
  if (outcome === 'refused') return ended(tried, 'failed', now);
  const next = later(now, pauseAfter(tried.attempts, chance));
  return { ...tried, nextAttemptAt: earliest(next, endOf(mail)) };
}

/** 10 s after the first attempt, then twice as long each time, up to two hours; a quarter more or less. */
export function pauseAfter(attempts: number, chance: number): number {
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** (attempts - 1), LONGEST_PAUSE_MS);
  return Math.round(pause * (0.75 + chance / 2));
}

/** Ends a queued mail whose time is over: its link no longer works, or it was tried for two days. */
export function settled(mail: KeptMail, now: string): KeptMail {
  if (mail.state !== 'queued' || now < endOf(mail)) return mail;
  return isLinkOver(mail, now) ? ended(mail, 'expired', now) : ended(mail, 'failed', now);
}

/** Queued again, for two days from now. undefined: nothing is left to send. */
export function retried(mail: KeptMail, now: string): KeptMail | undefined {
  if (mail.letter === undefined || isLinkOver(mail, now)) return undefined;
  const { endedAt: _over, ...rest } = mail;
  return { ...rest, state: 'queued', nextAttemptAt: now, tryUntil: later(now, TRIED_MS) };
}

export const isForgotten = ({ endedAt }: KeptMail, now: string): boolean =>
  endedAt !== undefined && later(endedAt, REMEMBERED_MS) <= now;

export const viewOf = ({ letter: _secret, tryUntil: _inner, ...mail }: KeptMail): MailView => mail;

/** A failed mail keeps its letter: the operator may mend the cause and try again. */
function ended({ nextAttemptAt: _none, letter, ...mail }: KeptMail, state: MailState, now: string): KeptMail {
  return { ...mail, state, endedAt: now, ...(state === 'failed' && letter && { letter }) };
}

const endOf = ({ tryUntil, linkUntil = tryUntil }: KeptMail): string => earliest(tryUntil, linkUntil);
const isLinkOver = ({ linkUntil }: KeptMail, now: string): boolean => linkUntil !== undefined && linkUntil <= now;
const earliest = (one: string, other: string): string => (one < other ? one : other);
const later = (moment: string, ms: number): string => new Date(Date.parse(moment) + ms).toISOString();
