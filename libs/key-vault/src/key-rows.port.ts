/** The data subject whose key this is. */
export const subjectOf = (kid: string): string => kid.slice(0, kid.lastIndexOf('.'));

/** The range of all kids of a subject: the second bound is exclusive. */
export const kidsOf = (subject: string): [from: string, to: string] => [`${subject}.`, `${subject}/`];

/** One wrapped key of one data subject, as stored in the file. */
export interface KeyRow {
  /** `<subject>.<suffix>`, the suffix without a dot. Stored once: putting the same kid again is an error. */
  readonly kid: string;
  /** Names the key-encryption key that wraps this one. */
  readonly kekId: string;
  readonly wrapped: Uint8Array;
  /** RFC 3339 UTC. */
  readonly createdAt: string;
}

/** A secret of the deployment (the key of the blind index), wrapped like a subject's key. */
export interface VaultSetting {
  readonly kekId: string;
  readonly value: Uint8Array;
}

/** A key that an encrypted part of the log names, and the first event of the slice that needs it. */
export interface NeededKey {
  readonly kid: string;
  readonly stream: string;
  readonly revision: number;
}

/** A subject that may never get a key again. */
export interface ErasedSubject {
  readonly subject: string;
  /** RFC 3339 UTC. */
  readonly fencedAt: string;
  readonly reason: string;
  /** Under the deployment's secret; lower-case hex. Absent in what an earlier release wrote. */
  readonly mac?: string;
}

/**
 * The storage of the embedded key vault: rows in the event log's own file, written by its one writer.
 *
 * Reads are synchronous and see what is committed. Writes join the queue of the appends in the order of the calls and share their
 * transactions: what is appended after a `put` is never durable without it, whether or not the caller waits for the promise.
 * A failed transaction fails them all, together with everything that was requested before the failure was known.
 * Writes reject as EventStore.append does (UnknownOutcome, Overloaded, Unavailable, StoreFull).
 */
export interface KeyRows {
  /** The subject's key that was created last. */
  newest(subject: string): KeyRow | undefined;
  /** In no particular order; a destroyed or unknown kid is left out. */
  byKids(kids: readonly string[]): KeyRow[];
  /** All subjects that were ever erased. */
  erasedSubjects(): ErasedSubject[];
  setting(name: string): VaultSetting | undefined;
  /** In order of kid, `after` exclusive ('' from the start): for walking all keys in slices. */
  slice(after: string, limit: number): KeyRow[];
  /** The keys that a slice of the log needs, each once; `next` continues, and is absent at the end. For checks. */
  needed(after: number, stream?: string): { readonly keys: readonly NeededKey[]; readonly next?: number };
  /** True: the log holds no event, no key and no erased subject, so nothing depends on the secrets of this vault yet. */
  isEmpty(): boolean;
  /** Keys and settings that another key-encryption key wraps. */
  countNotUnder(kekId: string): number;

  /** Rejects with SubjectErased, and writes nothing, when the subject was erased. */
  put(row: KeyRow): Promise<void>;
  /** Inserts or replaces. */
  putSetting(name: string, setting: VaultSetting): Promise<void>;
  /** Adds the MACs to fences that are stored, where they are stored as given here. */
  authenticateFences(fences: readonly Required<ErasedSubject>[]): Promise<void>;
  /** Replaces `kekId` and `wrapped` of the keys that still exist; a key destroyed meanwhile stays destroyed. */
  rewrap(rows: readonly Pick<KeyRow, 'kid' | 'kekId' | 'wrapped'>[]): Promise<void>;
  /**
   * Fences the subject and deletes its keys in one transaction, then empties the write-ahead log, so no file holds the key's
   * bytes any more. Idempotent: the first fence stays.
   */
  erase(fence: ErasedSubject): Promise<{ readonly fencedAt: string; readonly keysDestroyed: number }>;
}
