import { ImportUnreadable } from '@crm/contracts/customers';
import { parse } from 'csv-parse';

export interface CsvLimits {
  /** Longest record. An unclosed quote swallows no more than this. */
  readonly recordBytes: number;
  /** Unreadable records that are tolerated. A file with more is not CSV. */
  readonly brokenRecords: number;
}
export const CSV_LIMITS: CsvLimits = { recordBytes: 1024 * 1024, brokenRecords: 100 };
const LF = 0x0a;
const CR = 0x0d;

export interface CsvFormat {
  readonly delimiter: string;
  /** What ends a physical line: LF (also after CR), or CR alone. */
  readonly newline: 'lf' | 'cr';
}

/** A place between two records: byte offset in the file and physical line that starts there, counted from 1. */
export interface CsvPlace {
  readonly offset: number;
  readonly line: number;
}

export interface CsvRecord {
  readonly cells: readonly string[];
  /** Physical line on which the record starts. */
  readonly line: number;
  /** The place after it. */
  readonly end: CsvPlace;
  /** Why it has no cells. */
  readonly broken?: 'record-too-long' | 'quote-not-closed';
}

/** Reads a UTF-8 file from a byte offset on. */
export type ReadBytes = (offset: number) => AsyncIterable<Buffer>;

/**
 * Yields the records of a CSV file from a place on, in constant memory. Empty lines are skipped. An unreadable record is reported as broken,
 * and reading resumes at the physical line after its first one: a stray quote costs one row, not the rest of the file.
 * Throws ImportUnreadable after too many broken records.
 */
export async function* csvRecords(
  read: ReadBytes,
  format: CsvFormat,
  from: CsvPlace,
  limits: CsvLimits = CSV_LIMITS,
): AsyncGenerator<CsvRecord> {
  let place = from;
  for (let brokenRecords = 1; ; brokenRecords += 1) {
    try {
      for await (const record of readable(read, { format, limits }, place)) {
        place = record.end;
        if (record.cells.length > 1 || record.cells[0] !== '') yield record;
      }
      return;
    } catch (error) {
      const broken = BROKEN[String((error as { code?: unknown }).code)];
      if (broken === undefined) throw error;
      if (brokenRecords > limits.brokenRecords)
        throw new ImportUnreadable({ reason: 'too-many-broken-rows', line: place.line });
      const end = await nextLine(read, format, place);
      yield { cells: [], line: place.line, end, broken };
      place = end;
    }
  }
}

interface Reading {
  readonly format: CsvFormat;
  readonly limits: CsvLimits;
}

const BROKEN: Readonly<Record<string, CsvRecord['broken']>> = {
  CSV_MAX_RECORD_SIZE: 'record-too-long',
  CSV_QUOTE_NOT_CLOSED: 'quote-not-closed',
};

async function* readable(read: ReadBytes, { format, limits }: Reading, from: CsvPlace): AsyncGenerator<CsvRecord> {
  let parsed: { readonly cells: string[]; readonly offset: number }[] = [];
  const parser = parse({
    delimiter: format.delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: limits.recordBytes,
    relax_column_count: true,
    relax_quotes: true,
    // Collected here, and not read from the stream: a stream that fails drops the records before the faulty one.
    on_record: (cells: string[], { bytes }) => void parsed.push({ cells, offset: from.offset + bytes }),
  });
  parser.on('error', () => undefined); // `fed` returns it
  const lines = new LineCounter(format, from);
  let { line } = from;
  const complete = function* (): Generator<CsvRecord> {
    for (const { cells, offset } of parsed) {
      const end = { offset, line: lines.lineAt(offset) };
      yield { cells, line, end };
      line = end.line;
    }
    parsed = [];
  };
  for await (const piece of lines.counting(read(from.offset))) {
    const failure = await fed((done) => parser.write(piece, done));
    yield* complete();
    if (failure) throw failure;
  }
  const failure = await fed((done) => parser.end(done));
  yield* complete();
  if (failure) throw failure;
}

const fed = (feed: (done: (error?: Error | null) => void) => void): Promise<Error | undefined> =>
  new Promise((resolve) => feed((error) => resolve(error ?? undefined)));

/** Maps offsets to lines. The parser's own count treats CR LF inside quotes as two lines. */
class LineCounter {
  private readonly newline: number;
  private line: number;
  private offset: number;
  /** Offsets of line breaks that were read and not yet passed. */
  private breaks: number[] = [];
  private passed = 0;

  constructor({ newline }: CsvFormat, from: CsvPlace) {
    this.newline = newline === 'lf' ? LF : CR;
    ({ line: this.line, offset: this.offset } = from);
  }

  async *counting(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of pieces) {
      for (let at = piece.indexOf(this.newline); at >= 0; at = piece.indexOf(this.newline, at + 1))
        this.breaks.push(this.offset + at);
      this.offset += piece.length;
      yield piece;
    }
  }

  /** Offsets must be asked for in ascending order. */
  lineAt(offset: number): number {
    while ((this.breaks[this.passed] ?? Infinity) < offset) {
      this.passed += 1;
      this.line += 1;
    }
    if (this.passed > 10_000) {
      this.breaks = this.breaks.slice(this.passed);
      this.passed = 0;
    }
    return this.line;
  }
}

async function nextLine(read: ReadBytes, { newline }: CsvFormat, from: CsvPlace): Promise<CsvPlace> {
  const byte = newline === 'lf' ? LF : CR;
  let { offset } = from;
  for await (const piece of read(from.offset)) {
    const at = piece.indexOf(byte);
    if (at >= 0) return { offset: offset + at + 1, line: from.line + 1 };
    offset += piece.length;
  }
  return { offset, line: from.line + 1 };
}
