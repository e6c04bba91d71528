import type { Database } from 'better-sqlite3';
import type { LogKey } from '../../authenticity/log-key.js';

/** From when on every event has had a MAC. What was stored before was taken over as it was then. */
export interface CutOver {
  /** Of the last event that was taken over; 0 in a log that had MACs from the beginning. */
  readonly position: number;
  /** How many events were taken over. Fewer than positions only in a log that was damaged before, and accepted. */
  readonly events: number;
  /** Digest of what was taken over (log-digest.ts), so of the head of every stream. */
  readonly digest: string;
  /** Milliseconds since 1970. */
  readonly takenAt: number;
}

export interface StoredCutOver extends CutOver {
  readonly mac: string;
}

export function readCutOver(database: Database): StoredCutOver | undefined {
  return database
    .prepare<[], StoredCutOver>(
      `SELECT position, events, lower(hex(digest)) AS digest, taken_at AS takenAt, lower(hex(mac)) AS mac FROM cut_over`,
    )
    .get();
}

export function writeCutOver(database: Database, key: LogKey, cutOver: CutOver): void {
  const { position, events, digest, takenAt } = cutOver;
  database
    .prepare('INSERT OR REPLACE INTO cut_over VALUES (1, ?, ?, unhex(?), ?, unhex(?))')
    .run(position, events, digest, takenAt, macOf(key, cutOver));
}

export const isCutOverOurs = (key: LogKey, cutOver: StoredCutOver): boolean => cutOver.mac === macOf(key, cutOver);

const macOf = (key: LogKey, { position, events, digest, takenAt }: CutOver): string =>
  key.mac('cut-over', [String(position), String(events), digest, String(takenAt)]);

/** The last position given out, whether or not its event is still there. */
export function endOfLog(database: Database): number {
  return database
    .prepare<[], number>(
      `SELECT max((SELECT coalesce(max(position), 0) FROM events), coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'events'), 0))`,
    )
    .pluck()
    .get()!;
}

/** Positions are dense since the cut-over. Returns how many events are not there any more. */
export function countRemoved(database: Database, { position, events }: CutOver): number {
  const present = database.prepare<[], number>('SELECT count(*) FROM events').pluck().get()!;
  return endOfLog(database) - position - (present - events);
}
