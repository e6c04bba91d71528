import type { Database, Statement } from 'better-sqlite3';
import {
  kidsOf,
  type ErasedSubject,
  type KeyRow,
  type KeyRows,
  type NeededKey,
  type VaultSetting,
} from '@crm/key-vault';
import type { LogReader } from './log-reader.js';
import type { Answer, WriterClient } from './writer-client.js';
import type { Operation } from './writer.messages.js';

/** Events that are searched for keys in one call: about a millisecond. */
const NEEDED_SLICE = 100;

/** The kid of each encrypted part of the events that match. A text that is not JSON is a fault of the hash chain, and no key is known for it. */
const neededKeys = (where: string): string => `
  SELECT kid, stream, revision, min(position) FROM (
    SELECT position, stream, revision, CASE WHEN json_valid(data) THEN json_extract(data, '$."$sealed".kid') END AS kid
      FROM events WHERE ${where}
    UNION ALL
    SELECT position, stream, revision, CASE WHEN json_valid(meta) THEN json_extract(meta, '$.sealed.kid') END AS kid
      FROM events WHERE ${where}
  ) WHERE typeof(kid) = 'text' GROUP BY kid ORDER BY min(position)`;

const KEY_COLUMNS = 'kid, kek_id AS kekId, wrapped, created_at AS createdAt';

export class SqliteKeyRows implements KeyRows {
  readonly #newest: Statement<[string, string], KeyRow>;
  readonly #byKids: Statement<[string], KeyRow>;
  readonly #erased: Statement<[], Required<ErasedSubject>>;
  readonly #setting: Statement<[string], VaultSetting>;
  readonly #slice: Statement<[string, number], KeyRow>;
  readonly #neededAfter: Statement<{ after: number; to: number }, NeededKey>;
  readonly #neededByStream: Statement<{ stream: string }, NeededKey>;
  readonly #lastPosition: Statement<[], number | null>;
  readonly #isEmpty: Statement<[], 0 | 1>;
  readonly #countNotUnder: Statement<[string, string], number>;

  constructor(
    private readonly reader: LogReader,
    private readonly writer: Pick<WriterClient, 'submit'>,
  ) {
    const database: Database = reader.database;
    this.#newest = database.prepare(
      `SELECT ${KEY_COLUMNS} FROM keys WHERE kid >= ? AND kid < ? ORDER BY created_at DESC LIMIT 1`,
    );
    this.#byKids = database.prepare(`SELECT ${KEY_COLUMNS} FROM keys WHERE kid IN (SELECT value FROM json_each(?))`);
    this.#erased = database.prepare(
      'SELECT subject, fenced_at AS fencedAt, reason, lower(hex(mac)) AS mac FROM erased_subjects',
    );
    this.#setting = database.prepare('SELECT kek_id AS kekId, value FROM vault_settings WHERE name = ?');
    this.#slice = database.prepare(`SELECT ${KEY_COLUMNS} FROM keys WHERE kid > ? ORDER BY kid LIMIT ?`);
    this.#neededAfter = database.prepare(neededKeys('position > @after AND position <= @to'));
    this.#neededByStream = database.prepare(neededKeys('stream = @stream'));
    this.#lastPosition = database.prepare<[], number | null>('SELECT max(position) FROM events').pluck();
    this.#isEmpty = database
      .prepare<[], 0 | 1>(
        `SELECT NOT EXISTS (SELECT 1 FROM events) AND NOT EXISTS (SELECT 1 FROM keys) AND NOT EXISTS (SELECT 1 FROM erased_subjects)`,
      )
      .pluck();
    this.#countNotUnder = database
      .prepare<[string, string], number>(
        `SELECT (SELECT count(*) FROM keys WHERE kek_id <> ?) + (SELECT count(*) FROM vault_settings WHERE kek_id <> ?)`,
      )
      .pluck();
  }

  newest(subject: string): KeyRow | undefined {
    return this.reader.read(() => this.#newest.get(...kidsOf(subject)));
  }

  byKids(kids: readonly string[]): KeyRow[] {
    return this.reader.read(() => this.#byKids.all(JSON.stringify(kids)));
  }

  erasedSubjects(): ErasedSubject[] {
    return this.reader
      .read(() => this.#erased.all())
      .map(({ mac, ...fence }) => (mac === '' ? fence : { ...fence, mac }));
  }

  setting(name: string): VaultSetting | undefined {
    return this.reader.read(() => this.#setting.get(name));
  }

  slice(after: string, limit: number): KeyRow[] {
    return this.reader.read(() => this.#slice.all(after, limit));
  }

  needed(after: number, stream?: string): { readonly keys: readonly NeededKey[]; readonly next?: number } {
    return this.reader.read(() => {
      if (stream !== undefined) return { keys: this.#neededByStream.all({ stream }).map(keyOf) };
      const to = after + NEEDED_SLICE;
      const keys = this.#neededAfter.all({ after, to }).map(keyOf);
      return to < (this.#lastPosition.get() ?? 0) ? { keys, next: to } : { keys };
    });
  }

  isEmpty(): boolean {
    return this.reader.read(() => this.#isEmpty.get() === 1);
  }

  countNotUnder(kekId: string): number {
    return this.reader.read(() => this.#countNotUnder.get(kekId, kekId)!);
  }

  async put(row: KeyRow): Promise<void> {
    await this.#write({ kind: 'put-key', row: { ...row, wrapped: ownBytes(row.wrapped) } });
  }

  async putSetting(name: string, setting: VaultSetting): Promise<void> {
    await this.#write({ kind: 'put-setting', name, setting: { ...setting, value: ownBytes(setting.value) } });
  }

  async rewrap(rows: readonly Pick<KeyRow, 'kid' | 'kekId' | 'wrapped'>[]): Promise<void> {
    await this.#write({ kind: 'rewrap', rows: rows.map((row) => ({ ...row, wrapped: ownBytes(row.wrapped) })) });
  }

  async authenticateFences(fences: readonly Required<ErasedSubject>[]): Promise<void> {
    if (fences.length > 0) await this.#write({ kind: 'authenticate-fences', fences });
  }

  async erase(fence: ErasedSubject): Promise<{ readonly fencedAt: string; readonly keysDestroyed: number }> {
    return (await this.#write({ kind: 'erase', fence })) as Extract<Answer, { kind: 'erased' }>;
  }

  #write(operation: Operation): Promise<Answer> {
    return this.writer.submit(operation, 1, 0);
  }
}

const keyOf = ({ kid, stream, revision }: NeededKey): NeededKey => ({ kid, stream, revision });

/** A slice of Node's buffer pool would be copied to the other thread with the whole pool around it: 64 KiB instead of 60 bytes. */
const ownBytes = (bytes: Uint8Array): Uint8Array => Uint8Array.from(bytes);
