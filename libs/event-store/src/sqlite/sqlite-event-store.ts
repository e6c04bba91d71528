import { CannotOpenStore, InvalidArgument, SubscriptionDropped } from '@crm/contracts/refusals';
import { join } from 'node:path';
import { systemClock, type Clock } from '@crm/kernel';
import {
  type AppendRequest,
  type AppendResult,
  type EventFilter,
  type ExpectedRevision,
  type FeedItem,
  type Position,
  type RefusedItem,
  type Revision,
  type StoreCapabilities,
} from '../event-store.port.js';
import { categoryOf, type LogObserver, type WriteQueue } from '../log-observer.js';
import type { AuthenticatedLog, MacStanding } from '../authenticity/authenticated-log.port.js';
import type { LogKey } from '../authenticity/log-key.js';
import { countRemoved, isCutOverOurs, readCutOver } from './authenticity/cut-over.js';
import { checkExpected, checkStream, encodeAppend } from './append-encoding.js';
import { Signal } from './signal.js';
import { acquireDataDirectory, type DirectoryLock } from './data-directory-lock.js';
import { followLog } from './feed.js';
import type { KeyRows } from '@crm/key-vault';
import { rowMatcher } from './log-filter.js';
import { LogReader, type Slice } from './log-reader.js';
import { positionText, type LogRow } from './log-row.js';
import { RecentEvents } from './recent-events.js';
import { SqliteKeyRows } from './sqlite-key-rows.js';
import { checkedPosition, EVENTS_FILE, SqliteEventStoreReader } from './sqlite-event-store-reader.js';
import { WriterClient, type Answer } from './writer-client.js';

export interface SqliteEventStoreLimits {
  /** Canonical data text of one event. */
  readonly maxEventBytes: number;
  /** Sum of the data texts of one append. The default is that of EventStoreDB. */
  readonly maxAppendBytes: number;
  /** Accepted but not yet answered; a write beyond it is refused at once with Overloaded. */
  readonly maxPendingEvents: number;
  readonly maxPendingBytes: number;
  /** What one transaction takes from the queue, unless a single append is larger. */
  readonly maxBatchEvents: number;
  readonly maxBatchBytes: number;
  /** Newest events kept in memory for subscribers that keep up. */
  readonly maxRecentEvents: number;
  readonly maxRecentBytes: number;
}

const KIB = 1024;
const MIB = 1024 * KIB;

export const DEFAULT_LIMITS: SqliteEventStoreLimits = {
  maxEventBytes: 256 * KIB,
  maxAppendBytes: MIB,
  maxPendingEvents: 20_000,
  maxPendingBytes: 64 * MIB,
  maxBatchEvents: 2_048,
  maxBatchBytes: 8 * MIB,
  maxRecentEvents: 4_096,
  maxRecentBytes: 8 * MIB,
};

export interface SqliteEventStoreOptions {
  /** Created when missing. Holds events.db and the lock. */
  readonly directory: string;
  /** For `recordedAt`. */
  readonly clock?: Clock;
  readonly limits?: Partial<SqliteEventStoreLimits>;
  readonly observer?: LogObserver;
  /** Called when the directory was open to other users. Default: a warning of the process. */
  readonly warn?: (warning: string) => void;
}

const NOTHING_TAKEN_OVER = { position: 0, events: 0, digest: '', takenAt: 0 };

/** How many recent rows a subscriber takes at once. */
const FEED_ROWS = 500;

/** Throws CannotOpenStore when the directory is in use by another process, written by a newer release, damaged, or not a directory. */
export async function openSqliteEventStore(options: SqliteEventStoreOptions): Promise<SqliteEventStore> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const path = join(options.directory, EVENTS_FILE);
  const lock = acquireDataDirectory(options.directory, options.warn);
  try {
    const recent = new RecentEvents(limits.maxRecentEvents, limits.maxRecentBytes);
    const commits = new Signal();
    const onCommitted = (rows: readonly LogRow[]): void => {
      recent.add(rows);
      commits.notify();
    };
    const { maxBatchEvents, maxBatchBytes } = limits;
    const writer = await WriterClient.start(
      { path, maxBatchEvents, maxBatchBytes },
      options.clock ?? systemClock,
      limits,
      onCommitted,
      options.observer,
    );
    const reader = await openReader(path, writer);
    return new SqliteEventStore(limits, reader, writer, recent, commits, lock, options.observer);
  } catch (error) {
    lock.release();
    if (error instanceof CannotOpenStore) throw error;
    throw new CannotOpenStore({ path, reason: `${path} cannot be opened: ${(error as Error).message}` });
  }
}

async function openReader(path: string, writer: WriterClient): Promise<LogReader> {
  try {
    return LogReader.open(path);
  } catch (error) {
    await writer.close(() => undefined);
    throw error;
  }
}

/** The embedded event store. A dedicated thread does all the writing. */
export class SqliteEventStore extends SqliteEventStoreReader implements AuthenticatedLog {
  readonly capabilities: StoreCapabilities;
  /** Storage of the embedded key vault, in the same file and the same write queue. */
  readonly keyRows: KeyRows;
  #closing: Promise<void> | undefined;

  constructor(
    private readonly limits: SqliteEventStoreLimits,
    reader: LogReader,
    private readonly writer: WriterClient,
    private readonly recent: RecentEvents,
    private readonly commits: Signal,
    private readonly lock: DirectoryLock,
    private readonly observer?: LogObserver,
  ) {
    super(reader);
    const { maxEventBytes, maxAppendBytes } = limits;
    this.capabilities = { atomicMultiStream: true, maxEventBytes, maxAppendBytes };
    this.keyRows = new SqliteKeyRows(reader, writer);
  }

  /** What is waiting for the writer now. */
  get queue(): WriteQueue {
    return this.writer.queue;
  }

  async append(request: AppendRequest, signal?: AbortSignal): Promise<AppendResult> {
    const [result] = await this.#append([request], signal);
    return result!;
  }

  async appendMany(requests: readonly AppendRequest[], signal?: AbortSignal): Promise<AppendResult[]> {
    return requests.length === 0 ? [] : this.#append(requests, signal);
  }

  async *subscribe(options: { after: Position; filter?: EventFilter }, signal: AbortSignal): AsyncGenerator<FeedItem> {
    for await (const item of this.follow(options, signal)) {
      if (item.kind === 'refused') throw item.error;
      yield item;
    }
  }

  async *follow(
    options: { after: Position; filter?: EventFilter },
    signal: AbortSignal,
  ): AsyncGenerator<FeedItem | RefusedItem> {
    const after = checkedPosition(options.after);
    if (after > this.reader.tail())
      throw new InvalidArgument({ argument: 'after', reason: 'The position is beyond the end of this log.' });
    const next = (position: number): Pick<Slice, 'rows' | 'refused'> & { recent: boolean } => {
      if (this.#closing !== undefined)
        throw new SubscriptionDropped({ after: positionText(position), reason: 'The event log was closed.' });
      const rows = this.recent.after(position, FEED_ROWS);
      return rows === undefined ? { ...this.reader.after(position), recent: false } : { rows, recent: true };
    };
    yield* followLog(
      { next, changed: (waiting) => this.commits.next(waiting) },
      after,
      rowMatcher(options.filter),
      signal,
    );
  }

  async truncate(stream: string, before: Revision): Promise<void> {
    checkStream(stream);
    if (!Number.isSafeInteger(before) || before < 0)
      throw new InvalidArgument({ argument: 'before', reason: 'It must be a revision, 0 or more.' });
    await this.writer.submit({ kind: 'truncate', stream, before }, 1, 0);
  }

  async delete(stream: string, mode: 'soft' | 'hard', expected: ExpectedRevision): Promise<void> {
    checkStream(stream);
    checkExpected(expected);
    await this.writer.submit({ kind: 'delete', stream, mode, expected }, 1, 0);
  }

  standing(key: LogKey): MacStanding {
    const cutOver = this.reader.read(() => readCutOver(this.reader.database));
    if (cutOver === undefined) return 'without';
    return isCutOverOurs(key, cutOver) ? 'authentic' : 'forged';
  }

  async takeOver(key: LogKey): Promise<number> {
    await this.#useKeyForWriting(key);
    for (;;) {
      const step = (await this.writer.submit({ kind: 'take-over' }, 1, 0)) as Extract<Answer, { kind: 'took-over' }>;
      if (step.complete) return step.events;
    }
  }

  countRemoved(): number {
    const { reader } = this;
    return reader.read(() => countRemoved(reader.database, readCutOver(reader.database) ?? NOTHING_TAKEN_OVER));
  }

  override async useKey(key: LogKey): Promise<void> {
    await this.#useKeyForWriting(key);
    await super.useKey(key);
  }

  async #useKeyForWriting({ bytes }: LogKey): Promise<void> {
    await this.writer.submit({ kind: 'use-key', key: bytes }, 1, 0);
  }

  override close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  /** Throws synchronously what encodeAppend throws. */
  #append(requests: readonly AppendRequest[], signal?: AbortSignal): Promise<AppendResult[]> {
    const encoded = encodeAppend(requests, this.limits);
    const { events, bytes } = encoded;
    const ended = this.observer?.appending?.({ categories: requests.map(({ stream }) => categoryOf(stream)), events });
    const answer = this.writer.submit(encoded.requests, events, bytes, signal) as Promise<AppendResult[]>;
    if (ended !== undefined)
      answer.then(
        (results) => ended({ position: results.at(-1)!.position }),
        (error: unknown) => ended({ error }),
      );
    return answer;
  }

  async #close(): Promise<void> {
    this.commits.notify();
    // The writer closes last: the last connection to close empties the write-ahead log.
    try {
      await this.writer.close(() => this.reader.close());
    } finally {
      this.lock.release();
    }
  }
}
