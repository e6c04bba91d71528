import SqliteDatabase, { type Database, type Statement } from 'better-sqlite3';
import { CHAIN_START } from '@crm/event-store';
import { checkSchema, LOG_ROW_COLUMNS, type LogRow, rowSize } from '@crm/event-store/log-file';
import { stateTables, tableSlices, type Plain, type Table } from './table-rows.js';

const BUSY_TIMEOUT_MS = 5000;
const SLICE_ROWS = 1000;
/** In UTF-16 code units. */
const SLICE_SIZE = 1024 * 1024;

/**
 * Reads the event log for a backup or an export while the program writes it. Every call is one short read, so the write-ahead log can be
 * written back in between, however long the whole takes.
 */
export class LogSource {
  readonly schemaVersion: number;
  readonly #slice: Statement<[number, number], LogRow>;
  readonly #hashAt: Statement<[number], string>;
  readonly #hashOf: Statement<[string, number], string>;

  private constructor(private readonly database: Database) {
    this.schemaVersion = database.pragma('user_version', { simple: true }) as number;
    this.#slice = database
      .prepare<[number, number], LogRow>(
        `SELECT ${LOG_ROW_COLUMNS} FROM events WHERE position > ? AND position <= ? ORDER BY position LIMIT ${SLICE_ROWS}`,
      )
      .raw();
    this.#hashAt = database.prepare<[number], string>('SELECT lower(hex(hash)) FROM events WHERE position = ?').pluck();
    this.#hashOf = database
      .prepare<[string, number], string>('SELECT lower(hex(hash)) FROM events WHERE stream = ? AND revision = ?')
      .pluck();
  }

  /** Throws an Error whose message is for the operator. */
  static open(path: string): LogSource {
    const database = new SqliteDatabase(path, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
    try {
      checkSchema(database);
      return new LogSource(database);
    } catch (error) {
      database.close();
      throw error;
    }
  }

  /** Position of the last event; 0 when there is none. */
  tail(): number {
    return this.database.prepare<[], number>('SELECT coalesce(max(position), 0) FROM events').pluck().get()!;
  }

  /** Hash of the first event, which identifies the installation. */
  installation(): string | null {
    const first = this.database.prepare<[], string>('SELECT lower(hex(hash)) FROM events ORDER BY position LIMIT 1');
    return first.pluck().get() ?? null;
  }

  hashAt(position: number): string | undefined {
    return this.#hashAt.get(position);
  }

  /** The hash that the event at this revision is chained to; undefined when its predecessor is missing. */
  predecessor(stream: string, revision: number): string | undefined {
    return revision === 0 ? CHAIN_START : this.#hashOf.get(stream, revision - 1);
  }

  /** `after` is exclusive, `to` inclusive. Empty when there are no more. */
  slice(after: number, to: number): LogRow[] {
    const rows: LogRow[] = [];
    let size = 0;
    for (const row of this.#slice.iterate(after, to)) {
      rows.push(row);
      size += rowSize(row);
      if (size >= SLICE_SIZE) break;
    }
    return rows;
  }

  tables(): Table[] {
    return stateTables(this.database);
  }

  rowsOf(table: Table): Generator<Plain[][]> {
    return tableSlices(this.database, table, SLICE_ROWS);
  }

  /** The key-encryption keys that wrap something now. */
  kekIds(): string[] {
    return this.database
      .prepare<[], string>('SELECT kek_id FROM keys UNION SELECT kek_id FROM vault_settings')
      .pluck()
      .all();
  }

  close(): void {
    this.database.close();
  }
}
