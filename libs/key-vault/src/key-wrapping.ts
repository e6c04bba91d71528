import { createCipheriv, createDecipheriv, createHash, createSecretKey, type KeyObject } from 'node:crypto';
import { randomBytesOf } from './random-bytes.js';

/** A key-encryption key: it wraps keys, never data. */
export interface Kek {
  /** First 16 hex digits of the key's SHA-256: identifies the key and reveals nothing about it. */
  readonly id: string;
  readonly key: KeyObject;
}

const CIPHER = 'aes-256-gcm';
export const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Takes ownership of the bytes, and overwrites them with zeros. */
export function kekOf(bytes: Buffer): Kek {
  const id = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  return { id, key: secretKeyOf(bytes) };
}

/** Takes ownership of the bytes, and overwrites them with zeros. */
export function secretKeyOf(bytes: Buffer): KeyObject {
  const key = createSecretKey(bytes);
  bytes.fill(0);
  return key;
}

/** iv, ciphertext, tag. `name` is authenticated: a wrapped key cannot be passed off as another key. */
export function wrapKey(kek: Kek, name: string, bytes: Uint8Array): Buffer {
  const iv = randomBytesOf(IV_BYTES);
  const cipher = createCipheriv(CIPHER, kek.key, iv).setAAD(Buffer.from(name));
  const ciphertext = cipher.update(bytes);
  cipher.final();
  return Buffer.concat([iv, ciphertext, cipher.getAuthTag()]);
}

/** Throws when the wrapped key was changed, has another name, or was wrapped by another key. */
export function unwrapKey(kek: Kek, name: string, wrapped: Uint8Array): Buffer {
  const bytes = Buffer.from(wrapped.buffer, wrapped.byteOffset, wrapped.byteLength);
  const decipher = createDecipheriv(CIPHER, kek.key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(name)).setAuthTag(bytes.subarray(-TAG_BYTES));
  const plain = decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES));
  decipher.final();
  return plain;
}
