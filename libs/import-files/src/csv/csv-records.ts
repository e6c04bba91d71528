import { parse } from 'csv-parse';
import {
  FileUnreadable,
  newlineByte,
  placeOfLine,
  RECORD_LIMITS,
  type FilePlace,
  type FileRecord,
  type Newline,
  type ReadBytes,
  type RecordLimits,
} from '../file-record.js';

export interface CsvFraming {
  readonly delimiter: string;
  readonly newline: Newline;
  /** Cells of the header. */
  readonly width?: number;
}

/**
 * Yields the rows of a CSV file from a place on, in constant memory. Rows without any text are skipped, also those of delimiters only, and
 * surplus blank cells at the end of a row are dropped. An unreadable row is reported as broken, and reading resumes at the physical line
 * after its first one: a stray quote costs one row, not the rest of the file. Single cells below the table, after an empty line, are marked: reports end
 * with them. Throws FileUnreadable after too many broken rows.
 */
export async function* csvRecords(
  read: ReadBytes,
  framing: CsvFraming,
  from: FilePlace,
  limits: RecordLimits = RECORD_LIMITS,
): AsyncGenerator<FileRecord> {
  let { line } = from;
  let isOver = false;
  for await (const record of rawCsvRecords(read, framing, from, limits)) {
    const cells = record.cells.slice(0, record.cells.findLastIndex((cell) => !isBlank(cell)) + 1);
    if (cells.length === 0 && record.broken === undefined) continue;
    const isAlone = record.cells.length === 1 && (framing.width ?? 0) > 2;
    isOver = isAlone && (isOver || record.line > line);
    ({ line } = record.end);
    yield isOver ? { ...record, cells, broken: 'after-table' } : { ...record, cells };
  }
}

/** The same with every cell, and with rows of delimiters only: only empty lines are skipped. */
export async function* rawCsvRecords(
  read: ReadBytes,
  framing: CsvFraming,
  from: FilePlace,
  limits: RecordLimits = RECORD_LIMITS,
): AsyncGenerator<FileRecord> {
  let place = from;
  for (let brokenRecords = 1; ; brokenRecords += 1) {
    try {
      for await (const record of readable(read, { framing, limits }, place)) {
        place = record.end;
        if (record.cells.length > 1 || record.cells[0] !== '') yield record;
      }
      return;
    } catch (error) {
      const broken = BROKEN[String((error as { code?: unknown }).code)];
      if (broken === undefined) throw error;
      if (brokenRecords > limits.brokenRecords) throw new FileUnreadable('too-many-broken-rows', place.line);
      const end = await placeOfLine(read, framing.newline, place, place.line + 1);
      yield { cells: [], line: place.line, end, broken };
      place = end;
    }
  }
}

export const isBlank = (text: string): boolean => !/[^\s\0]/.test(text);

interface Reading {
  readonly framing: CsvFraming;
  readonly limits: RecordLimits;
}

const BROKEN: Readonly<Record<string, FileRecord['broken']>> = {
  CSV_MAX_RECORD_SIZE: 'record-too-long',
  CSV_QUOTE_NOT_CLOSED: 'quote-not-closed',
};

async function* readable(read: ReadBytes, { framing, limits }: Reading, from: FilePlace): AsyncGenerator<FileRecord> {
  let parsed: { readonly cells: string[]; readonly offset: number }[] = [];
  const parser = parse({
    delimiter: framing.delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: limits.recordBytes,
    relax_column_count: true,
    relax_quotes: true,
    // Collected here, and not read from the stream: a stream that fails drops the records before the faulty one.
    on_record: (cells: string[], { bytes }) => void parsed.push({ cells, offset: from.offset + bytes }),
  });
  parser.on('error', () => undefined); // `fed` returns it
  const lines = new LineCounter(framing, from);
  let { line } = from;
  const complete = function* (): Generator<FileRecord> {
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

  constructor({ newline }: CsvFraming, from: FilePlace) {
    this.newline = newlineByte(newline);
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
