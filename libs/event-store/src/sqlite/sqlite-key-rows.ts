import type { Database, Statement } from 'better-sqlite3';
import type { ErasedSubject, KeyRow, KeyRows, VaultSetting } from './key-rows.js';
import type { LogReader } from './log-reader.js';
import type { Answer, WriterClient } from './writer-client.js';
import type { Operation } from './writer.messages.js';

const KEY_COLUMNS = 'kid, subject, version, kek_id AS kekId, wrapped, created_at AS createdAt';

export class SqliteKeyRows implements KeyRows {
  readonly #newest: Statement<[string], KeyRow>;
  readonly #byKids: Statement<[string], KeyRow>;
  readonly #erased: Statement<[string], ErasedSubject>;
  readonly #setting: Statement<[string], VaultSetting>;
  readonly #slice: Statement<[string, number], KeyRow>;
  readonly #countNotUnder: Statement<[string, string], number>;

  constructor(
    private readonly reader: LogReader,
    private readonly writer: WriterClient,
  ) {
    const database: Database = reader.database;
    this.#newest = database.prepare(`SELECT ${KEY_COLUMNS} FROM keys WHERE subject = ? ORDER BY version DESC LIMIT 1`);
    this.#byKids = database.prepare(`SELECT ${KEY_COLUMNS} FROM keys WHERE kid IN (SELECT value FROM json_each(?))`);
    this.#erased = database.prepare(
      'SELECT subject, fenced_at AS fencedAt, reason FROM erased_subjects WHERE subject = ?',
    );
    this.#setting = database.prepare('SELECT kek_id AS kekId, value FROM vault_settings WHERE name = ?');
    this.#slice = database.prepare(`SELECT ${KEY_COLUMNS} FROM keys WHERE kid > ? ORDER BY kid LIMIT ?`);
    this.#countNotUnder = database
      .prepare<[string, string], number>(
        `SELECT (SELECT count(*) FROM keys WHERE kek_id <> ?) + (SELECT count(*) FROM vault_settings WHERE kek_id <> ?)`,
      )
      .pluck();
  }

  newest(subject: string): KeyRow | undefined {
    return this.reader.read(() => this.#newest.get(subject));
  }

  byKids(kids: readonly string[]): KeyRow[] {
    return this.reader.read(() => this.#byKids.all(JSON.stringify(kids)));
  }

  erased(subject: string): ErasedSubject | undefined {
    return this.reader.read(() => this.#erased.get(subject));
  }

  setting(name: string): VaultSetting | undefined {
    return this.reader.read(() => this.#setting.get(name));
  }

  slice(after: string, limit: number): KeyRow[] {
    return this.reader.read(() => this.#slice.all(after, limit));
  }

  countNotUnder(kekId: string): number {
    return this.reader.read(() => this.#countNotUnder.get(kekId, kekId)!);
  }

  async put(row: KeyRow): Promise<void> {
    await this.#write({ kind: 'put-key', row });
  }

  async putSetting(name: string, setting: VaultSetting): Promise<void> {
    await this.#write({ kind: 'put-setting', name, setting });
  }

  async rewrap(rows: readonly Pick<KeyRow, 'kid' | 'kekId' | 'wrapped'>[]): Promise<void> {
    await this.#write({ kind: 'rewrap', rows });
  }

  async erase(fence: ErasedSubject): Promise<{ readonly fencedAt: string; readonly keysDestroyed: number }> {
    return (await this.#write({ kind: 'erase', fence })) as Extract<Answer, { kind: 'erased' }>;
  }

  #write(operation: Operation): Promise<Answer> {
    return this.writer.submit(operation, 1, 0);
  }
}
