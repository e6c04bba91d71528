import type { KeyObject } from 'node:crypto';

export interface SubjectKey {
  /** `<subject>.<suffix>`: names the key permanently and is stored with each ciphertext. Contains no personal data. */
  readonly kid: string;
  readonly key: KeyObject;
}

/**
 * One AES-256 key per data subject (`customer:<id>`, `user:<id>`, `installation`), wrapped by a key-encryption key that can live elsewhere.
 * Erasing a person means destroying the key. Plain key bytes never reach a log, an error or a file.
 */
export interface KeyVault {
  /**
   * The subject's newest key, created on first use. A new key is durable before, or in the same transaction as, any event appended
   * afterwards through the store the vault belongs to. Throws SubjectErased: an erased subject never gets a new key.
   * `isNew`: the caller assumes that nothing was ever encrypted for this subject, which saves a read. If that is wrong, the subject has one
   * more key.
   */
  encryptionKey(subject: string, hint?: { readonly isNew: boolean }): Promise<SubjectKey>;

  /** undefined when the key was destroyed: render the erased marker. Throws KeyUnavailable on an outage, which is never treated as erased. */
  decryptionKey(kid: string): Promise<KeyObject | undefined>;

  /** The same for many at once: a Map with an entry for each kid. */
  decryptionKeys(kids: readonly string[]): Promise<Map<string, KeyObject | undefined>>;

  /** Idempotent: fences first (no encryption from here on), then destroys. */
  erase(subject: string, reason: string): Promise<{ readonly fencedAt: string; readonly keysDestroyed: number }>;

  /** Wraps every key with the newest key-encryption key, in slices under load. The ciphertext of events does not change. */
  rotateKek(): Promise<{ readonly rewrapped: number; readonly remaining: number }>;

  /** HMAC-SHA-256, hex, under a key of this deployment: the same value gives the same text, and nobody else can compute it. */
  blindIndex(purpose: string, value: string): Promise<string>;

  close(): Promise<void>;
}
