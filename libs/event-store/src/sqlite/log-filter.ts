import type { EventFilter } from '../event-store.port.js';
import type { LogRow } from './log-row.js';

/** Prefixes and types are literal text. An empty list matches nothing, as an OR over nothing does. */
export function rowMatcher(filter: EventFilter = {}): (row: LogRow) => boolean {
  const { streamPrefixes } = filter;
  const types = filter.types && new Set(filter.types);
  return ([, stream, , , type]) =>
    (types === undefined || types.has(type)) &&
    (streamPrefixes === undefined || streamPrefixes.some((prefix) => stream.startsWith(prefix)));
}
