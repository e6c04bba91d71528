import type { Position } from './event-store.port.js';

/** What an append asks for. Streams are named by their category: whatever follows the first hyphen is an id. */
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
  /** The end of the transaction with its sync. */
  readonly syncMs: number;
  /** A storage fault undid it. */
  readonly failed: boolean;
}

/** What was accepted and is not answered yet. */
export interface WriteQueue {
  readonly operations: number;
  readonly events: number;
  readonly bytes: number;
}

/**
 * Told what happens to a log, for figures and traces. Stands on the way of every write: it has to be quick, and must not throw.
 */
export interface LogObserver {
  /** Called in the context of the caller. Answers what to call at the end. */
  appending?(append: AppendBegun): (ended: AppendEnded) => void;
  committed?(commit: Commit): void;
}

export const categoryOf = (stream: string): string => stream.slice(0, Math.max(0, stream.indexOf('-'))) || stream;
