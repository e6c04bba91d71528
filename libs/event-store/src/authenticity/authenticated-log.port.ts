import type { EventStore } from '../event-store.port.js';
import type { LogKey } from './log-key.js';

/**
 * - `without`: no MACs yet: the log is new, or an earlier release wrote it.
 * - `authentic`: everything must have a MAC under this key, or was taken over when MACs began.
 * - `forged`: the record that says so was changed, or is of another key.
 */
export type MacStanding = 'without' | 'authentic' | 'forged';

/** A log in which everything carries a MAC of this installation. What has none is named by `verify`, and never read or built upon. */
export interface AuthenticatedLog extends EventStore {
  standing(key: LogKey): MacStanding;

  /** Gives what is stored its MAC, as it is, and records up to where. Idempotent. Returns how many events were taken over. */
  takeOver(key: LogKey): Promise<number>;

  /** Events that are not there any more. 0 where the adapter cannot know. */
  countRemoved(): number;

  /** From here on, what is written gets a MAC under this key, and reading what has none throws NotAuthentic. */
  useKey(key: LogKey): Promise<void>;
}
