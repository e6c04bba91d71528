import { chooseLayout, DELIMITERS, distinctHeaders, namedDelimiter } from './csv/csv-layout.js';
import { csvRecords, rawCsvRecords, type CsvFraming } from './csv/csv-records.js';
import {
  FileUnreadable,
  placeOfLine,
  RECORD_LIMITS,
  type FilePlace,
  type FileRecord,
  type Newline,
  type ReadBytes,
} from './file-record.js';
import { isVcard } from './vcard/vcard-cards.js';
import { VCARD_COLUMNS } from './vcard/vcard-columns.js';
import { vcardRecords } from './vcard/vcard-records.js';

export const MOST_COLUMNS = 1000;
/** Bytes that are looked at for line ends and the first line. */
const HEAD_BYTES = 64 * 1024;
/** Records that decide on delimiter and header, and the most bytes of them. */
const SAMPLE_RECORDS = 60;
const SAMPLE_BYTES = 512 * 1024;
const SAMPLE_LIMITS = { ...RECORD_LIMITS, brokenRecords: 1 };

export interface FileFormat extends CsvFraming {
  readonly type: 'csv' | 'vcard';
  /**
   * The rules that split the file into records: numbers of records are derived from them, so a reading that is resumed keeps its rules.
   * 1: rows of delimiters only count, and every cell is kept. 2: they do not.
   */
  readonly rules: 1 | 2;
  readonly columns: string[];
  /** Physical line of the header; absent where there is none. */
  readonly headerLine?: number;
  /** Rows with text before the header. */
  readonly skippedLines: number;
  /** Where the first record starts. */
  readonly dataOffset: number;
  readonly dataLine: number;
}

/** What the caller knows better than a guess. */
export interface FormatWishes {
  readonly delimiter?: string;
  readonly headerLine?: number;
}

/** The records from a place on. */
export const recordsOf = (
  read: ReadBytes,
  {
    type,
    rules,
    delimiter,
    newline,
    columns,
  }: Pick<FileFormat, 'type' | 'rules' | 'delimiter' | 'newline' | 'columns'>,
  from: FilePlace,
): AsyncGenerator<FileRecord> =>
  type === 'vcard'
    ? vcardRecords(read, newline, from)
    : (rules === 1 ? rawCsvRecords : csvRecords)(read, { delimiter, newline, width: columns.length }, from);

/** Finds out how a UTF-8 file is laid out. Throws FileUnreadable if it has no header. */
export async function formatOf(read: ReadBytes, wishes: FormatWishes = {}): Promise<FileFormat> {
  const head = await headOf(read);
  const start: FilePlace = { offset: head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0, line: 1 };
  const text = head.toString('utf8', start.offset);
  const newline = newlineOf(text);
  if (isVcard(text)) return vcardFormat(newline, start);
  return csvFormat(read, { text, newline, start }, wishes);
}

async function headOf(read: ReadBytes): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of read(0)) {
    pieces.push(piece);
    size += piece.length;
    if (size >= HEAD_BYTES) break;
  }
  return Buffer.concat(pieces).subarray(0, HEAD_BYTES);
}

/** CR alone ends lines where it is more frequent than LF: a cell of either kind of file may hold the other. */
function newlineOf(text: string): Newline {
  const lone = text.match(/\r(?!\n)/g)?.length ?? 0;
  return lone > (text.match(/\n/g)?.length ?? 0) ? 'cr' : 'lf';
}

const vcardFormat = (newline: Newline, start: FilePlace): FileFormat => ({
  type: 'vcard',
  rules: 2,
  delimiter: '',
  newline,
  columns: [...VCARD_COLUMNS],
  skippedLines: 0,
  dataOffset: start.offset,
  dataLine: start.line,
});

interface Beginning {
  readonly text: string;
  readonly newline: Newline;
  readonly start: FilePlace;
}

async function csvFormat(
  read: ReadBytes,
  { text, newline, start }: Beginning,
  wishes: FormatWishes,
): Promise<FileFormat> {
  const named = namedDelimiter(/^[^\r\n]*/.exec(text)?.[0] ?? '');
  const firstLine = wishes.headerLine ?? (named === undefined ? start.line : start.line + 1);
  const first = await placeOfLine(read, newline, start, firstLine);
  const delimiter = wishes.delimiter ?? named;
  const samples = new Map<string, FileRecord[]>();
  for (const candidate of delimiter === undefined ? DELIMITERS : [delimiter])
    samples.set(candidate, await sampleOf(read, { delimiter: candidate, newline }, first));
  const layout = chooseLayout(samples, wishes.headerLine !== undefined);
  const sample = samples.get(layout?.delimiter ?? '') ?? [];
  const header = sample[layout?.header ?? -1];
  const broken = sample.slice(0, (layout?.header ?? 0) + 1).find((record) => record.broken !== undefined);
  const isNamed = header?.cells.some((cell) => /[\p{L}\p{N}]/u.test(cell)) === true;
  if (layout === undefined || header === undefined || !isNamed || broken !== undefined)
    throw new FileUnreadable('no-header', broken?.line ?? firstLine);
  const columns = distinctHeaders(header.cells, sample.slice(layout.header + 1));
  if (columns.length > MOST_COLUMNS) throw new FileUnreadable('too-many-columns', header.line);
  if (columns.some((column) => column.includes('\ufffd')))
    throw new FileUnreadable('encoding-not-recognised', header.line);
  return {
    type: 'csv',
    rules: 2,
    delimiter: layout.delimiter,
    newline,
    columns,
    headerLine: header.line,
    skippedLines: layout.skipped,
    dataOffset: header.end.offset,
    dataLine: header.end.line,
  };
}

async function sampleOf(read: ReadBytes, framing: CsvFraming, from: FilePlace): Promise<FileRecord[]> {
  const sample: FileRecord[] = [];
  try {
    for await (const record of rawCsvRecords(
      beginning(read, from.offset + SAMPLE_BYTES),
      framing,
      from,
      SAMPLE_LIMITS,
    )) {
      sample.push(record);
      if (sample.length >= SAMPLE_RECORDS) break;
    }
  } catch (error) {
    if (!(error instanceof FileUnreadable)) throw error; // what was read before decides; the reading reports the rest
  }
  return sample;
}

const beginning = (read: ReadBytes, end: number): ReadBytes =>
  async function* (offset) {
    let at = offset;
    for await (const piece of read(offset)) {
      if (at >= end) return;
      yield piece.subarray(0, end - at);
      at += piece.length;
    }
  };
