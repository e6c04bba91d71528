import type { BuildId } from './build-store.port.js';

export interface BuildTask {
  readonly build: BuildId;
  /** Made to be compared and not to be served. */
  readonly purpose: 'serve' | 'compare';
  /** How far the served rows are, to compare at one position; undefined where they were made by another version. */
  readonly servedAt?: () => string;
}

export interface BuildProgress {
  readonly kind: 'progress';
  readonly phase: 'events' | 'search' | 'indexes' | 'comparison';
  readonly done: number;
  readonly total: number;
}

/** The same rows, served and built, at one position. */
export interface Comparison {
  readonly position: string;
  /** SHA-256, hex, over the canonical text (RFC 8785) of `[id, document]` and a line feed, in the order of the ids. */
  readonly built: string;
  /** undefined: the served rows were not at that position. */
  readonly served?: string;
  readonly rows: number;
  readonly differing: number;
  /** The first of them. */
  readonly ids: readonly string[];
}

export interface BuildDone extends Comparison {
  readonly kind: 'done';
  readonly events: number;
  /** Of folding, indexing and searching; without the comparison. */
  readonly seconds: number;
}

/** Makes the rows of a build from the log, somewhere else than in the thread that serves. Goes on where an earlier one ended. */
export interface Builder {
  /** Ends with `done`, when the build is at most a moment behind the log. Throws BuildFailed, in words, and the signal's reason. */
  make(task: BuildTask, signal: AbortSignal): AsyncIterable<BuildProgress | BuildDone>;
}
