import { createHash } from 'node:crypto';
import { closeSync, constants, existsSync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import type { EventFilter } from '@crm/event-store';
import { rowMatcher } from '@crm/event-store/log-file';
import { refuse } from './refuse.js';
import { eventLine, rowOfLine } from './event-line.js';
import { LogSource } from './sqlite/log-source.js';

export interface ExportOrder {
  /** The event log's file. */
  readonly events: string;
  /** null: the lines are yielded instead. */
  readonly file: string | null;
  /** Continues after the last whole line of the file. */
  readonly resume: boolean;
  /** Exclusive; 0 is the beginning. */
  readonly after: number;
  /** Inclusive; null: the end of the log at the start. */
  readonly to: number | null;
  readonly filter: EventFilter;
}

export interface ExportProgress {
  readonly done: number;
  readonly total: number;
  /** Only when there is no file. */
  readonly lines?: readonly string[];
}

export interface ExportSummary {
  /** Lines of the whole file. */
  readonly events: number;
  readonly bytes: number;
  /** Of the whole file. */
  readonly sha256: string;
  /** The log was read up to this position. */
  readonly position: number;
}

const PIECE_BYTES = 1024 * 1024;
const FILE_MODE = 0o600;

/** Synchronous: it runs in a thread of its own and yields after each slice of the log. */
export function* exportEvents(order: ExportOrder): Generator<ExportProgress, ExportSummary> {
  const source = LogSource.open(order.events);
  const lines = new LinesFile(order.file);
  try {
    const resumed = order.resume ? lines.resume(source) : lines.start();
    const start = Math.max(order.after, resumed);
    const end = Math.min(order.to ?? Number.MAX_SAFE_INTEGER, source.tail());
    const matches = rowMatcher(order.filter);
    for (let at = start; at < end;) {
      const rows = source.slice(at, end);
      if (rows.length === 0) break;
      at = rows.at(-1)![0];
      const batch = rows.filter(matches).map(eventLine);
      lines.add(batch);
      const progress = { done: at - start, total: end - start };
      yield order.file === null ? { ...progress, lines: batch } : progress;
    }
    return { ...lines.finish(), position: Math.max(start, end) };
  } finally {
    lines.close();
    source.close();
  }
}

/** Counts and hashes what is written or yielded. */
class LinesFile {
  readonly #checksum = createHash('sha256');
  #file: number | undefined;
  #events = 0;
  #bytes = 0;

  constructor(private readonly path: string | null) {}

  start(): number {
    if (this.path === null) return 0;
    if (existsSync(this.path))
      throw refuse(this.path, `${this.path} already exists. Add --resume to continue it, or name another file.`);
    this.#file = openSync(this.path, 'wx', FILE_MODE);
    return 0;
  }

  /** Cuts off what follows the last whole line. Returns the position of that line. */
  resume(source: LogSource): number {
    if (this.path === null || !existsSync(this.path)) return this.start();
    this.#file = openSync(this.path, constants.O_RDWR);
    const last = this.#readWholeLines();
    ftruncateSync(this.#file, this.#bytes);
    if (last === undefined) return 0;
    const position = this.#positionOf(last, source);
    return position;
  }

  add(lines: readonly string[]): void {
    if (lines.length === 0) return;
    const piece = Buffer.from(`${lines.join('\n')}\n`);
    if (this.#file !== undefined)
      for (let done = 0; done < piece.length;)
        done += writeSync(this.#file, piece, done, piece.length - done, this.#bytes + done);
    this.#checksum.update(piece);
    this.#events += lines.length;
    this.#bytes += piece.length;
  }

  finish(): { events: number; bytes: number; sha256: string } {
    if (this.#file !== undefined) fsyncSync(this.#file);
    return { events: this.#events, bytes: this.#bytes, sha256: this.#checksum.digest('hex') };
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
  }

  /** Counts and hashes the lines in the file. Returns the last one. */
  #readWholeLines(): string | undefined {
    let rest = Buffer.alloc(0);
    let last: string | undefined;
    const piece = Buffer.alloc(PIECE_BYTES);
    for (let at = 0; ;) {
      const read = readSync(this.#file!, piece, 0, piece.length, at);
      if (read === 0) return last;
      at += read;
      const text = Buffer.concat([rest, piece.subarray(0, read)]);
      const end = text.lastIndexOf(0x0a) + 1;
      rest = Buffer.from(text.subarray(end));
      if (end === 0) continue;
      const whole = text.subarray(0, end);
      for (const byte of whole) if (byte === 0x0a) this.#events += 1;
      last = whole.subarray(whole.lastIndexOf(0x0a, end - 2) + 1, end - 1).toString('utf8');
      this.#checksum.update(whole);
      this.#bytes += end;
    }
  }

  #positionOf(line: string, source: LogSource): number {
    const refusal = (reason: string) =>
      refuse(this.path!, `${this.path} cannot be continued: its last line ${reason}. Name another file.`);
    let row;
    try {
      row = rowOfLine(line);
    } catch (error) {
      throw refusal(`is not an event (${(error as Error).message})`);
    }
    if (source.hashAt(row[0]) !== row[8]) throw refusal(`is not the event at position ${row[0]} of this log`);
    return row[0];
  }
}
