import type { Database, Statement } from 'better-sqlite3';
import type { LogKey } from '../../authenticity/log-key.js';
import { LogDigest } from '../../log-digest.js';
import { LOG_ROW_COLUMNS, macOfRow, positionText, type LogRow } from '../log-row.js';
import { SCHEMA_VERSION } from '../schema.js';
import { writeCutOver } from './cut-over.js';
import { MARK_COLUMNS, macOfMark, type MarkRow } from './marks.js';

const ROWS_AT_ONCE = 2000;

/**
 * Gives all that is stored its MAC, as it is, and records up to where. Call it for a log that was verified. Each step belongs to a
 * transaction of the caller; until the last one is committed the log counts as not taken over, and the work starts from the beginning.
 */
export class TakeOver {
  readonly #slice: Statement<[number], LogRow>;
  readonly #authenticate: Statement<[string, number]>;
  readonly #digest = new LogDigest();
  #position = 0;

  constructor(
    private readonly database: Database,
    private readonly key: LogKey,
  ) {
    this.#slice = database
      .prepare<[number], LogRow>(
        `SELECT ${LOG_ROW_COLUMNS} FROM events WHERE position > ? ORDER BY position LIMIT ${ROWS_AT_ONCE}`,
      )
      .raw();
    this.#authenticate = database.prepare('UPDATE events SET mac = unhex(?) WHERE position = ?');
  }

  get events(): number {
    return this.#digest.events;
  }

  /** Returns true when it was the last one. `now`: milliseconds since 1970. */
  step(now: number): boolean {
    const rows = this.#slice.all(this.#position);
    for (const row of rows) {
      const [position, , , , , , , recordedAt, hash, mac] = row;
      const right = macOfRow(this.key, row);
      if (mac !== right) this.#authenticate.run(right, position);
      this.#digest.add(positionText(position), recordedAt, hash);
      this.#position = position;
    }
    if (rows.length === ROWS_AT_ONCE) return false;
    this.#finish(now);
    return true;
  }

  #finish(now: number): void {
    authenticateMarks(this.database, this.key);
    const { events } = this.#digest;
    writeCutOver(this.database, this.key, {
      position: this.#position,
      events,
      digest: this.#digest.digest(),
      takenAt: now,
    });
    this.database.pragma(`user_version = ${SCHEMA_VERSION}`);
  }
}

export function authenticateMarks(database: Database, key: LogKey): void {
  const update = database.prepare('UPDATE marks SET mac = unhex(?) WHERE stream = ?');
  for (const mark of database.prepare<[], MarkRow>(`SELECT ${MARK_COLUMNS} FROM marks`).raw().all())
    update.run(macOfMark(key, mark), mark[0]);
}
