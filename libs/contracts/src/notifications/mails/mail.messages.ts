import { Message } from '../../call-context.js';

/** What a mail says. Tokens are shown as they are: whoever reads the mail may use them. */
export type MailContent =
  | { readonly template: 'verify-email' | 'password-reset' | 'invitation'; readonly token: string }
  | { readonly template: 'already-registered' | 'password-changed' };

/**
 * Sends a mail some time soon; answers as soon as it is accepted. Tried three times; what fails then is in the log, without the address.
 * Between services only.
 */
export class SendMail extends Message<void> {
  constructor(
    readonly to: { readonly name: string; readonly address: string },
    readonly content: MailContent,
  ) {
    super();
  }
}
