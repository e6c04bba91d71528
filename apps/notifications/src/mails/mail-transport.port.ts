/** A mail ready to be sent. */
export interface Mail {
  /** The same at each attempt: the Message-ID derives from it, by which a mail that came twice is recognised. */
  readonly id: string;
  /** RFC 3339 UTC. */
  readonly queuedAt: string;
  /** Which of our mails it is; part of the file name when no mail server is set. */
  readonly template: string;
  readonly to: { readonly name?: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** The message is what the server answered, without addresses and links. */
export class DeliveryFailed extends Error {
  constructor(
    message: string,
    /** The server refused this mail for good: another try would end in the same way. */
    readonly isFinal: boolean,
  ) {
    super(message);
  }
}

/** Delivers mails. */
export interface MailTransport {
  /** For the operator: where mails go. */
  readonly description: string;
  /** Returns the answer of the server. Rejects with DeliveryFailed. */
  deliver(mail: Mail): Promise<string>;
  close(): void;
}
