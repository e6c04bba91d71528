export { acquireDataDirectory, type DirectoryLock, type DirectoryOwner } from './data-directory-lock.js';
export { HEADS_FILE, SqliteKnownHeads } from './heads/sqlite-known-heads.js';
export {
  DEFAULT_LIMITS,
  openSqliteEventStore,
  SqliteEventStore,
  type SqliteEventStoreLimits,
  type SqliteEventStoreOptions,
} from './sqlite-event-store.js';
export { EVENTS_FILE, openSqliteEventStoreReader, SqliteEventStoreReader } from './sqlite-event-store-reader.js';
export { openSqliteCatchUpReader, SqliteCatchUpReader } from './sqlite-catch-up-reader.js';
