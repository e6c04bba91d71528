import type { Database } from 'better-sqlite3';

/** The file can be removed at any time: the next seal rebuilds it from the log. */
export function prepareHeads(database: Database): void {
  database.pragma('journal_mode = WAL');
  // What a power cut loses is read from the log again.
  database.pragma('synchronous = NORMAL');
  database.exec(`
    CREATE TABLE IF NOT EXISTS heads (
      stream TEXT PRIMARY KEY,
      revision INTEGER NOT NULL,
      hash BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS reached (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      position INTEGER NOT NULL
    ) STRICT;
    INSERT OR IGNORE INTO reached VALUES (1, 0);
  `);
}
