import type { UnreadableReason } from '@crm/contracts/customers';

/** A place between two records: byte offset in the file and physical line that starts there, counted from 1. */
export interface FilePlace {
  readonly offset: number;
  readonly line: number;
}

/** One row of a table or one card of an address book. */
export interface FileRecord {
  readonly cells: readonly string[];
  /** Physical line on which the record starts. */
  readonly line: number;
  /** The place after it. */
  readonly end: FilePlace;
  /** Why it is no record of the table, or could not be read and has no cells. */
  readonly broken?: 'record-too-long' | 'quote-not-closed' | 'card-not-closed' | 'after-table';
}

/** Reads a UTF-8 file from a byte offset on. */
export type ReadBytes = (offset: number) => AsyncIterable<Buffer>;

export interface RecordLimits {
  /** Longest record, in bytes. An unclosed quote or card swallows no more than this. */
  readonly recordBytes: number;
  /** Unreadable records that are tolerated. A file with more is not what it seems to be. */
  readonly brokenRecords: number;
}
export const RECORD_LIMITS: RecordLimits = { recordBytes: 1024 * 1024, brokenRecords: 100 };

/** What ends a physical line: LF (also after CR), or CR alone. */
export type Newline = 'lf' | 'cr';

export const newlineByte = (newline: Newline): number => (newline === 'lf' ? 0x0a : 0x0d);

/** The file, or what the caller said about it, is wrong. */
export class FileUnreadable extends Error {
  constructor(
    readonly reason: UnreadableReason,
    readonly line?: number,
  ) {
    super(`The file is not readable: ${reason}`);
  }
}

/** The place where a line begins; the end of the file where there are fewer lines. */
export async function placeOfLine(
  read: ReadBytes,
  newline: Newline,
  from: FilePlace,
  line: number,
): Promise<FilePlace> {
  const byte = newlineByte(newline);
  let { offset, line: current } = from;
  if (current >= line) return from;
  for await (const piece of read(from.offset)) {
    for (let at = piece.indexOf(byte); at >= 0; at = piece.indexOf(byte, at + 1)) {
      current += 1;
      if (current === line) return { offset: offset + at + 1, line };
    }
    offset += piece.length;
  }
  return { offset, line: current + 1 };
}
