import type { Database } from 'better-sqlite3';

/** Kept in `PRAGMA user_version`. A file of a newer version is refused. */
export const SCHEMA_VERSION = 2;
/** Of files whose events have no MACs. */
export const WITHOUT_MACS = 1;

/**
 * `events` is append-only. AUTOINCREMENT never gives out a position twice, even after rows were removed by hand, and sqlite_sequence
 * keeps the last one. `marks` hides events from readStream without changing them.
 */
const VERSION_1 = `
  CREATE TABLE events (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    data TEXT NOT NULL,
    meta TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    hash BLOB NOT NULL,
    UNIQUE (stream, revision)
  ) STRICT;
  CREATE TABLE marks (
    stream TEXT PRIMARY KEY,
    truncate_before INTEGER NOT NULL DEFAULT 0,
    deleted_before INTEGER NOT NULL DEFAULT 0,
    tombstone INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE keys (
    kid TEXT PRIMARY KEY,
    kek_id TEXT NOT NULL,
    wrapped BLOB NOT NULL,
    created_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE erased_subjects (
    subject TEXT PRIMARY KEY,
    fenced_at TEXT NOT NULL,
    reason TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE vault_settings (
    name TEXT PRIMARY KEY,
    kek_id TEXT NOT NULL,
    value BLOB NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

/**
 * Room for MACs. Cheap, and an earlier release can still use the file. It becomes version 2 with the row of `cut_over`, when all that is stored
 * has its MAC (take-over.ts).
 */
const ROOM_FOR_MACS = `
  ALTER TABLE events ADD COLUMN mac BLOB;
  ALTER TABLE marks ADD COLUMN mac BLOB;
  ALTER TABLE erased_subjects ADD COLUMN mac BLOB;
  CREATE TABLE cut_over (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    position INTEGER NOT NULL,
    events INTEGER NOT NULL,
    digest BLOB NOT NULL,
    taken_at INTEGER NOT NULL,
    mac BLOB NOT NULL
  ) STRICT;
`;

/** Marks the file as ours ("Thrl"), so another program's database is not mistaken for an event log. */
const APPLICATION_ID = 0x5468726c;

/** Creates the tables in a new file, and room for MACs in an older one. Throws an Error whose message is for the operator. */
export function prepareSchema(database: Database): void {
  const version = database.pragma('user_version', { simple: true }) as number;
  if (version !== 0) {
    checkSchema(database);
    if (!hasRoomForMacs(database)) database.exec(`BEGIN IMMEDIATE; ${ROOM_FOR_MACS} COMMIT`);
    return;
  }
  if (database.prepare('SELECT 1 FROM sqlite_schema').get() !== undefined)
    throw new Error('The file holds tables of another program. Choose another data directory.');
  database.exec(
    `BEGIN IMMEDIATE; ${VERSION_1} ${ROOM_FOR_MACS} PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${WITHOUT_MACS}; COMMIT`,
  );
}

const hasRoomForMacs = (database: Database): boolean =>
  database.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'cut_over'`).get() !== undefined;

/** For connections that only read. Throws an Error whose message is for the operator. */
export function checkSchema(database: Database): void {
  const version = database.pragma('user_version', { simple: true }) as number;
  if (version > SCHEMA_VERSION)
    throw new Error(
      `The event log was written by a newer release (schema ${version}; this program knows ${SCHEMA_VERSION}). Start that release, or restore a backup made before the upgrade.`,
    );
  if (version < WITHOUT_MACS || database.pragma('application_id', { simple: true }) !== APPLICATION_ID)
    throw new Error('The file is not an event log of this program. Choose another data directory.');
  const [type, name] =
    (database.prepare(`SELECT type, name FROM sqlite_schema WHERE type IN ('trigger', 'view')`).raw().get() as
      [string, string] | undefined) ?? [];
  if (name !== undefined)
    throw new Error(
      `The event log holds the ${type} "${name}", which this program did not create and which would change what it writes. Remove it (DROP ${type}), and run crm verify.`,
    );
}
