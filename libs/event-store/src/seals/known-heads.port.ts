import type { KnownHead, Position } from '../event-store.port.js';

/**
 * Where the streams of the log were last known to end. Kept outside the log, because the log alone does not show that the end of a
 * stream was cut off. A head that the log does not continue is never dropped.
 */
export interface KnownHeads {
  /** Follows the log to its current end. The event loop stays free. */
  refresh(signal?: AbortSignal): Promise<void>;
  /** The position up to which the log was followed; BEGINNING when it was not followed yet. */
  upTo(): Promise<Position>;
  /** Ordered by stream name. */
  all(): AsyncIterable<KnownHead>;
  close(): Promise<void>;
}
