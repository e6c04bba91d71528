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
}
