import type { ExpectedRevision, Revision } from '../event-store.port.js';
import type { ErasedSubject, KeyRow, VaultSetting } from '@crm/key-vault';

/**
 * The messages between the threads: plain values, copied by structured clone. Appends and their outcomes are arrays, because cloning an
 * object costs more than everything else in an append.
 */
export type EncodedRequest = readonly [stream: string, expected: ExpectedRevision, ...events: string[]];
export type AppendOperation = readonly EncodedRequest[];

/** In a request, the texts of its events (id, type, data, meta, one event after the other) begin at this index. */
export const FIRST_TEXT = 2;
export const TEXTS_PER_EVENT = 4;
export const countEvents = (request: EncodedRequest): number => (request.length - FIRST_TEXT) / TEXTS_PER_EVENT;

export type Operation =
  | AppendOperation
  | { readonly kind: 'truncate'; readonly stream: string; readonly before: Revision }
  | {
      readonly kind: 'delete';
      readonly stream: string;
      readonly mode: 'soft' | 'hard';
      readonly expected: ExpectedRevision;
    }
  | { readonly kind: 'put-key'; readonly row: KeyRow }
  | { readonly kind: 'put-setting'; readonly name: string; readonly setting: VaultSetting }
  | { readonly kind: 'rewrap'; readonly rows: readonly Pick<KeyRow, 'kid' | 'kekId' | 'wrapped'>[] }
  | { readonly kind: 'erase'; readonly fence: ErasedSubject }
  | { readonly kind: 'authenticate-fences'; readonly fences: readonly Required<ErasedSubject>[] }
  /** From here on everything that is written gets a MAC under this key. */
  | { readonly kind: 'use-key'; readonly key: Uint8Array }
  /** One step of taking over what has no MACs yet, under that key. */
  | { readonly kind: 'take-over' };

/** What one turn of the sender's event loop requested, or a part of it. */
export interface Post {
  /** More of the same turn follows. */
  readonly more: boolean;
  /** The last epoch the sender knows: operations sent in an older one, before a failure was known, are not executed. */
  readonly epoch: number;
  /** The store clock when it was sent, in milliseconds since 1970. */
  readonly now: number;
  readonly operations: readonly Operation[];
}

export type Refusal =
  | {
      readonly code: 'store.concurrency-conflict';
      readonly facts: { stream: string; expected: ExpectedRevision; actual: Revision };
    }
  | { readonly code: 'store.stream-deleted'; readonly facts: { stream: string } }
  | { readonly code: 'store.not-authentic'; readonly facts: { stream: string; revision: Revision; reason: string } }
  | { readonly code: 'privacy.subject-erased'; readonly facts: { subject: string } };

export type Failure =
  | { readonly code: 'store.full'; readonly facts: { reason: string } }
  | { readonly code: 'store.unknown-outcome'; readonly facts: { reason: string } }
  | { readonly code: 'store.unavailable'; readonly facts: { reason: string } };

/** The position of the first event of the append, and the first revision of each request (for an empty one, the current revision). */
export type Appended = readonly [firstPosition: number, ...firstRevisions: Revision[]];

export type Outcome =
  | Appended
  /** Nothing was written: the identical events were already stored, or the lists were empty (position 0). */
  | { readonly kind: 'found'; readonly results: readonly { revision: Revision; position: number }[] }
  | { readonly kind: 'done' }
  | { readonly kind: 'took-over'; readonly complete: boolean; readonly events: number }
  | { readonly kind: 'erased'; readonly fencedAt: string; readonly keysDestroyed: number }
  | { readonly kind: 'rejected'; readonly error: Refusal | Failure };

/** Refused because the disk is full. Everything sent with it is refused for the same reason. */
export const isFull = (outcome: Outcome): outcome is Extract<Outcome, { kind: 'rejected' }> =>
  'kind' in outcome && outcome.kind === 'rejected' && outcome.error.code === 'store.full';

/** The answers to the oldest unanswered operations, in their order. */
export interface Settlement {
  readonly epoch: number;
  readonly outcomes: readonly Outcome[];
  /** Of each appended event, in the order of the log; lower-case hex. */
  readonly hashes: readonly string[];
  /** Duration of the commit in milliseconds, including its sync. */
  readonly syncMs: number;
  readonly failed: boolean;
}

export type ToWriter = Post | 'close';
export type FromWriter =
  | { readonly kind: 'opened' }
  | { readonly kind: 'settled'; readonly settlement: Settlement }
  | { readonly kind: 'closed' };

export interface WriterOptions {
  readonly path: string;
  readonly maxBatchEvents: number;
  readonly maxBatchBytes: number;
}
