import { Unavailable } from '@crm/contracts/refusals';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { BEGINNING, type KnownHead, type Position } from '../../event-store.port.js';
import type { KnownHeads } from '../../seals/known-heads.port.js';
import { positionText } from '../log-row.js';
import { EVENTS_FILE } from '../sqlite-event-store-reader.js';
import type { HeadsTask } from './heads.worker.js';

export const HEADS_FILE = 'heads.db';
const SLICE_ROWS = 500;

/** Known heads in a separate file next to the log. A thread that lives for one refresh writes them. */
export class SqliteKnownHeads implements KnownHeads {
  readonly #closing = new AbortController();
  readonly #path: string;
  readonly #events: string;
  #refreshing: Promise<void> = Promise.resolve();

  constructor(directory: string) {
    this.#path = join(directory, HEADS_FILE);
    this.#events = join(directory, EVENTS_FILE);
  }

  refresh(signal: AbortSignal = this.#closing.signal): Promise<void> {
    const stopped = AbortSignal.any([signal, this.#closing.signal]);
    this.#refreshing = this.#refreshing.catch(() => undefined).then(() => this.#follow(stopped));
    return this.#refreshing;
  }

  async upTo(): Promise<Position> {
    const position = this.#read((file) => file.prepare<[], number>('SELECT position FROM reached').pluck().get()) ?? 0;
    return position === 0 ? BEGINNING : positionText(position);
  }

  async *all(): AsyncGenerator<KnownHead> {
    for (let after = ''; ; await nextTurn()) {
      const rows = this.#read((file) =>
        file
          .prepare<[string, number], KnownHead>(
            'SELECT stream, revision, lower(hex(hash)) AS hash FROM heads WHERE stream > ? ORDER BY stream LIMIT ?',
          )
          .all(after, SLICE_ROWS),
      );
      yield* rows ?? [];
      if (rows === undefined || rows.length < SLICE_ROWS) return;
      after = rows.at(-1)!.stream;
    }
  }

  /** Stops a running refresh; the next one continues there. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#refreshing.catch(() => undefined);
  }

  async #follow(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const task: HeadsTask = { events: this.#events, heads: this.#path, stop };
    const abort = (): unknown => Atomics.store(stop, 0, 1);
    signal.addEventListener('abort', abort, { once: true });
    const worker = new Worker(new URL('./heads.worker.js', import.meta.url), { workerData: task });
    await new Promise<void>((resolve, reject) => {
      worker.once('error', (error) => reject(new Unavailable({ reason: `${this.#path}: ${error.message}` })));
      worker.once('exit', () => resolve());
    }).finally(() => signal.removeEventListener('abort', abort));
  }

  /** Opens a connection for each slice, so an operator may remove the file at any time. Returns undefined when there is no file. */
  #read<Result>(query: (file: Database) => Result): Result | undefined {
    if (!existsSync(this.#path)) return undefined;
    const file = new SqliteDatabase(this.#path, { readonly: true });
    try {
      return query(file);
    } catch (error) {
      throw new Unavailable({ reason: `${this.#path}: ${(error as Error).message}` });
    } finally {
      file.close();
    }
  }
}
