import { eventMac } from '../chain.js';
import type { LogKey } from '../authenticity/log-key.js';
import type { Position, StoredEvent } from '../event-store.port.js';

/** One row of the table `events` in the order of {@link LOG_ROW_COLUMNS}. Texts are as stored, so every consumer parses its own objects. */
export type LogRow = readonly [
  position: number,
  stream: string,
  revision: number,
  id: string,
  type: string,
  data: string,
  meta: string,
  /** Milliseconds since 1970. */
  recordedAt: number,
  /** Lower-case hex. */
  hash: string,
  /** Lower-case hex; empty when the event has none. */
  mac: string,
];

export const LOG_ROW_COLUMNS =
  'position, stream, revision, id, type, data, meta, recorded_at, lower(hex(hash)), lower(hex(mac))';

/** The MAC that the row must have. Position and time of the store are the place that an event must not be moved from. */
export function macOfRow(
  key: LogKey,
  [position, stream, revision, id, type, data, meta, recordedAt, hash]: LogRow,
): string {
  return eventMac(key, { stream, revision, id, type, meta, data, hash }, `${position} ${recordedAt}`);
}

/** What is wrong with the MAC of a row; undefined when this installation wrote it. */
export function macFault(key: LogKey, row: LogRow): string | undefined {
  const mac = row[9];
  if (mac === '') return 'It has no MAC.';
  return mac === macOfRow(key, row) ? undefined : 'Its MAC does not match.';
}

const POSITION_DIGITS = 20;

export const positionText = (position: number): Position => String(position).padStart(POSITION_DIGITS, '0') as Position;

/** Returns undefined for a text that is not a position of this store. */
export function positionNumber(position: Position): number | undefined {
  if (position === '') return 0;
  const number = Number(position);
  return /^\d{20}$/.test(position) && Number.isSafeInteger(number) ? number : undefined;
}

export function toStoredEvent([
  position,
  stream,
  revision,
  id,
  type,
  data,
  meta,
  recordedAt,
  hash,
]: LogRow): StoredEvent {
  return {
    id,
    type,
    data: JSON.parse(data) as unknown,
    meta: JSON.parse(meta) as StoredEvent['meta'],
    stream,
    revision,
    position: positionText(position),
    recordedAt: new Date(recordedAt).toISOString(),
    hash,
  };
}

/** UTF-16 code units: a cheap measure of the memory that a row takes. */
export const rowSize = (row: LogRow): number => row[1].length + row[5].length + row[6].length;
