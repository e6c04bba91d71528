import type { EventStore } from '../event-store.port.js';

/** What the suite needs of an adapter. Logs may be shared between cases: each uses streams and positions of its own. */
export interface EventStoreHarness {
  /** The suite closes the store. `maxPendingEvents`: how many events the store may have accepted and not yet answered. */
  open(limits?: { readonly maxPendingEvents?: number }): Promise<EventStore>;
  /** Closes the store and opens its log again, as a restart does. */
  reopen(store: EventStore): Promise<EventStore>;
  /** A second client of the same log. Absent where a log has one owner. */
  another?(store: EventStore): Promise<EventStore>;
  /** Cuts the store off from its log, at once and without a warning; `reopen` mends it. */
  cut(store: EventStore): Promise<void>;
}
