import type { Database, Statement } from 'better-sqlite3';
import type { LogRow } from '../log-row.js';

const REPLACEMENT_CHARACTER = '\ufffd';
const TEXTS = ['stream', 'id', 'type', 'meta', 'data'];

/** Bytes that are not UTF-8 are read as U+FFFD. A text with one is compared with the bytes in the file, so no flipped byte goes unnoticed. */
export class ExactTexts {
  readonly #raw: Statement<[number], Buffer[]>;

  constructor(database: Database) {
    const bytes = TEXTS.map((column) => `CAST(${column} AS BLOB)`).join(', ');
    this.#raw = database.prepare<[number], Buffer[]>(`SELECT ${bytes} FROM events WHERE position = ?`).raw();
  }

  /** Whether the texts of the row are what the file holds. */
  areIn([position, stream, , id, type, data, meta]: LogRow): boolean {
    const texts = [stream, id, type, meta, data];
    if (!texts.some((text) => text.includes(REPLACEMENT_CHARACTER))) return true;
    const raw = this.#raw.get(position)!;
    return texts.every((text, index) => Buffer.from(text).equals(raw[index]!));
  }
}
