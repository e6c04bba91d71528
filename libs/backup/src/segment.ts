import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { LogRow } from '@crm/event-store/log-file';

/** Level 1: as small as level 3 on encrypted events, in half the time. The frame carries a checksum of its own. */
const COMPRESSION = { params: { [constants.ZSTD_c_compressionLevel]: 1, [constants.ZSTD_c_checksumFlag]: 1 } };

/** JSON lines, compressed: `zstdcat` shows them without this program. */
export function compressLines(lines: readonly string[]): { frame: Buffer; textBytes: number } {
  const text = Buffer.from(lines.length === 0 ? '' : `${lines.join('\n')}\n`);
  return { frame: zstdCompressSync(text, COMPRESSION), textBytes: text.length };
}

export function expandLines(frame: Uint8Array): unknown[] {
  const text = zstdDecompressSync(frame).toString('utf8');
  const lines = text.split('\n');
  if (lines.pop() !== '') throw new Error('it ends in the middle of a line');
  return lines.map((line) => JSON.parse(line) as unknown);
}

export const segmentLine = (row: LogRow): string => JSON.stringify(row);

const COLUMNS = ['number', 'string', 'number', 'string', 'string', 'string', 'string', 'number', 'string', 'string'];
const NO_MAC = '';

/** The rows of a segment. Throws an Error that names the first line that is not a row. */
export function segmentRows(frame: Uint8Array): LogRow[] {
  return expandLines(frame).map((value, index) => {
    // An earlier release wrote rows without MACs.
    const row: unknown[] =
      Array.isArray(value) && value.length === COLUMNS.length - 1 ? [...value, NO_MAC] : (value as unknown[]);
    if (!Array.isArray(row) || row.length !== COLUMNS.length || !row.every((field, at) => typeof field === COLUMNS[at]))
      throw new Error(`line ${index + 1} is not an event`);
    return row as unknown as LogRow;
  });
}
