/** A mail as it goes out. */
export interface Mail {
  /** Which of our mails it is; names the file where there is no mail server. */
  readonly template: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** The way a mail takes. Rejects when it could not be handed over; another try may succeed. */
export interface MailTransport {
  /** For people: where mails go. */
  readonly description: string;
  deliver(mail: Mail): Promise<void>;
  close(): void;
}
