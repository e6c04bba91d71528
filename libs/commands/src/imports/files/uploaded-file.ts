import type { FieldError } from '@crm/kernel';
import {
  ImportUnreadable,
  type ImportFormatWarning,
  type ReadUploadAs,
  type UnreadableReason,
} from '@crm/contracts/customers';
import {
  decoded,
  encodingOf,
  FileUnreadable,
  formatOf,
  MOST_COLUMNS,
  recordsOf,
  type FileEncoding,
  type FileFormat,
  type FilePlace,
  type FileRecord,
} from '@crm/import-files';
import { createHash } from 'node:crypto';
import type { UploadStore } from './upload-store.js';

export const uploadName = (importId: string): string => `${importId}.upload`;
/** Of CSV and vCard alike, in UTF-8. */
export const csvName = (importId: string): string => `${importId}.csv`;
export const errorsName = (importId: string): string => `${importId}.errors.csv`;
export const rejectedName = (importId: string): string => `${importId}.rejected.csv`;

export interface InspectedFile extends FileFormat {
  /** Of the file as stored: UTF-8. */
  readonly bytes: number;
  /** Of the bytes as uploaded, hex. */
  readonly sha256: string;
  readonly encoding: string;
  readonly warnings: ImportFormatWarning[];
}

/**
 * Turns a complete upload into the import's file, in UTF-8, and finds out how it is laid out. Throws ImportUnreadable if it is neither CSV with
 * a header nor vCard. After an error the upload is gone.
 */
export async function takeUpload(
  store: UploadStore,
  importId: string,
  { encoding: declared, ...wishes }: ReadUploadAs = {},
): Promise<InspectedFile> {
  const [upload, name] = [uploadName(importId), csvName(importId)];
  try {
    if ((await store.sync(upload)) === 0) throw new FileUnreadable('empty');
    const encoding = await encodingOf((offset) => store.read(upload, offset), declared);
    const sha256 = await digest(store, upload);
    if (encoding.name === 'utf-8') await store.rename(upload, name);
    else await transcode(store, upload, name, encoding);
    const bytes = await store.sync(name);
    await store.remove(upload);
    const format = await formatOf((offset) => store.read(name, offset), wishes);
    return { bytes, sha256, encoding: encoding.name, ...format, warnings: warningsOf(encoding, format) };
  } catch (error) {
    await Promise.all([store.remove(upload), store.remove(name)]);
    throw asRefusal(error);
  }
}

/** The rows of the import's file from a place on. Throws ImportUnreadable. */
export async function* rowsOf(
  store: UploadStore,
  importId: string,
  file: Parameters<typeof recordsOf>[1],
  from: FilePlace,
): AsyncGenerator<FileRecord> {
  try {
    yield* recordsOf((offset) => store.read(csvName(importId), offset), file, from);
  } catch (error) {
    throw asRefusal(error);
  }
}

async function digest(store: UploadStore, name: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of store.read(name, 0)) hash.update(piece);
  return hash.digest('hex');
}

async function transcode(store: UploadStore, from: string, to: string, encoding: FileEncoding): Promise<void> {
  let size = 0;
  for await (const text of decoded((offset) => store.read(from, offset), encoding)) {
    const bytes = Buffer.from(text, 'utf8');
    await store.write(to, size, bytes);
    size += bytes.length;
  }
}

function warningsOf({ by, damaged }: FileEncoding, { skippedLines }: FileFormat): ImportFormatWarning[] {
  const warnings: ImportFormatWarning[] = [];
  if (by === 'guessed') warnings.push('encoding-guessed');
  if (damaged) warnings.push('bytes-damaged');
  if (skippedLines > 0) warnings.push('lines-skipped');
  return warnings;
}

const asRefusal = (error: unknown): unknown =>
  error instanceof FileUnreadable
    ? new ImportUnreadable({ reason: error.reason, ...(error.line !== undefined && { line: error.line }) }, [
        faultOf(error),
      ])
    : error;

const faultOf = ({ reason, line }: FileUnreadable): FieldError => {
  const [pointer, detail] = FAULTS[reason];
  return { pointer, code: reason, detail: line === undefined ? detail : `Line ${line}: ${detail}` };
};

/** The parameter at fault, or the body, and what to do. */
const FAULTS: Readonly<Record<UnreadableReason, readonly [pointer: string, detail: string]>> = {
  empty: ['', 'The file is empty.'],
  'not-text': ['', 'The file is not text. Save a workbook as CSV first.'],
  'unknown-encoding': ['encoding', 'No encoding has this name. Examples: utf-8, windows-1252, shift_jis.'],
  'encoding-not-recognised': [
    'encoding',
    'The text is not UTF-8, and its encoding is not recognised. Name it with `encoding`, for example windows-1252.',
  ],
  'encoding-mismatch': ['encoding', 'The text has bytes that do not exist in the declared encoding.'],
  'no-header': ['headerLine', 'There is no header that names the columns.'],
  'too-many-columns': ['', `The file has more than ${MOST_COLUMNS} columns.`],
  'too-many-broken-rows': ['', 'Too many rows cannot be read. The file is not CSV or vCard, or has another delimiter.'],
};
