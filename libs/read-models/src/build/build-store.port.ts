import type { CollectionSpec } from '../read-model-store.port.js';

/**
 * One making of a projection's rows from the log: its rows, what is parked of its events, and the position they stand at. Where these lie
 * (a file, a set of collections) is the engine's affair.
 */
export interface BuildId {
  readonly projection: string;
  readonly version: number;
  /** Counts up within a version: a version can be made again beside itself. */
  readonly build: number;
}

export interface BuildInfo extends BuildId {
  readonly state: 'served' | 'building';
  readonly checkpoint: string;
  readonly rows: number;
  readonly bytes: number;
}

/**
 * Which builds there are of each projection. One is served: questions to the collection are answered from it, whatever version made it.
 * Another one may be made beside it meanwhile; the switch between them is atomic.
 */
export interface BuildStore {
  builds(): Promise<readonly BuildInfo[]>;

  /**
   * To serve: the build that is being made for this collection, to go on with; otherwise a new one beside what is served. To compare: a new
   * one, which is never served and ends with the program at the latest.
   */
  begin(spec: CollectionSpec, purpose?: 'serve' | 'compare'): Promise<BuildId>;

  /**
   * A build whose rows somebody else made, in the hand of this store from now on: it is written and read like a collection, under the
   * name that is answered.
   */
  take(build: BuildId, spec: CollectionSpec): Promise<string>;

  /**
   * One step: every question after it is answered from this build, here and after a restart. What was served before is removed; what still
   * reads from it comes to its end.
   */
  serve(build: BuildId): Promise<void>;

  /** Removes a build that is not served. */
  discard(build: BuildId): Promise<void>;
}
