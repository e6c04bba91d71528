import { Message } from '../../call-context.js';

/** The content of a mail. Tokens are in clear text: anyone who reads the mail can use them. */
export type MailContent =
  | { readonly template: 'verify-email' | 'password-reset' | 'invitation'; readonly token: string }
  | { readonly template: 'confirm-new-email' | 'confirm-email-change'; readonly token: string }
  | { readonly template: 'already-registered' | 'password-changed' | 'email-changing' | 'email-changed' };

/** Who gets a mail. */
export interface Addressee {
  readonly userId: string;
  readonly address: string;
  /** Absent: nobody has proven that it is theirs. */
  readonly name?: string;
}

/**
 * Queues a mail and returns as soon as it is accepted. Sending is tried three times; a failure after that is logged, without the address.
 * Between services only.
 */
export class SendMail extends Message<void> {
  constructor(
    readonly to: Addressee,
    readonly content: MailContent,
  ) {
    super();
  }
}
