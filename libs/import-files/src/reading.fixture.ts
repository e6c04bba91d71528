import type { ReadBytes } from './file-record.js';

/** The bytes in pieces of a few, which split characters, records and line breaks. */
const PIECE_BYTES = 7;

export const reading = (content: string | Buffer): ReadBytes =>
  async function* (offset) {
    const bytes = Buffer.from(content as string);
    for (let at = offset; at < bytes.length; at += PIECE_BYTES)
      yield await Promise.resolve(bytes.subarray(at, at + PIECE_BYTES));
  };
