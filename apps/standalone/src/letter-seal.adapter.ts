import { decrypt, encrypt } from '@crm/event-store';
import type { KeyVault } from '@crm/key-vault';
import { LetterSeal, type Letter, type SealedLetter } from '@crm/notifications';

/** Letters are encrypted like the personal data of events, so erasing a person erases what waits for them, too. */
export class VaultLetterSeal extends LetterSeal {
  constructor(private readonly vault: Pick<KeyVault, 'encryptionKey' | 'decryptionKey'>) {
    super();
  }

  async seal(mailId: string, letter: Letter): Promise<SealedLetter> {
    return encrypt(await this.vault.encryptionKey(`user:${letter.to.userId}`), placeOf(mailId), letter);
  }

  async open(mailId: string, sealed: SealedLetter): Promise<Letter | undefined> {
    const key = await this.vault.decryptionKey(sealed.kid);
    return key && (decrypt(key, placeOf(mailId), sealed) as unknown as Letter);
  }
}

/** No stream has such a name. */
const placeOf = (mailId: string) => ({ stream: `outbox/${mailId}`, eventId: mailId, part: 'data' }) as const;
