import { ImportUnreadable, MAX_IMPORT_COLUMNS } from '@crm/contracts/customers';
import { createHash } from 'node:crypto';
import { CSV_LIMITS, csvRecords, type CsvFormat, type CsvPlace } from './csv-records.model.js';

import type { UploadStore } from './upload-store.port.js';

const SAMPLE_BYTES = 64 * 1024;
const DELIMITERS = [',', ';', '\t'];
/** Longest header shown and mapped, in characters. */
const MAX_HEADER = 200;

export const uploadName = (importId: string): string => `${importId}.upload`;
export const csvName = (importId: string): string => `${importId}.csv`;
export const errorsName = (importId: string): string => `${importId}.errors.csv`;

export interface InspectedFile extends CsvFormat {
  /** Of the file as stored: UTF-8. */
  readonly bytes: number;
  /** Of the bytes as uploaded, hex. */
  readonly sha256: string;
  readonly columns: string[];
  readonly dataOffset: number;
  readonly dataLine: number;
}

/**
 * Turns a complete upload into the import's file, in UTF-8, and inspects its header. Throws ImportUnreadable if it is not CSV with a header.
 * After an error the upload is gone.
 */
export async function takeUpload(store: UploadStore, importId: string): Promise<InspectedFile> {
  const [upload, name] = [uploadName(importId), csvName(importId)];
  try {
    if ((await store.sync(upload)) === 0) throw new ImportUnreadable({ reason: 'empty' });
    const encoding = encodingOf(await sample(store, upload));
    const sha256 = await (encoding === 'utf-8' ? digest(store, upload) : transcode(store, upload, name, encoding));
    if (encoding === 'utf-8') await store.rename(upload, name);
    const bytes = await store.sync(name);
    await store.remove(upload);
    return { bytes, sha256, ...(await inspectHeader(store, name)) };
  } catch (error) {
    await Promise.all([store.remove(upload), store.remove(name)]);
    throw error;
  }
}

async function sample(store: UploadStore, name: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of store.read(name, 0, SAMPLE_BYTES)) pieces.push(piece);
  return Buffer.concat(pieces);
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** Detects the encoding by the byte order mark; without one, by the place of the zero byte in a Latin first character. */
function encodingOf(bytes: Buffer): Encoding {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first !== 0 && second === 0) return 'utf-16le';
  if (first === 0 && second !== 0) return 'utf-16be';
  if (bytes.includes(0)) throw new ImportUnreadable({ reason: 'not-text' });
  return 'utf-8';
}

async function digest(store: UploadStore, name: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of store.read(name, 0)) hash.update(piece);
  return hash.digest('hex');
}

async function transcode(store: UploadStore, from: string, to: string, encoding: Encoding): Promise<string> {
  const hash = createHash('sha256');
  const decoder = new TextDecoder(encoding);
  let size = 0;
  const append = async (text: string) => {
    const bytes = Buffer.from(text, 'utf8');
    await store.write(to, size, bytes);
    size += bytes.length;
  };
  for await (const piece of store.read(from, 0)) {
    hash.update(piece);
    await append(decoder.decode(piece, { stream: true }));
  }
  await append(decoder.decode());
  return hash.digest('hex');
}

async function inspectHeader(store: UploadStore, name: string): Promise<Omit<InspectedFile, 'bytes' | 'sha256'>> {
  const head = await sample(store, name);
  const offset = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  const format = formatOf(head.toString('utf8', offset));
  const start: CsvPlace = { offset, line: 1 };
  const header = await firstRecord(store, name, format, start);
  if (header === undefined || header.broken !== undefined) throw new ImportUnreadable({ reason: 'no-header', line: 1 });
  if (header.cells.length > MAX_IMPORT_COLUMNS) throw new ImportUnreadable({ reason: 'too-many-columns' });
  return { ...format, columns: distinct(header.cells), dataOffset: header.end.offset, dataLine: header.end.line };
}

async function firstRecord(store: UploadStore, name: string, format: CsvFormat, start: CsvPlace) {
  const read = (offset: number) => store.read(name, offset, start.offset + 2 * CSV_LIMITS.recordBytes);
  for await (const record of csvRecords(read, format, start)) return record;
  return undefined;
}

/** The delimiter is the candidate that occurs most often in the first line, outside quotes. */
function formatOf(text: string): CsvFormat {
  const [, firstLine = ''] = /^([^\r\n]*)/.exec(text.replace(/^[\r\n]+/, '')) ?? [];
  const bare = firstLine.replace(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((delimiter) => bare.split(delimiter).length);
  const delimiter = DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
  return { delimiter, newline: text.includes('\r') && !text.includes('\n') ? 'cr' : 'lf' };
}

/** Returns headers that identify each column: trimmed, repeated and empty ones numbered. */
function distinct(headers: readonly string[]): string[] {
  const seen = new Set<string>();
  return headers.map((header, index) => {
    const name =
      header
        .replace(/[\s\p{Cc}]+/gu, ' ')
        .trim()
        .toWellFormed()
        .slice(0, MAX_HEADER) || `Column ${index + 1}`;
    let unique = name;
    for (let count = 2; seen.has(unique); count += 1) unique = `${name} (${count})`;
    seen.add(unique);
    return unique;
  });
}
