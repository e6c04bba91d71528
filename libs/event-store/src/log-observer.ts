import type { Position } from './event-store.port.js';

/** An append as requested. Streams are reported by category: what follows the first hyphen is an id. */
export interface AppendBegun {
  readonly categories: readonly string[];
  readonly events: number;
}

export interface AppendEnded {
  /** Of the last event; absent when the append was refused or failed. */
  readonly position?: Position;
  readonly error?: unknown;
}

/** One transaction of the writer. */
export interface Commit {
  readonly operations: number;
  readonly events: number;
  /** Duration of the commit, including its sync. */
  readonly syncMs: number;
  /** A storage error rolled it back. */
  readonly failed: boolean;
}

/** What was accepted but is not yet answered. */
export interface WriteQueue {
  readonly operations: number;
  readonly events: number;
  readonly bytes: number;
}

/** Observes a log, for metrics and traces. It is called on every write, so it must be fast and must not throw. */
export interface LogObserver {
  /** Called in the caller's context. Returns the function to call when the append ends. */
  appending?(append: AppendBegun): (ended: AppendEnded) => void;
  committed?(commit: Commit): void;
}

export const categoryOf = (stream: string): string => stream.slice(0, Math.max(0, stream.indexOf('-'))) || stream;
