import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database, Statement } from 'better-sqlite3';
import { ChainVerifier, type ChainedEvent } from '../chain.js';
import type { VerifyItem } from '../event-store.port.js';
import type { LogReader } from './log-reader.js';
import { LOG_ROW_COLUMNS, type LogRow } from './log-row.js';

/** Stands for the log as a whole in faults that belong to no stream; its "revision" is the number of a position. */
const WHOLE_LOG = '$log';
const REPLACEMENT_CHARACTER = '\ufffd';
const LISTED_GAPS = 5;

/**
 * Walks all events in the order of (stream, revision) on a connection of its own, up to the end of the log as it is now. The raw texts
 * are hashed, nothing is parsed.
 */
export async function* verifyLog(log: LogReader, signal?: AbortSignal): AsyncGenerator<VerifyItem> {
  const reader = log.another();
  try {
    yield* new LogVerification(reader, signal).run();
  } finally {
    reader.close();
  }
}

class LogVerification {
  readonly #chain = new ChainVerifier();
  readonly #slice: Statement<[string, number, number], LogRow>;
  readonly #rawTexts: Statement<[number], [Buffer, Buffer, Buffer, Buffer, Buffer]>;
  /** The last position given out, whether or not its event is still there. */
  readonly #end: number;
  #stream = '';
  #revision = -Number.MAX_SAFE_INTEGER;
  #position = 0;
  #streams = 0;
  #events = 0;
  #bytes = 0;
  /** Missing events that the numbers of their streams show. */
  #shownMissing = 0;

  constructor(
    private readonly reader: LogReader,
    private readonly signal: AbortSignal | undefined,
  ) {
    const { database } = reader;
    this.#slice = database
      .prepare<[string, number, number], LogRow>(
        `SELECT ${LOG_ROW_COLUMNS} FROM events WHERE (stream, revision) > (?, ?) AND position <= ? ORDER BY stream, revision`,
      )
      .raw();
    this.#rawTexts = database
      .prepare<[number], [Buffer, Buffer, Buffer, Buffer, Buffer]>(
        `SELECT ${['stream', 'id', 'type', 'meta', 'data'].map((column) => `CAST(${column} AS BLOB)`).join(', ')} FROM events WHERE position = ?`,
      )
      .raw();
    this.#end = reader.read(() => endOfLog(database));
  }

  async *run(): AsyncGenerator<VerifyItem> {
    for (;;) {
      this.signal?.throwIfAborted();
      const { rows, complete } = this.reader.slice(this.#slice, this.#stream, this.#revision, this.#end);
      for (const row of rows) yield* this.#check(row);
      if (complete) break;
      yield { kind: 'progress', ...this.#counts() };
      await nextTurn();
    }
    for (const fault of this.#chain.end()) yield { kind: 'fault', ...fault };
    yield* this.#checkPositions();
    yield { kind: 'done', ...this.#counts() };
  }

  *#check(row: LogRow): Generator<VerifyItem> {
    const [position, stream, revision, id, type, data, meta, , hash] = row;
    const sameStream = stream === this.#stream && this.#events > 0;
    if (!sameStream) this.#streams += 1;
    this.#shownMissing += Math.max(0, revision - (sameStream ? this.#revision + 1 : 0));
    const event: ChainedEvent = { stream, revision, id, type, meta, data, hash: this.#exact(row) ? hash : '' };
    for (const fault of this.#chain.add(event)) yield { kind: 'fault', ...fault };
    if (sameStream && position < this.#position)
      yield {
        kind: 'fault',
        stream,
        revision,
        fault: 'reordered',
        detail: `Its position ${position} lies before that of its predecessor.`,
      };
    this.#stream = stream;
    this.#revision = revision;
    this.#position = position;
    this.#events += 1;
    this.#bytes += id.length + type.length + data.length + meta.length;
  }

  /** Bytes that are not UTF-8 read as U+FFFD; such a text is compared with the bytes in the file, so that no flipped byte hides. */
  #exact([position, ...texts]: LogRow): boolean {
    const [stream, , id, type, data, meta] = texts;
    const columns = [stream, id, type, meta, data];
    if (!columns.some((text) => text.includes(REPLACEMENT_CHARACTER))) return true;
    const raw = this.reader.read(() => this.#rawTexts.get(position)!);
    return columns.every((text, index) => Buffer.from(text).equals(raw[index]!));
  }

  /** Positions are dense. One that is gone without a gap in any stream belonged to the last events of some stream. */
  *#checkPositions(): Generator<VerifyItem> {
    const missing = this.#end - this.#events;
    if (missing <= this.#shownMissing) return;
    const gaps = this.reader.read(() => positionGaps(this.reader.database, this.#end));
    yield {
      kind: 'fault',
      stream: WHOLE_LOG,
      revision: gaps[0]?.first ?? 0,
      fault: 'missing',
      detail: `${missing} of the positions 1 to ${this.#end} are gone (${gaps.map(gapText).join(', ')}): events were removed from the end of their streams.`,
    };
  }

  #counts(): { streams: number; events: number; bytes: number } {
    return { streams: this.#streams, events: this.#events, bytes: this.#bytes };
  }
}

interface Gap {
  readonly first: number;
  readonly last: number;
}

const gapText = ({ first, last }: Gap): string => (first === last ? `${first}` : `${first} to ${last}`);

function endOfLog(database: Database): number {
  return database
    .prepare<[], number>(
      `SELECT max((SELECT coalesce(max(position), 0) FROM events), coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'events'), 0))`,
    )
    .pluck()
    .get()!;
}

function positionGaps(database: Database, end: number): Gap[] {
  return database
    .prepare<[number, number], Gap>(
      `SELECT before + 1 AS first, position - 1 AS last
       FROM (SELECT position, lag(position, 1, 0) OVER (ORDER BY position) AS before
             FROM (SELECT position FROM events UNION ALL SELECT ? + 1))
       WHERE position > before + 1 LIMIT ?`,
    )
    .all(end, LISTED_GAPS);
}
