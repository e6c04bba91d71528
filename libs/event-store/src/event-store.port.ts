import type { NotAuthentic } from '@crm/contracts/refusals';
import type { LogKey } from './authenticity/log-key.js';

/** Opaque, totally ordered inside one store. Fixed-width text: compare with < and >, never do arithmetic. '' is before the first event. */
export type Position = string & { readonly __position?: unique symbol };
export const BEGINNING = '' as Position;

/** Stands for the stream of what belongs to no stream; its "revision" is a position number. */
export const WHOLE_LOG = '$log';

/** Zero-based index in a stream; -1 means "no events". A safe integer. */
export type Revision = number;
export type ExpectedRevision = Revision | 'no-stream' | 'exists' | 'any';

/**
 * Immutable part of the envelope, hashed with the event. Never holds personal data in clear: the actor's address is encrypted in the
 * member `sealed`.
 */
export interface EventMeta {
  readonly schemaVersion: number;
  /** RFC 3339 UTC, the clock of the process that decided. */
  readonly occurredAt: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly commandId: string;
  readonly actor: { readonly type: string; readonly id: string; readonly onBehalfOf?: string };
  readonly source: string;
  readonly fingerprint?: string;
  readonly traceparent?: string;
  readonly requestId?: string;
  readonly [key: string]: unknown;
}

export interface NewEvent<Data = unknown> {
  /** UUID, lower case. Derived from the command id, which makes retries idempotent. */
  readonly id: string;
  readonly type: string;
  /** JSON. Stored as canonical text (RFC 8785). */
  readonly data: Data;
  readonly meta: EventMeta;
}

export interface StoredEvent<Data = unknown> extends NewEvent<Data> {
  readonly stream: string;
  readonly revision: Revision;
  readonly position: Position;
  /** Store clock, RFC 3339 UTC with milliseconds. */
  readonly recordedAt: string;
  /** Lower-case hex SHA-256, see chain.ts and docs/adr/0003. */
  readonly hash: string;
}

export interface AppendRequest {
  /** `<category>-<id>`; 1 to 250 characters, none of them a control character. */
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly NewEvent[];
}

export interface AppendResult {
  /** Of the last event. For an empty append: the stream's current revision. */
  readonly revision: Revision;
  /** Of the last event, exactly as the feed reports it. For an empty append: BEGINNING. */
  readonly position: Position;
}

/** AND across fields, OR inside one. Literal text, no patterns. */
export interface EventFilter {
  readonly streamPrefixes?: readonly string[];
  readonly types?: readonly string[];
}

export interface StoreCapabilities {
  readonly atomicMultiStream: boolean;
  /** Largest canonical text of one event's data, in bytes. */
  readonly maxEventBytes: number;
  /** Largest sum of canonical data texts in one append, in bytes. */
  readonly maxAppendBytes: number;
}

export type StreamHead = { readonly state: 'missing' | 'live' | 'deleted'; readonly revision: Revision };

export type FeedItem =
  | { readonly kind: 'event'; readonly event: StoredEvent }
  /** The log was read up to here, and nothing since the last item matched the filter. */
  | { readonly kind: 'passed'; readonly position: Position }
  /**
   * The end of the log was reached: after the catch-up, and again each time newer events were delivered. Never twice in a row, so a
   * consumer that collects batches can treat it as the end of one.
   */
  | { readonly kind: 'caught-up'; readonly position: Position };

/**
 * Something that this installation did not write, or not there; or (`$log`) a place where something is missing that it wrote. Stream, revision
 * and type are what the file says: they name the place, and nothing else may follow from them. No filter leaves it out, because what it
 * matches is not known either.
 */
export interface RefusedItem {
  readonly kind: 'refused';
  readonly event: Pick<StoredEvent, 'position' | 'stream' | 'revision' | 'type'>;
  readonly error: NotAuthentic;
}

/** Everything up to here was read. */
export const positionOf = (item: FeedItem | RefusedItem): Position =>
  'event' in item ? item.event.position : item.position;

/** `forged`: its chain fits, but its MAC is missing or wrong: this installation did not write it, or not there. */
export type FaultKind = 'changed' | 'missing' | 'inserted' | 'reordered' | 'truncated' | 'forged';

/** A range of the log and a digest of its content. Kept elsewhere, it shows later whether the range was changed. */
export interface LogSegment {
  /** Exclusive. */
  readonly after: Position;
  /** Inclusive: the position of its last event. */
  readonly upTo: Position;
  readonly events: number;
  /** Lower-case hex; log-digest.ts defines what it covers. */
  readonly digest: string;
}

/** Where a stream was known to end. */
export interface KnownHead {
  readonly stream: string;
  readonly revision: Revision;
  readonly hash: string;
}

export interface VerifyOptions {
  /** Only the chain of this stream. */
  readonly stream?: string;
  /** In the order of the log, without overlap. Each is digested again and compared. */
  readonly segments?: readonly LogSegment[];
  /** Everything must have a MAC under this key. Absent: the key in use; without one, MACs are not checked. */
  readonly key?: LogKey;
  /** Of one processor, at most; more than 0. The check then takes one thread, which rests in between. Absent: as fast as it can. */
  readonly share?: number;
  /** Streams must reach at least as far, and hold the same event there. */
  readonly heads?: Iterable<KnownHead> | AsyncIterable<KnownHead>;
}

/** `bytes`: of the canonical texts of data and metadata. */
interface Verified {
  readonly streams: number;
  readonly events: number;
  readonly bytes: number;
}

/**
 * What `verify` yields. `revision` is the first wrong revision in the stream; chain.ts says how the kinds of fault are distinguished. A
 * stream that ends before its known head is `truncated` at the first missing revision.
 * A forged mark of a stream is a fault at the revision that it hides.
 * A fault that belongs to no stream has the pseudo-stream `$log` (WHOLE_LOG): a segment that was changed and,
 * where the adapter can detect them, missing events that leave no gap because the end of their stream was cut off.
 */
export type VerifyItem =
  | ({ readonly kind: 'progress'; readonly totalEvents: number } & Verified)
  | {
      readonly kind: 'fault';
      readonly stream: string;
      readonly revision: Revision;
      readonly fault: FaultKind;
      readonly detail: string;
    }
  /** `macs`: whether they were checked, too. */
  | ({ readonly kind: 'done'; readonly macs: boolean } & Verified);

/**
 * The append-only log. All adapters have the same contract, which the conformance suite checks.
 * Every async method takes an AbortSignal last; aborting a waiting call rejects it with the signal's reason and releases its resources.
 * An append that was already sent to the store completes there, and its caller gets UnknownOutcome.
 */
export interface EventStore {
  readonly capabilities: StoreCapabilities;

  /**
   * Atomic, and synced to disk when resolved. If every id is already stored at exactly the revision that this request would give it, the
   * stored result is returned (only with an explicit revision or 'no-stream'; content is not compared); a partial overlap is a conflict.
   * An empty list checks `expected` and writes nothing. Ids are unique inside one append.
   * Throws ConcurrencyConflict, StreamDeleted, PayloadTooLarge, InvalidArgument; Overloaded, Unavailable and StoreFull when certainly
   * nothing was written; UnknownOutcome when that is not certain.
   */
  append(request: AppendRequest, signal?: AbortSignal): Promise<AppendResult>;

  /** All or nothing over distinct streams, in the given order in the log. Throws NotSupported unless capabilities.atomicMultiStream. */
  appendMany(requests: readonly AppendRequest[], signal?: AbortSignal): Promise<AppendResult[]>;

  /** `from` is inclusive (backwards: from there down). A missing stream yields nothing; a deleted one throws StreamDeleted. */
  readStream(
    stream: string,
    options?: { from?: Revision; to?: Revision; backwards?: boolean; limit?: number },
    signal?: AbortSignal,
  ): AsyncIterable<StoredEvent>;

  /**
   * `after` is exclusive. Order is position order; a later read never reveals an event before one already yielded. Throws NotAuthentic
   * where something is refused, or goes on behind it.
   */
  readAll(
    options: { after: Position; filter?: EventFilter; limit?: number; refused?: 'throw' | 'pass over' },
    signal?: AbortSignal,
  ): AsyncIterable<StoredEvent>;

  /** Newest first, before `before` (exclusive; absent: from the end). Reads no more than it has to for `limit`. */
  readAllBackwards(
    options: { before?: Position; filter?: EventFilter; limit?: number },
    signal?: AbortSignal,
  ): AsyncIterable<StoredEvent>;

  /** Number of events after a position, in constant time. An adapter that cannot know it returns an estimate. */
  countAfter(position: Position): Promise<number>;

  /**
   * Ordered and gap-free, from `after` (exclusive) until the signal aborts, which ends the iteration without an error.
   * Has back-pressure: it catches up from the file, and is served from memory while the consumer keeps up.
   * It never reconnects by itself: SubscriptionDropped carries the position to resume after. A position beyond the end of the log is
   * an InvalidArgument, because the log it came from is gone. Throws NotAuthentic where something is refused.
   */
  subscribe(options: { after: Position; filter?: EventFilter }, signal: AbortSignal): AsyncIterable<FeedItem>;

  /** The same, but what is refused is an item, and the feed goes on behind it: for readers that keep account of it. */
  follow(
    options: { after: Position; filter?: EventFilter },
    signal: AbortSignal,
  ): AsyncIterable<FeedItem | RefusedItem>;

  /** What was refused since the start, each place once (at most some hundreds), until it can be read again. `verify` searches for all of it. */
  refused(): readonly RefusedItem[];

  /** 'deleted' is a tombstone; a soft-deleted stream is 'missing', accepts 'no-stream' and continues its numbering at revision + 1. */
  head(stream: string): Promise<StreamHead>;

  /** Position of the last event in the log. */
  tail(): Promise<Position>;

  /**
   * Events with a smaller revision disappear from readStream; the log, its feed and its hashes keep them. Never moves back, and never
   * beyond the last event: future events are not hidden.
   */
  truncate(stream: string, before: Revision): Promise<void>;

  /**
   * 'soft' lets the name continue at the next revision; 'hard' retires it forever, even a name that never existed. Repeating a delete
   * succeeds.
   */
  delete(stream: string, mode: 'soft' | 'hard', expected: ExpectedRevision): Promise<void>;

  /** Recomputes the hash chain of every stream, up to the end of the log at the start. The event loop stays free. Ends with 'done'. */
  verify(options?: VerifyOptions, signal?: AbortSignal): AsyncIterable<VerifyItem>;

  /** Digests the log after a position (exclusive): `limit` events, or fewer at its end. undefined when there is none. The event loop stays free. */
  digest(options: { after: Position; limit: number }, signal?: AbortSignal): Promise<LogSegment | undefined>;

  /** Idempotent. Completes what was accepted; later calls fail fast with Unavailable. */
  close(): Promise<void>;
}
