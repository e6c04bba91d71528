/** A mail ready to be sent. */
export interface Mail {
  /** Which of our mails it is; part of the file name when no mail server is set. */
  readonly template: string;
  readonly to: { readonly name?: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Delivers mails. Rejects when a mail could not be handed over; another try may succeed. */
export interface MailTransport {
  /** For the operator: where mails go. */
  readonly description: string;
  deliver(mail: Mail): Promise<void>;
  close(): void;
}
