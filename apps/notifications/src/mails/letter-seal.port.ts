import type { Addressee, MailContent } from '@crm/contracts/notifications';
import type { SealedLetter } from './mail.model.js';

/** What is confidential about a mail: the address, and a token that works once. */
export interface Letter {
  readonly to: Addressee;
  readonly content: MailContent;
}

/** Seals letters while they wait. Provided by the composing module. */
export abstract class LetterSeal {
  abstract seal(mailId: string, letter: Letter): Promise<SealedLetter>;
  /** undefined: the addressee was erased. Throws when the letter was changed, and while the keys cannot be reached. */
  abstract open(mailId: string, sealed: SealedLetter): Promise<Letter | undefined>;
}
