import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';
import { canonicalJson } from '@crm/kernel';
import { randomBytesOf, type SubjectKey } from '@crm/key-vault';

/** Member of an event's data that holds its personal fields, encrypted together. */
export const ENCRYPTED = '$sealed';

/** Replaces personal values in the log. `iv` and `box` (the ciphertext followed by the 16-byte tag) are base64url. */
export interface EncryptedBox {
  readonly kid: string;
  readonly iv: string;
  readonly box: string;
}

/** Where a box belongs: decrypting it anywhere else fails authentication. */
export interface BoxPlace {
  readonly stream: string;
  readonly eventId: string;
  readonly part: 'data' | 'meta';
}

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM with a fresh random iv. Format and associated data: docs/adr/0004. */
export function encrypt({ kid, key }: SubjectKey, place: BoxPlace, values: object): EncryptedBox {
  const iv = randomBytesOf(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key, iv);
  cipher.setAAD(associatedData(place));
  const ciphertext = cipher.update(canonicalJson(values), 'utf8');
  cipher.final();
  return {
    kid,
    iv: iv.toString('base64url'),
    box: Buffer.concat([ciphertext, cipher.getAuthTag()]).toString('base64url'),
  };
}

/** Throws when the box was changed or moved. */
export function decrypt(key: KeyObject, place: BoxPlace, { iv, box }: EncryptedBox): Record<string, unknown> {
  const bytes = Buffer.from(box, 'base64url');
  const decipher = createDecipheriv(CIPHER, key, Buffer.from(iv, 'base64url'), { authTagLength: TAG_BYTES });
  decipher.setAAD(associatedData(place));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  const text = decipher.update(bytes.subarray(0, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  return JSON.parse(text) as Record<string, unknown>;
}

export function isEncryptedBox(value: unknown): value is EncryptedBox {
  const box = value as Partial<EncryptedBox> | null | undefined;
  return (
    typeof box === 'object' &&
    box !== null &&
    typeof box.kid === 'string' &&
    typeof box.iv === 'string' &&
    typeof box.box === 'string'
  );
}

const associatedData = ({ stream, eventId, part }: BoxPlace): Buffer =>
  Buffer.from(`throughline.sealed.v1|${stream}|${eventId}|${part}`);
