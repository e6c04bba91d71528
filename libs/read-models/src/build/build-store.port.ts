import type { CollectionSpec } from '../read-model-store.port.js';

/**
 * One build of a projection's rows from the log: the rows, the parked events, and their position. Where these are stored (a file, a set of
 * collections) is up to the engine.
 */
export interface BuildId {
  readonly projection: string;
  readonly version: number;
  /** Counts up within a version: a version can be rebuilt while it is served. */
  readonly build: number;
}

export interface BuildInfo extends BuildId {
  readonly state: 'served' | 'building';
  readonly checkpoint: string;
  readonly rows: number;
  readonly bytes: number;
}

/**
 * The builds of each projection. One is served: queries to the collection are answered from it, whatever version made it. Another one can
 * be made meanwhile; the switch between them is atomic.
 */
export interface BuildStore {
  builds(): Promise<readonly BuildInfo[]>;

  /**
   * `serve`: returns the unfinished build of this collection to continue it, or else a new one. `compare`: returns a new build, which is
   * never served and does not outlive the program.
   */
  begin(spec: CollectionSpec, purpose?: 'serve' | 'compare'): Promise<BuildId>;

  /**
   * Takes over a build whose rows another writer made. From now on it is written and read like a collection, under the name that is
   * returned.
   */
  take(build: BuildId, spec: CollectionSpec): Promise<string>;

  /**
   * One step: every later query is answered from this build, here and after a restart. The build that was served before is removed; readers
   * that still use it can finish.
   */
  serve(build: BuildId): Promise<void>;

  /** Removes a build that is not served. */
  discard(build: BuildId): Promise<void>;
}
