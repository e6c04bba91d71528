import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { canonicalJson } from '@crm/kernel';
import type { KeyVault } from '@crm/key-vault';
import { InvalidQuery, type Scalar } from '@crm/read-models';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** The vault's subject for data of the deployment, which belongs to no person. */
const SUBJECT = 'installation';
const FORM = /^[A-Za-z0-9_-]{40,8000}$/;

/** Where the next page starts: values of the sort keys and the id of the last row. */
export type PageEnd = readonly (Scalar | null)[];

/**
 * Cursors that callers can neither read nor forge: sort values may be personal, and a cursor is part of URLs. Each cursor is bound to the
 * query it came from (list, filter, sort, search, principal), and is refused with another query.
 */
export class CursorCipher {
  constructor(private readonly vault: KeyVault) {}

  async encrypt(end: PageEnd, question: object): Promise<string> {
    const { key } = await this.vault.encryptionKey(SUBJECT);
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, key, iv).setAAD(boundTo(question));
    const box = Buffer.concat([iv, cipher.update(JSON.stringify(end), 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return box.toString('base64url');
  }

  /** Throws InvalidQuery for a cursor that is altered, forged, or of another query or caller. */
  async open(cursor: string, question: object): Promise<PageEnd> {
    if (!FORM.test(cursor)) throw foreign();
    const { key } = await this.vault.encryptionKey(SUBJECT);
    const bytes = Buffer.from(cursor, 'base64url');
    const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAAD(boundTo(question)).setAuthTag(bytes.subarray(-TAG_BYTES));
    try {
      const ciphertext = bytes.subarray(IV_BYTES, -TAG_BYTES);
      return JSON.parse(Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString('utf8')) as PageEnd;
    } catch {
      throw foreign();
    }
  }
}

const boundTo = (question: object): Buffer => Buffer.from(`throughline.cursor.v1|${canonicalJson(question)}`, 'utf8');

const foreign = (): InvalidQuery =>
  new InvalidQuery({
    parameter: 'cursor',
    reason: 'not a cursor of this list with the same filter, sort and search; start without one',
  });
