import SqliteDatabase, { type Database, type Statement } from 'better-sqlite3';
import type { LogKey } from '@crm/event-store';
import { authenticateMarks, type LogRow, prepareSchema, StreamHeads } from '@crm/event-store/log-file';
import { kidsOf, type KeyRow } from '@crm/key-vault';
import { insertRow, type Plain } from './table-rows.js';

/** In KiB: the index by stream is filled in random order, which needs room for a million events. */
const CACHE_KIB = 256 * 1024;
const KEYS_SLICE = 1000;

/** An event log that a restore or an import writes row by row, including ids, positions and hashes. Never used while a program runs. */
export class LogTarget {
  readonly #insert: Statement;
  readonly #at: Statement<[number], [id: string, stream: string, hash: string]>;
  readonly #heads: StreamHeads;

  private constructor(private readonly database: Database) {
    this.#insert = database.prepare(
      "INSERT INTO events (position, stream, revision, id, type, data, meta, recorded_at, hash, mac) VALUES (?, ?, ?, ?, ?, ?, ?, ?, unhex(?), unhex(nullif(?, '')))",
    );
    this.#at = database
      .prepare<[number], [string, string, string]>('SELECT id, stream, lower(hex(hash)) FROM events WHERE position = ?')
      .raw();
    this.#heads = new StreamHeads(database);
  }

  /** A new file that is useless until it is complete, so nothing is synced: the restore syncs the finished file. */
  static create(path: string): LogTarget {
    return LogTarget.#open(path, ['journal_mode = OFF', 'synchronous = OFF']);
  }

  /** An existing file or a new one: each transaction is durable when it returns. */
  static open(path: string): LogTarget {
    return LogTarget.#open(path, [
      'journal_mode = WAL',
      'synchronous = FULL',
      'fullfsync = ON',
      'checkpoint_fullfsync = ON',
      'secure_delete = ON',
    ]);
  }

  static #open(path: string, pragmas: readonly string[]): LogTarget {
    const database = new SqliteDatabase(path);
    try {
      for (const pragma of [...pragmas, `cache_size = -${CACHE_KIB}`]) database.pragma(pragma);
      prepareSchema(database);
      return new LogTarget(database);
    } catch (error) {
      database.close();
      throw error;
    }
  }

  /** All or nothing. */
  inTransaction<Result>(work: () => Result): Result {
    try {
      return this.database.transaction(work)();
    } catch (error) {
      this.#heads.clear();
      throw error;
    }
  }

  insert(row: LogRow): void {
    this.#insert.run(...row);
  }

  /** As the backed-up file had it: version 2 promises that everything has a MAC. */
  setVersion(version: number): void {
    this.database.pragma(`user_version = ${version}`);
  }

  inserter(table: string, columns: readonly string[], conflict?: 'OR IGNORE'): (row: readonly Plain[]) => void {
    return insertRow(this.database, table, columns, conflict);
  }

  tail(): number {
    return this.database.prepare<[], number>('SELECT coalesce(max(position), 0) FROM events').pluck().get()!;
  }

  at(position: number): { id: string; stream: string; hash: string } | undefined {
    const row = this.#at.get(position);
    return row && { id: row[0], stream: row[1], hash: row[2] };
  }

  /** What the next event of a stream is chained to. The caller that inserts the event updates it. */
  head(stream: string): { revision: number; hash: string } {
    return this.#heads.of(stream);
  }

  /** Erased persons stay erased, whatever keys were copied. Returns how many they are. */
  destroyKeysOfErased(): number {
    const subjects = this.database.prepare<[], string>('SELECT subject FROM erased_subjects').pluck().all();
    const destroy = this.database.prepare('DELETE FROM keys WHERE kid >= ? AND kid < ?');
    for (const subject of subjects) destroy.run(...kidsOf(subject));
    return subjects.length;
  }

  /** Shortens marks that reach beyond the last event, so they do not hide future events. */
  cutMarks(key: LogKey | undefined): void {
    this.database.exec(`
      UPDATE marks SET
        truncate_before = min(truncate_before, coalesce((SELECT max(revision) + 1 FROM events WHERE events.stream = marks.stream), 0)),
        deleted_before = min(deleted_before, coalesce((SELECT max(revision) + 1 FROM events WHERE events.stream = marks.stream), 0))`);
    if (key !== undefined) this.inTransaction(() => authenticateMarks(this.database, key));
  }

  *keys(): Generator<KeyRow[]> {
    const slice = this.database.prepare<[string, number], KeyRow>(
      'SELECT kid, kek_id AS kekId, wrapped, created_at AS createdAt FROM keys WHERE kid > ? ORDER BY kid LIMIT ?',
    );
    for (let rows = slice.all('', KEYS_SLICE); rows.length > 0; rows = slice.all(rows.at(-1)!.kid, KEYS_SLICE))
      yield rows;
  }

  settings(): { name: string; kekId: string; value: Uint8Array }[] {
    return this.database
      .prepare<[], { name: string; kekId: string; value: Uint8Array }>(
        'SELECT name, kek_id AS kekId, value FROM vault_settings',
      )
      .all();
  }

  close(): void {
    this.database.close();
  }
}
