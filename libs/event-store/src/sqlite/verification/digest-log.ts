import type { Database } from 'better-sqlite3';
import { LogDigest } from '../../log-digest.js';
import { positionText } from '../log-row.js';
import type { Digested } from './auditor.messages.js';

/** One read transaction: `limit` keeps it short. */
export function digestLog(database: Database, after: number, limit: number): Digested | undefined {
  const digest = new LogDigest();
  let upTo = after;
  const rows = database
    .prepare<[number, number], [position: number, recordedAt: number, hash: string]>(
      'SELECT position, recorded_at, lower(hex(hash)) FROM events WHERE position > ? ORDER BY position LIMIT ?',
    )
    .raw();
  for (const [position, recordedAt, hash] of rows.iterate(after, limit)) {
    digest.add(positionText(position), recordedAt, hash);
    upTo = position;
  }
  return digest.events === 0 ? undefined : { upTo, events: digest.events, digest: digest.digest() };
}
