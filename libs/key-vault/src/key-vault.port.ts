import type { KeyDamage } from '@crm/contracts/refusals';
import type { KeyObject } from 'node:crypto';
import type { ErasedSubject } from './key-rows.port.js';

export interface SubjectKey {
  /** `<subject>.<suffix>`: names the key permanently and is stored with each ciphertext. Contains no personal data. */
  readonly kid: string;
  readonly key: KeyObject;
}

/** A key or a part of the vault that cannot be used, though nobody destroyed it on purpose. */
export interface KeyFault {
  /** The kid, or the name of a setting of the vault. */
  readonly key: string;
  readonly damage: KeyDamage;
  /** An event that needs the key, if one was looked for. */
  readonly event?: { readonly stream: string; readonly revision: number };
}

/** What became of a rotation of the key-encryption key. */
export interface KekRotation {
  readonly rewrapped: number;
  /** Keys that are still wrapped by an older key-encryption key. */
  readonly remaining: number;
  /** Id of the key-encryption key that wraps everything new. */
  readonly kekId: string;
  /** Ids of the older ones that still unwrap: backups that were taken before need them. */
  readonly retired: readonly string[];
  /** Ids of those that were removed. */
  readonly forgotten: readonly string[];
  /** Where the key-encryption keys are, for the operator. */
  readonly origin: string;
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

  /**
   * undefined when the key was destroyed: render the erased marker. Throws KeyUnavailable on an outage and KeyDamaged when the key is lost
   * or was changed; neither is ever treated as erased.
   */
  decryptionKey(kid: string): Promise<KeyObject | undefined>;

  /** The same for many at once: a Map with an entry for each kid. */
  decryptionKeys(kids: readonly string[]): Promise<Map<string, KeyObject | undefined>>;

  /**
   * Checks that every key that the log, or one stream of it, needs is there and opens, and every part of the vault. Only reads. `pause` is
   * awaited between two slices of the log, each of which takes a few milliseconds.
   */
  verify(
    options?: { readonly stream?: string; pause?(): Promise<unknown> },
    signal?: AbortSignal,
  ): AsyncIterable<KeyFault>;

  /** What is known without a search: parts of the vault, and damaged keys that were met or found since the start (at most some hundreds). */
  knownDamage(): Promise<readonly KeyFault[]>;

  /** Idempotent: fences first (no encryption from here on), then destroys. */
  erase(subject: string, reason: string): Promise<{ readonly fencedAt: string; readonly keysDestroyed: number }>;

  /**
   * Wraps every key with the newest key-encryption key, in slices under load. The ciphertext of events does not change. Older
   * key-encryption keys stay usable, because backups need them; `forgetOld` removes them instead of rotating again.
   */
  rotateKek(options?: { readonly forgetOld?: boolean }): Promise<KekRotation>;

  /**
   * Whether a log of this vault can only be new or carry MACs. Kept with the deployment's secret, so nobody can pass the log off as one of
   * an earlier release: only a secret that such a release created leaves room for that.
   */
  authenticatesLog(): boolean;

  /** From here on `authenticatesLog` is true forever. What was erased before gets MACs, too. */
  beginAuthentication(): Promise<void>;

  /** Remembers beside the key-encryption key, where that is a file, that the log carries MACs: an older copy of the vault's row cannot undo it. */
  rememberAuthentication(): Promise<void>;

  /** Erasures that are recorded but were not done by this vault: they erase nobody. Empty until the log is authenticated. */
  forgedErasures(): readonly ErasedSubject[];

  /** HMAC-SHA-256, hex, under a key of this deployment: the same value gives the same text, and nobody else can compute it. */
  blindIndex(purpose: string, value: string): Promise<string>;

  close(): Promise<void>;
}
