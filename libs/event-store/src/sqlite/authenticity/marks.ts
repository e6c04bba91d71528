import type { LogKey } from '../../authenticity/log-key.js';

/** One row of the table `marks` in the order of {@link MARK_COLUMNS}. */
export type MarkRow = readonly [
  stream: string,
  truncateBefore: number,
  deletedBefore: number,
  tombstone: number,
  /** Lower-case hex; empty when the mark has none. */
  mac: string,
];

export const MARK_COLUMNS = 'stream, truncate_before, deleted_before, tombstone, lower(hex(mac))';

export const macOfMark = (key: LogKey, [stream, truncateBefore, deletedBefore, tombstone]: MarkRow): string =>
  key.mac('mark', [stream, String(truncateBefore), String(deletedBefore), String(tombstone)]);

/** What is wrong with the MAC of a mark; undefined when this installation wrote it. */
export function markFault(key: LogKey, mark: MarkRow): string | undefined {
  return mark[4] === macOfMark(key, mark) ? undefined : 'The mark of its truncation or deletion was forged.';
}
