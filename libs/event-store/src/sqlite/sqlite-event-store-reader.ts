import { CannotOpenStore, InvalidArgument } from '@crm/contracts/refusals';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { join } from 'node:path';
import {
  BEGINNING,
  type EventFilter,
  type Position,
  type Revision,
  type StoredEvent,
  type StreamHead,
  type LogSegment,
  type RefusedItem,
  type VerifyItem,
  type VerifyOptions,
} from '../event-store.port.js';
import type { LogKey } from '../authenticity/log-key.js';
import { checkStream } from './append-encoding.js';
import { errorOf, removedFrom } from './authenticity/refusal.js';
import { rowMatcher } from './log-filter.js';
import { LogReader, type Slice } from './log-reader.js';
import { positionNumber, positionText, toStoredEvent } from './log-row.js';
import { digestOfLog } from './verification/digest-of-log.js';
import { verifyLog } from './verification/verify-log.js';

export const EVENTS_FILE = 'events.db';

/** Opens the log for reading, whether or not a program owns the directory. Throws CannotOpenStore. */
export function openSqliteEventStoreReader(directory: string): SqliteEventStoreReader {
  const path = join(directory, EVENTS_FILE);
  try {
    return new SqliteEventStoreReader(LogReader.open(path));
  } catch (error) {
    throw new CannotOpenStore({ path, reason: `The event log ${path} cannot be read: ${(error as Error).message}` });
  }
}

/** The reading half of the event store. It reads in the calling thread, in short slices that each take one turn of the event loop. */
export class SqliteEventStoreReader {
  constructor(protected readonly reader: LogReader) {}

  async *readStream(
    stream: string,
    options: { from?: Revision; to?: Revision; backwards?: boolean; limit?: number } = {},
    signal?: AbortSignal,
  ): AsyncGenerator<StoredEvent> {
    checkStream(stream);
    const { backwards = false } = options;
    let remaining = checkedLimit(options.limit);
    let low = Math.max(this.reader.firstVisible(stream), (backwards ? options.to : options.from) ?? 0);
    let high = (backwards ? options.from : options.to) ?? Number.MAX_SAFE_INTEGER;
    const order = this.reader.key && new Unbroken(this.reader, stream, low, backwards);
    while (remaining > 0) {
      signal?.throwIfAborted();
      const { rows, complete, refused } = this.reader.stream(stream, low, high, backwards, remaining);
      for (const row of rows) {
        order?.met(row[2]);
        yield toStoredEvent(row);
        signal?.throwIfAborted();
      }
      if (refused !== undefined) throw errorOf(refused);
      if (complete) return order?.ended();
      remaining -= rows.length;
      const last = rows.at(-1)![2];
      if (backwards) high = last - 1;
      else low = last + 1;
      await nextTurn();
    }
  }

  async *readAll(
    options: { after: Position; filter?: EventFilter; limit?: number; refused?: 'throw' | 'pass over' },
    signal?: AbortSignal,
  ): AsyncGenerator<StoredEvent> {
    const onwards = (position: number, limit: number): Slice => this.reader.after(position, limit);
    yield* walk(onwards, checkedPosition(options.after), options, signal);
  }

  async *readAllBackwards(
    options: { before?: Position; filter?: EventFilter; limit?: number },
    signal?: AbortSignal,
  ): AsyncGenerator<StoredEvent> {
    const back = (position: number, limit: number): Slice => this.reader.before(position, limit);
    const { before } = options;
    yield* walk(back, before === undefined ? Number.MAX_SAFE_INTEGER : checkedPosition(before), options, signal);
  }

  /** Positions are given out without gaps and no row is ever deleted, so this adapter may subtract them. No other code may. */
  async countAfter(position: Position): Promise<number> {
    return Math.max(0, this.reader.tail() - checkedPosition(position));
  }

  async head(stream: string): Promise<StreamHead> {
    checkStream(stream);
    return this.reader.head(stream);
  }

  async tail(): Promise<Position> {
    const position = this.reader.tail();
    return position === 0 ? BEGINNING : positionText(position);
  }

  refused(): readonly RefusedItem[] {
    return this.reader.refusals.items();
  }

  /** From here on it yields nothing that this installation did not write. */
  async useKey(key: LogKey): Promise<void> {
    this.reader.useKey(key);
  }

  verify(options: VerifyOptions = {}, signal?: AbortSignal): AsyncIterable<VerifyItem> {
    return verifyLog(this.reader, options, signal);
  }

  async digest(options: { after: Position; limit: number }, signal?: AbortSignal): Promise<LogSegment | undefined> {
    return digestOfLog(this.reader, checkedPosition(options.after), checkedLimit(options.limit), signal);
  }

  async close(): Promise<void> {
    this.reader.close();
  }
}

/** A stream is read whole or not at all: an event in the middle that is gone changes what the others mean. */
class Unbroken {
  #last: Revision | undefined;

  constructor(
    private readonly reader: LogReader,
    private readonly stream: string,
    private readonly low: Revision,
    private readonly backwards: boolean,
  ) {
    if (!backwards) this.#last = low - 1;
  }

  met(revision: Revision): void {
    const expected = this.#last === undefined ? revision : this.#last + (this.backwards ? -1 : 1);
    if (revision !== expected) this.#refuse(expected);
    this.#last = revision;
  }

  /** Nothing more is there. */
  ended(): void {
    if (this.backwards && this.#last !== undefined && this.#last > this.low) this.#refuse(this.#last - 1);
  }

  #refuse(revision: Revision): never {
    throw errorOf(this.reader.refusals.met(removedFrom(this.stream, revision)));
  }
}

export function checkedPosition(after: Position): number {
  const position = positionNumber(after);
  if (position === undefined)
    throw new InvalidArgument({ argument: 'after', reason: 'It is not a position of this store.' });
  return position;
}

/** Reads slice by slice from a position (exclusive), and leaves the event loop free in between. */
async function* walk(
  slice: (position: number, limit: number) => Slice,
  from: number,
  { filter, limit, refused: refusal }: { filter?: EventFilter; limit?: number; refused?: 'throw' | 'pass over' },
  signal: AbortSignal | undefined,
): AsyncGenerator<StoredEvent> {
  const matches = rowMatcher(filter);
  let remaining = checkedLimit(limit);
  let position = from;
  while (remaining > 0) {
    signal?.throwIfAborted();
    const { rows, complete, refused } = slice(position, sliceOf(filter, remaining));
    for (const row of rows) {
      position = row[0];
      if (!matches(row)) continue;
      yield toStoredEvent(row);
      signal?.throwIfAborted();
      if (--remaining === 0) return;
    }
    if (refused !== undefined && refusal !== 'pass over') throw errorOf(refused);
    if (complete) return;
    position = refused?.position ?? position;
    await nextTurn();
  }
}

/** Without a filter, a slice needs no more rows than the limit. */
const sliceOf = (filter: EventFilter | undefined, wanted: number): number =>
  filter === undefined ? wanted : Number.MAX_SAFE_INTEGER;

function checkedLimit(limit = Number.MAX_SAFE_INTEGER): number {
  if (!Number.isSafeInteger(limit) || limit < 0)
    throw new InvalidArgument({ argument: 'limit', reason: 'It must be a whole number, 0 or more.' });
  return limit;
}
