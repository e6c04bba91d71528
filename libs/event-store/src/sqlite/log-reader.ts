import { StreamDeleted, Unavailable } from '@crm/contracts/refusals';
import SqliteDatabase, { type Database, type Statement } from 'better-sqlite3';
import { type Revision, type StreamHead } from '../event-store.port.js';
import type { LogKey } from '../authenticity/log-key.js';
import { readCutOver } from './authenticity/cut-over.js';
import { markFault, MARK_COLUMNS, type MarkRow } from './authenticity/marks.js';
import { errorOf, KnownRefusals, refusalOf, removedAt, type Refusal } from './authenticity/refusal.js';
import { LOG_ROW_COLUMNS, macFault, rowSize, type LogRow } from './log-row.js';
import { checkSchema } from './schema.js';

/** The rows of one read transaction, up to what is `refused`, if anything. `complete`: the query has no more. */
export interface Slice {
  readonly rows: readonly LogRow[];
  readonly complete: boolean;
  readonly refused?: Refusal;
}

const BUSY_TIMEOUT_MS = 5000;
const SLICE_ROWS = 500;
/** In UTF-16 code units; a slice goes beyond it by one event at most. */
const SLICE_SIZE = 4 * 1024 * 1024;

/**
 * A read-only connection. Every call is one short read transaction. None stays open between calls, because that would keep the
 * write-ahead log from being written back. Once it has a key, it never returns a row that this installation did not write.
 */
export class LogReader {
  readonly #after: Statement<[number], LogRow>;
  readonly #before: Statement<[number], LogRow>;
  readonly #forwards: Statement<[string, number, number], LogRow>;
  readonly #backwards: Statement<[string, number, number], LogRow>;
  readonly #lastRevision: Statement<[string], [stream: string, revision: number]>;
  readonly #mark: Statement<[string], MarkRow>;
  readonly #tail: Statement<[], number>;
  readonly refusals = new KnownRefusals();
  #key: LogKey | undefined;
  /** No position after it was ever left out. */
  #denseAfter = Infinity;

  private constructor(readonly database: Database) {
    this.#after = database
      .prepare<[number], LogRow>(
        `SELECT ${LOG_ROW_COLUMNS} FROM events WHERE position > ? AND position <= ${Number.MAX_SAFE_INTEGER} ORDER BY position`,
      )
      .raw();
    this.#before = database
      .prepare<[number], LogRow>(`SELECT ${LOG_ROW_COLUMNS} FROM events WHERE position < ? ORDER BY position DESC`)
      .raw();
    this.#forwards = this.#streamSlice('ASC');
    this.#backwards = this.#streamSlice('DESC');
    this.#lastRevision = database.prepare<[string], [string, number]>(LAST_REVISION_UP_TO_STREAM).raw();
    this.#mark = database.prepare<[string], MarkRow>(`SELECT ${MARK_COLUMNS} FROM marks WHERE stream = ?`).raw();
    this.#tail = database.prepare<[], number>('SELECT coalesce(max(position), 0) FROM events').pluck();
  }

  static open(path: string): LogReader {
    const database = new SqliteDatabase(path, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
    try {
      checkSchema(database);
      return new LogReader(database);
    } catch (error) {
      database.close();
      throw error;
    }
  }

  get key(): LogKey | undefined {
    return this.#key;
  }

  useKey(key: LogKey): void {
    this.#key = key;
    this.#denseAfter = this.read(() => readCutOver(this.database))?.position ?? Infinity;
  }

  after(position: number, limit = SLICE_ROWS): Slice {
    return this.#authentic(() => take(this.#after.iterate(position), Math.min(limit, SLICE_ROWS)), position);
  }

  /** Newest first. */
  before(position: number, limit: number): Slice {
    return this.#authentic(() => take(this.#before.iterate(position), Math.min(limit, SLICE_ROWS)));
  }

  /** Revisions from `low` to `high`, both inclusive. */
  stream(stream: string, low: Revision, high: Revision, backwards: boolean, limit: number): Slice {
    return this.#authentic(() =>
      take((backwards ? this.#backwards : this.#forwards).iterate(stream, low, high), Math.min(limit, SLICE_ROWS)),
    );
  }

  /** The first revision that readStream may show. Throws StreamDeleted for a retired name. */
  firstVisible(stream: string): Revision {
    const [, truncateBefore, , tombstone] = this.#markOf(stream);
    if (tombstone === 1) throw new StreamDeleted({ stream });
    return truncateBefore;
  }

  head(stream: string): StreamHead {
    const mark = this.#markOf(stream);
    return this.read(() => {
      const [, , deletedBefore, tombstone] = mark;
      const last = this.#lastRevision.get(stream);
      const revision = last?.[0] === stream ? last[1] : -1;
      if (tombstone === 1) return { state: 'deleted', revision };
      return { state: revision < deletedBefore || revision === -1 ? 'missing' : 'live', revision };
    });
  }

  tail(): number {
    return this.read(() => this.#tail.get()!);
  }

  close(): void {
    this.database.close();
  }

  /** `after`: the rows are in the order of the log, from this position. */
  #authentic(query: () => Slice, after?: number): Slice {
    const slice = this.read(query);
    const key = this.#key;
    if (key === undefined) return slice;
    let last = after;
    for (const [index, row] of slice.rows.entries()) {
      const refused = this.#missing(last, row[0]) ?? forged(key, row);
      if (refused !== undefined)
        return { rows: slice.rows.slice(0, index), complete: false, refused: this.refusals.met(refused) };
      this.refusals.read(row[0]);
      if (last !== undefined) last = row[0];
    }
    return slice;
  }

  #missing(last: number | undefined, position: number): Refusal | undefined {
    if (last === undefined) return undefined;
    const first = Math.max(last, this.#denseAfter) + 1;
    return first < position ? removedAt(first, position - 1) : undefined;
  }

  #markOf(stream: string): MarkRow {
    const mark = this.read(() => this.#mark.get(stream));
    if (mark === undefined) return [stream, 0, 0, 0, ''];
    const reason = this.#key && markFault(this.#key, mark);
    if (reason !== undefined)
      throw errorOf(this.refusals.met({ position: 0, stream, revision: mark[1], type: '', reason }));
    return mark;
  }

  /** Turns any error of the file into Unavailable. */
  read<Result>(query: () => Result): Result {
    try {
      return query();
    } catch (error) {
      const { message, code } = error as Error & { code?: string };
      throw new Unavailable({
        reason: this.database.open ? `${message} (${code ?? 'unknown'})` : 'The event log is closed.',
      });
    }
  }

  #streamSlice(order: 'ASC' | 'DESC'): Statement<[string, number, number], LogRow> {
    return this.database
      .prepare<[string, number, number], LogRow>(
        `SELECT ${LOG_ROW_COLUMNS} FROM events WHERE stream = ? AND revision BETWEEN ? AND ? ORDER BY revision ${order}`,
      )
      .raw();
  }
}

/** The row at or before the end of the stream, as in StreamHeads. */
const LAST_REVISION_UP_TO_STREAM = `
  SELECT stream, revision FROM events
  WHERE (stream, revision) <= (?, ${Number.MAX_SAFE_INTEGER})
  ORDER BY stream DESC, revision DESC LIMIT 1`;

function forged(key: LogKey, row: LogRow): Refusal | undefined {
  const reason = macFault(key, row);
  return reason === undefined ? undefined : refusalOf(row, reason);
}

function take(rows: Iterable<LogRow>, limit: number): Slice {
  const taken: LogRow[] = [];
  let size = 0;
  for (const row of rows) {
    taken.push(row);
    size += rowSize(row);
    if (taken.length >= limit || size >= SLICE_SIZE) return { rows: taken, complete: false };
  }
  return { rows: taken, complete: true };
}
