import { Message } from '../../call-context.js';

interface Linked {
  readonly token: string;
  /** RFC 3339 UTC. The token does not work after that, and the mail is no longer sent. */
  readonly validUntil: string;
}

/** The content of a mail. Tokens are in clear text: anyone who reads the mail can use them. */
export type MailContent =
  | ({
      readonly template:
        'verify-email' | 'password-reset' | 'invitation' | 'confirm-new-email' | 'confirm-email-change';
    } & Linked)
  | { readonly template: 'already-registered' | 'password-changed' | 'email-changing' | 'email-changed' };

/** Who gets a mail. */
export interface Addressee {
  readonly userId: string;
  readonly address: string;
  /** Absent: nobody has proven that it is theirs. */
  readonly name?: string;
}

/**
 * Keeps a mail and returns as soon as it would survive a power cut. It is tried for two days, and delivered at least once or marked as
 * failed. Between services only.
 */
export class SendMail extends Message<void> {
  constructor(
    readonly to: Addressee,
    readonly content: MailContent,
  ) {
    super();
  }
}

/**
 * `queued`: waits for its next attempt. `sent`: the mail server took it. `failed`: it was refused for good, or for two days. `expired`: its
 * link is over.
 */
export const MAIL_STATES = ['queued', 'sent', 'failed', 'expired'] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** What became of a mail. Holds neither the address nor the text. Times are RFC 3339 UTC. */
export interface MailView {
  readonly id: string;
  readonly template: string;
  readonly userId: string;
  readonly state: MailState;
  readonly queuedAt: string;
  readonly linkUntil?: string;
  readonly attempts: number;
  readonly nextAttemptAt?: string;
  readonly endedAt?: string;
  /** Of the mail server, without addresses. */
  readonly answer?: string;
}

/** Oldest first. Ended mails are listed for a week. For the operator. */
export class ListMails extends Message<readonly MailView[]> {
  constructor(readonly state?: MailState) {
    super();
  }
}

/** Tries a queued or failed mail now, and for two days from now. For the operator. */
export class RetryMail extends Message<void> {
  constructor(readonly mailId: string) {
    super();
  }
}

/** The same for all failed mails whose link still works. Returns how many. */
export class RetryFailedMails extends Message<number> {}
