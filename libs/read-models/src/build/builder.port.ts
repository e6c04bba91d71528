import type { BuildId } from './build-store.port.js';

export interface BuildTask {
  readonly build: BuildId;
  /** `compare`: made to be compared and not to be served. */
  readonly purpose: 'serve' | 'compare';
  /** Position of the served rows, to compare both at one position; undefined when another version made them. */
  readonly servedAt?: () => string;
}

export interface BuildProgress {
  readonly kind: 'progress';
  readonly phase: 'events' | 'search' | 'indexes' | 'comparison';
  readonly done: number;
  readonly total: number;
}

/** The served rows and the built rows at one position. */
export interface Comparison {
  readonly position: string;
  /** SHA-256, hex, over the canonical text (RFC 8785) of `[id, document]` and a line feed for each row, ordered by id. */
  readonly built: string;
  /** undefined: the served rows were not at that position. */
  readonly served?: string;
  readonly rows: number;
  readonly differing: number;
  /** Ids of the first differing rows. */
  readonly ids: readonly string[];
}

export interface BuildDone extends Comparison {
  readonly kind: 'done';
  readonly events: number;
  /** Time spent on folding, indexes and the search index, without the comparison. */
  readonly seconds: number;
}

/** Makes the rows of a build from the log, outside the serving thread. Continues where an earlier run ended. */
export interface Builder {
  /** Ends with `done` when the build is close to the end of the log. Throws BuildFailed with the reason as text, or the signal's reason. */
  make(task: BuildTask, signal: AbortSignal): AsyncIterable<BuildProgress | BuildDone>;
}
