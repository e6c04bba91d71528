import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import SqliteDatabase from 'better-sqlite3';
import { LogReader } from '../log-reader.js';
import { prepareHeads } from './heads-schema.js';

export interface HeadsTask {
  readonly events: string;
  readonly heads: string;
  /** One number; not 0 once the thread must stop. */
  readonly stop: Int32Array<SharedArrayBuffer>;
}

const SLICE_ROWS = 2000;

/**
 * Follows the log from where the last run stopped. A head advances by one revision at a time: an event that does not continue the
 * known head leaves it unchanged, and verification reports it.
 */
function follow({ events, heads, stop }: HeadsTask): void {
  const log = LogReader.open(events);
  const file = new SqliteDatabase(heads);
  prepareHeads(file);
  const next = log.database
    .prepare<[number, number], [number, string, number, Buffer]>(
      'SELECT position, stream, revision, hash FROM events WHERE position > ? ORDER BY position LIMIT ?',
    )
    .raw();
  const put = file.prepare(
    `INSERT INTO heads (stream, revision, hash) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET revision = excluded.revision, hash = excluded.hash WHERE excluded.revision = revision + 1`,
  );
  const reached = file.prepare('UPDATE reached SET position = ?');
  const store = file.transaction((rows: readonly [number, string, number, Buffer][]) => {
    for (const [, stream, revision, hash] of rows) put.run(stream, revision, hash);
    reached.run(rows.at(-1)![0]);
  });
  let position = file.prepare<[], number>('SELECT position FROM reached').pluck().get()!;
  while (Atomics.load(stop, 0) === 0) {
    const rows = next.all(position, SLICE_ROWS);
    if (rows.length === 0) break;
    store(rows);
    position = rows.at(-1)![0];
  }
  file.close();
  log.close();
}

// On Linux a priority applies to one thread: threads that answer requests go first. Elsewhere it would slow the whole program.
if (process.platform === 'linux') setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL);
follow(workerData as HeadsTask);
parentPort!.close();
