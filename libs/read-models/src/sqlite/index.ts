export {
  openSqliteReadModelStore,
  SqliteReadModelStore,
  type SqliteReadModelStoreOptions,
} from './sqlite-read-model-store.js';
export { runBuildThread, type BuildThreadSetup } from './build-thread.js';
export { ThreadBuilder } from './thread-builder.js';
