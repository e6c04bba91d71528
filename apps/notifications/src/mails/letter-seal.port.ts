import type { Addressee, MailContent } from '@crm/contracts/notifications';

/** What is confidential about a mail: the address, and a token that works once. */
export interface Letter {
  readonly to: Addressee;
  readonly content: MailContent;
}

/** A letter, encrypted under the key of its addressee and bound to the id of its mail. */
export interface SealedLetter {
  readonly kid: string;
  readonly iv: string;
  readonly box: string;
}

/** Seals letters while they wait. Provided by the composing module. */
export abstract class LetterSeal {
  abstract seal(mailId: string, letter: Letter): Promise<SealedLetter>;
  /** undefined: the addressee was erased. Throws when the letter was changed, and while the keys cannot be reached. */
  abstract open(mailId: string, sealed: SealedLetter): Promise<Letter | undefined>;
}
