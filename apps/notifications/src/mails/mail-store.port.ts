import type { KeptMail } from './mail.model.js';

/** Keeps mails across a restart. */
export abstract class MailStore {
  /** Resolves when the mail, as it is now, would survive a power cut. */
  abstract save(mail: KeptMail): Promise<void>;
  /** All that are kept, in any order. */
  abstract all(): Promise<readonly KeptMail[]>;
  abstract remove(id: string): Promise<void>;
}
