import type { AuthenticatedLog } from '../authenticity/authenticated-log.port.js';
import type { EventStore } from '../event-store.port.js';

/** What the suite needs from an adapter. Cases may share a log: each uses streams and positions of its own. */
export interface EventStoreHarness {
  /** The suite closes the store. `maxPendingEvents`: how many events the store may have accepted but not yet answered. */
  open(limits?: { readonly maxPendingEvents?: number }): Promise<EventStore>;
  /** Closes the store and opens its log again, as a restart does. */
  reopen(store: EventStore): Promise<EventStore>;
  /** A second client of the same log. Absent where a log can have only one owner. */
  another?(store: EventStore): Promise<EventStore>;
  /** Cuts the store off from its log, at once and without a warning; `reopen` repairs it. */
  cut(store: EventStore): Promise<void>;
  /** What somebody does who can write the log but has no key. Absent where cases of it would prove nothing. */
  readonly forger?: Forger;
}

/** Each makes the change that hides best, with right hashes and numbers, while the store is open. An adapter leaves out what its log does not allow. */
export interface Forger {
  open(): Promise<AuthenticatedLog>;
  /** Adds an event to the end of the stream. */
  insert(store: EventStore, stream: string): Promise<void>;
  alter?(store: EventStore, stream: string, revision: number): Promise<void>;
  removeMac?(store: EventStore, stream: string, revision: number): Promise<void>;
  swapMacs?(store: EventStore, one: string, other: string, revision: number): Promise<void>;
  /** Takes an event away. */
  remove?(store: EventStore, stream: string, revision: number): Promise<void>;
  /** Hides everything before the revision, as a truncation does. */
  hide?(store: EventStore, stream: string, before: number): Promise<void>;
}
