import { InvalidArgument } from '@crm/contracts/refusals';
import type { Database } from 'better-sqlite3';
import { WHOLE_LOG, type LogSegment, type VerifyItem, type VerifyOptions } from '../../event-store.port.js';
import type { LogKey } from '../../authenticity/log-key.js';
import { endOfLog, isCutOverOurs, readCutOver } from '../authenticity/cut-over.js';
import { MARK_COLUMNS, markFault, type MarkRow } from '../authenticity/marks.js';
import type { LogReader } from '../log-reader.js';
import { positionNumber } from '../log-row.js';
import type { AuditTask, Fault, Gap, Suspect, Walked, WalkTask } from './auditor.messages.js';
import { Auditors } from './auditors.js';

const LISTED_GAPS = 5;
const WALK_POSITIONS = 20_000;
const SUSPECTS_AT_ONCE = 20;
const HEADS_AT_ONCE = 1000;

/**
 * Checks the whole log, up to its end at the start, in separate threads. A first walk in the order of the file finds the suspect
 * streams; a second pass over only those finds out what is wrong. It hashes the raw texts and parses nothing.
 */
export async function* verifyLog(
  log: LogReader,
  options: VerifyOptions = {},
  signal?: AbortSignal,
): AsyncGenerator<VerifyItem> {
  signal?.throwIfAborted();
  const { path, end } = log.read(() => ({ path: log.database.name, end: endOfLog(log.database) }));
  const { key = log.key, share } = options;
  const auditors = new Auditors(path, { ...(key && { key }), ...(share && { share, threads: 1 }) });
  const stop = (): void => auditors.stop();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    for await (const item of new LogVerification(log, auditors, end, { ...options, ...(key && { key }) }).run()) {
      signal?.throwIfAborted();
      yield item;
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
    await auditors.close();
  }
}

/** A part of the log that is walked in one task, and what it is known to hold. */
interface Stretch {
  readonly task: WalkTask;
  readonly segment?: LogSegment;
}

class LogVerification {
  readonly #suspects = new Map<string, number>();
  readonly #gaps: Gap[] = [];
  #streams = 0;
  #events = 0;
  #bytes = 0;
  #missing = 0;
  #shownMissing = 0;

  constructor(
    private readonly log: LogReader,
    private readonly auditors: Auditors,
    /** The last position given out, whether or not its event is still there. */
    private readonly end: number,
    private readonly options: VerifyOptions,
  ) {}

  async *run(): AsyncGenerator<VerifyItem> {
    const { stream } = this.options;
    if (stream === undefined) yield* this.#walk();
    else this.#suspects.set(stream, -1);
    yield* this.#diagnose();
    yield* this.#positions();
    yield* this.#heads();
    yield* this.#sideTables();
    yield { kind: 'done', ...this.#counts(), macs: this.options.key !== undefined };
  }

  async *#walk(): AsyncGenerator<VerifyItem> {
    const stretches = [...this.#stretches()];
    let index = 0;
    for await (const walked of this.auditors.runAll<'walk'>(stretches.map(({ task }) => task))) {
      const { segment } = stretches[index++]!;
      this.#count(walked);
      const fault = segment && segmentFault(segment, walked, this.end);
      if (fault !== undefined) yield { kind: 'fault', ...fault };
      yield { kind: 'progress', ...this.#counts(), totalEvents: this.end };
    }
  }

  *#stretches(): Generator<Stretch> {
    let after = 0;
    for (const segment of this.options.segments ?? []) {
      const from = numberOf(segment.after);
      const upTo = numberOf(segment.upTo);
      if (from < after || upTo < from)
        throw new InvalidArgument({ argument: 'segments', reason: 'They must follow each other in the log.' });
      yield* plainStretches(after, Math.min(from, this.end));
      yield { task: { kind: 'walk', after: from, upTo, digested: true }, segment };
      after = upTo;
    }
    yield* plainStretches(after, this.end);
  }

  #count({ streams, events, bytes, missing, gaps, suspects }: Walked): void {
    this.#streams += streams;
    this.#events += events;
    this.#bytes += bytes;
    this.#missing += missing;
    this.#gaps.push(...gaps.slice(0, LISTED_GAPS - this.#gaps.length));
    for (const [stream, revision] of suspects) if (!this.#suspects.has(stream)) this.#suspects.set(stream, revision);
  }

  async *#diagnose(): AsyncGenerator<VerifyItem> {
    const single = this.options.stream !== undefined;
    for await (const { faults, shownMissing, events, bytes } of this.auditors.runAll<'diagnose'>(
      this.#suspectTasks(),
    )) {
      this.#shownMissing += shownMissing;
      for (const fault of faults) yield { kind: 'fault', ...fault };
      if (!single) continue;
      this.#streams += events > 0 ? 1 : 0;
      this.#events += events;
      this.#bytes += bytes;
    }
  }

  *#suspectTasks(): Generator<Extract<AuditTask, { kind: 'diagnose' }>> {
    const all: Suspect[] = [...this.#suspects].sort(([one], [other]) => (one < other ? -1 : 1));
    for (let from = 0; from < all.length; from += SUSPECTS_AT_ONCE)
      yield { kind: 'diagnose', suspects: all.slice(from, from + SUSPECTS_AT_ONCE), upTo: this.end };
  }

  /** Positions have no gaps. A missing one that leaves no gap in any stream belonged to the last events of a stream. */
  *#positions(): Generator<VerifyItem> {
    const [first] = this.#gaps;
    if (first === undefined || this.#missing <= this.#shownMissing) return;
    const detail = `${this.#missing} of the positions 1 to ${this.end} are missing (${this.#gaps.map(gapText).join(', ')}): events were removed from the end of their streams.`;
    const cut = this.#missing === this.end - first.first + 1;
    yield { kind: 'fault', stream: WHOLE_LOG, revision: first.first, fault: cut ? 'truncated' : 'missing', detail };
  }

  async *#heads(): AsyncGenerator<VerifyItem> {
    const { heads, stream } = this.options;
    if (heads === undefined) return;
    const tasks = headTasks(heads, stream);
    for await (const faults of this.auditors.runAll<'compare'>(tasks)) {
      const news = faults.filter((each) => each.fault === 'truncated' || !this.#suspects.has(each.stream));
      for (const fault of news) yield { kind: 'fault', ...fault };
    }
  }

  *#sideTables(): Generator<VerifyItem> {
    const { key, stream } = this.options;
    if (key === undefined) return;
    const { database } = this.log;
    for (const fault of this.log.read(() => forgedMarks(database, key, stream))) yield { kind: 'fault', ...fault };
    const fault = stream === undefined ? this.log.read(() => cutOverFault(database, key)) : undefined;
    if (fault !== undefined) yield { kind: 'fault', stream: WHOLE_LOG, ...fault };
  }

  #counts(): { streams: number; events: number; bytes: number } {
    return { streams: this.#streams, events: this.#events, bytes: this.#bytes };
  }
}

function* plainStretches(after: number, end: number): Generator<Stretch> {
  for (let from = after; from < end; from += WALK_POSITIONS)
    yield { task: { kind: 'walk', after: from, upTo: Math.min(from + WALK_POSITIONS, end), digested: false } };
}

async function* headTasks(
  heads: NonNullable<VerifyOptions['heads']>,
  stream: string | undefined,
): AsyncGenerator<Extract<AuditTask, { kind: 'compare' }>> {
  let batch = [];
  for await (const head of heads) {
    if (stream !== undefined && head.stream !== stream) continue;
    batch.push(head);
    if (batch.length < HEADS_AT_ONCE) continue;
    yield { kind: 'compare', heads: batch };
    batch = [];
  }
  if (batch.length > 0) yield { kind: 'compare', heads: batch };
}

function segmentFault(segment: LogSegment, { events, digest }: Walked, end: number): Fault | undefined {
  if (digest === segment.digest && events === segment.events) return undefined;
  const [first, last] = [numberOf(segment.after) + 1, numberOf(segment.upTo)];
  const place = { stream: WHOLE_LOG, revision: first };
  const known = `Positions ${first} to ${last} held ${segment.events} events`;
  if (last > end)
    return { ...place, revision: end + 1, fault: 'truncated', detail: `${known}; the log ends at ${end}.` };
  if (events < segment.events) return { ...place, fault: 'missing', detail: `${known}; ${events} are left.` };
  if (events > segment.events) return { ...place, fault: 'inserted', detail: `${known}; now there are ${events}.` };
  return { ...place, fault: 'changed', detail: `${known}, and not all of them are the same.` };
}

function numberOf(position: LogSegment['after']): number {
  const number = positionNumber(position);
  if (number === undefined)
    throw new InvalidArgument({ argument: 'segments', reason: 'It is not a position of this store.' });
  return number;
}

const gapText = ({ first, last }: Gap): string => (first === last ? `${first}` : `${first} to ${last}`);

function forgedMarks(database: Database, key: LogKey, stream: string | undefined): Fault[] {
  const marks = database.prepare<[], MarkRow>(`SELECT ${MARK_COLUMNS} FROM marks`).raw();
  const faults: Fault[] = [];
  for (const mark of marks.iterate()) {
    const detail = stream === undefined || stream === mark[0] ? markFault(key, mark) : undefined;
    if (detail !== undefined) faults.push({ stream: mark[0], revision: mark[1], fault: 'forged', detail });
  }
  return faults;
}

function cutOverFault(database: Database, key: LogKey): Omit<Fault, 'stream'> | undefined {
  const cutOver = readCutOver(database);
  if (cutOver === undefined) return { revision: 0, fault: 'missing', detail: 'The record of when MACs began is gone.' };
  if (isCutOverOurs(key, cutOver)) return undefined;
  return { revision: cutOver.position, fault: 'forged', detail: 'The record of when MACs began was changed.' };
}
