import { StreamDeleted, Unavailable } from '@crm/contracts/refusals';
import SqliteDatabase, { type Database, type Statement } from 'better-sqlite3';
import { type Revision, type StreamHead } from '../event-store.port.js';
import { LOG_ROW_COLUMNS, rowSize, type LogRow } from './log-row.js';
import { checkSchema } from './schema.js';

/** The rows of one read transaction. `complete`: the query has no more. */
export interface Slice {
  readonly rows: readonly LogRow[];
  readonly complete: boolean;
}

const BUSY_TIMEOUT_MS = 5000;
const SLICE_ROWS = 500;
/** In UTF-16 code units; a slice goes beyond it by one event at most. */
const SLICE_SIZE = 4 * 1024 * 1024;

/**
 * A read-only connection. Every call is one short read transaction. None stays open between calls, because that would keep the
 * write-ahead log from being written back.
 */
export class LogReader {
  readonly #after: Statement<[number], LogRow>;
  readonly #before: Statement<[number], LogRow>;
  readonly #forwards: Statement<[string, number, number], LogRow>;
  readonly #backwards: Statement<[string, number, number], LogRow>;
  readonly #lastRevision: Statement<[string], [stream: string, revision: number]>;
  readonly #mark: Statement<[string], [truncateBefore: number, deletedBefore: number, tombstone: number]>;
  readonly #tail: Statement<[], number>;

  private constructor(readonly database: Database) {
    this.#after = database
      .prepare<[number], LogRow>(`SELECT ${LOG_ROW_COLUMNS} FROM events WHERE position > ? ORDER BY position`)
      .raw();
    this.#before = database
      .prepare<[number], LogRow>(`SELECT ${LOG_ROW_COLUMNS} FROM events WHERE position < ? ORDER BY position DESC`)
      .raw();
    this.#forwards = this.#streamSlice('ASC');
    this.#backwards = this.#streamSlice('DESC');
    this.#lastRevision = database.prepare<[string], [string, number]>(LAST_REVISION_UP_TO_STREAM).raw();
    this.#mark = database
      .prepare<[string], [number, number, number]>(
        'SELECT truncate_before, deleted_before, tombstone FROM marks WHERE stream = ?',
      )
      .raw();
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

  after(position: number, limit = SLICE_ROWS): Slice {
    return this.read(() => take(this.#after.iterate(position), Math.min(limit, SLICE_ROWS)));
  }

  /** Newest first. */
  before(position: number, limit: number): Slice {
    return this.read(() => take(this.#before.iterate(position), Math.min(limit, SLICE_ROWS)));
  }

  /** Revisions from `low` to `high`, both inclusive. */
  stream(stream: string, low: Revision, high: Revision, backwards: boolean, limit: number): Slice {
    return this.read(() =>
      take((backwards ? this.#backwards : this.#forwards).iterate(stream, low, high), Math.min(limit, SLICE_ROWS)),
    );
  }

  /** The first revision that readStream may show. Throws StreamDeleted for a retired name. */
  firstVisible(stream: string): Revision {
    const [truncateBefore, , tombstone] = this.read(() => this.#mark.get(stream)) ?? [0, 0, 0];
    if (tombstone === 1) throw new StreamDeleted({ stream });
    return truncateBefore;
  }

  head(stream: string): StreamHead {
    return this.read(() => {
      const [, deletedBefore, tombstone] = this.#mark.get(stream) ?? [0, 0, 0];
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
