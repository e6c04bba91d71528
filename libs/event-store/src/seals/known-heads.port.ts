import type { KnownHead, Position } from '../event-store.port.js';

/**
 * Where the streams of the log were last known to end. Kept beside the log, not in it: the log alone cannot tell that the end of a
 * stream was cut off. Never forgets a head that the log does not continue.
 */
export interface KnownHeads {
  /** Follows the log to where it ends now. The event loop stays free. */
  refresh(signal?: AbortSignal): Promise<void>;
  /** The log was followed up to here; BEGINNING: not yet at all. */
  upTo(): Promise<Position>;
  /** In the order of the streams' names. */
  all(): AsyncIterable<KnownHead>;
  close(): Promise<void>;
}
