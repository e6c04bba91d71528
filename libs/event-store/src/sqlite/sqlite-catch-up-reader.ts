import { CannotOpenStore, Unavailable } from '@crm/contracts/refusals';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { join } from 'node:path';
import { type EventFilter, type FeedItem, type Position, type RefusedItem } from '../event-store.port.js';
import type { KeyRows } from '@crm/key-vault';
import { itemOf } from './authenticity/refusal.js';
import { rowMatcher } from './log-filter.js';
import { LogReader } from './log-reader.js';
import { positionText, toStoredEvent } from './log-row.js';
import { checkedPosition, EVENTS_FILE, SqliteEventStoreReader } from './sqlite-event-store-reader.js';
import { SqliteKeyRows } from './sqlite-key-rows.js';

/** For threads other than the one that owns the store. Throws CannotOpenStore. */
export function openSqliteCatchUpReader(directory: string): SqliteCatchUpReader {
  const path = join(directory, EVENTS_FILE);
  try {
    return new SqliteCatchUpReader(LogReader.open(path));
  } catch (error) {
    throw new CannotOpenStore({ path, reason: `The event log ${path} cannot be read: ${(error as Error).message}` });
  }
}

/** Reads the whole log while its owner is running, with the keys to decrypt it. */
export class SqliteCatchUpReader extends SqliteEventStoreReader {
  /** Read-only: writes reject with Unavailable. */
  readonly keyRows: KeyRows;

  constructor(reader: LogReader) {
    super(reader);
    const submit = () => Promise.reject(new Unavailable({ reason: 'The keys are read-only here.' }));
    this.keyRows = new SqliteKeyRows(reader, { submit });
  }

  /** Yields what `follow` delivers after `after`, up to `upTo` or the current end of the log, and then ends. */
  async *catchUp(
    { after, filter, upTo }: { after: Position; filter?: EventFilter; upTo?: Position },
    signal?: AbortSignal,
  ): AsyncGenerator<FeedItem | RefusedItem> {
    const matches = rowMatcher(filter);
    const last = Math.min(this.reader.tail(), upTo === undefined ? Infinity : checkedPosition(upTo));
    let position = checkedPosition(after);
    while (position < last) {
      signal?.throwIfAborted();
      const { rows, refused } = this.reader.after(position);
      for (const row of rows) {
        if (row[0] > last) break;
        position = row[0];
        if (matches(row)) yield { kind: 'event', event: toStoredEvent(row) };
      }
      if (refused !== undefined && refused.position <= last) {
        position = refused.position;
        yield itemOf(refused);
      } else if (rows.length === 0 || position < rows.at(-1)![0]) break;
      yield { kind: 'passed', position: positionText(position) };
      await nextTurn();
    }
    yield { kind: 'caught-up', position: positionText(Math.max(position, Math.min(last, this.reader.tail()))) };
  }
}
