import type { Database, Statement } from 'better-sqlite3';
import { CHAIN_START, eventHash } from '../../chain.js';
import { LogDigest } from '../../log-digest.js';
import type { LogKey } from '../../authenticity/log-key.js';
import { LOG_ROW_COLUMNS, macFault, positionText, type LogRow } from '../log-row.js';
import type { Gap, Suspect, Walked, WalkTask } from './auditor.messages.js';
import { ExactTexts } from './exact-texts.js';

/** Remembered heads of streams, about 200 bytes each: at most 20 MB, however many streams there are. */
const MAX_HEADS = 100_000;
const SLICE_ROWS = 500;
const LISTED_GAPS = 5;

interface Head {
  revision: number;
  hash: string;
}

/** Called between slices; throws when the walk must stop. */
export type Pause = () => void;

/**
 * Checks events in the order of the log, which is the order of the file's pages. Each event must chain to the stored hash of its
 * predecessor. The predecessor is checked on its own, here or in another thread, so a walk can begin anywhere. A predecessor that is not
 * remembered is looked up. With a key, its MAC must be right. The walk only reports which streams are suspect, not why.
 */
export class LogWalk {
  readonly #slice: Statement<[number, number], LogRow>;
  readonly #predecessor: Statement<[string, number], [position: number, hash: string]>;
  readonly #texts: ExactTexts;
  readonly #heads = new Map<string, Head>();

  constructor(
    database: Database,
    private readonly pause: Pause,
    private readonly key?: LogKey,
  ) {
    this.#slice = database
      .prepare<[number, number], LogRow>(
        `SELECT ${LOG_ROW_COLUMNS} FROM events WHERE position > ? AND position <= ? ORDER BY position LIMIT ${SLICE_ROWS}`,
      )
      .raw();
    this.#predecessor = database
      .prepare<[string, number], [number, string]>(
        'SELECT position, lower(hex(hash)) FROM events WHERE stream = ? AND revision = ?',
      )
      .raw();
    this.#texts = new ExactTexts(database);
  }

  walk({ after, upTo, digested }: WalkTask): Walked {
    const digest = digested ? new LogDigest() : undefined;
    const suspects = new Map<string, number>();
    const gaps = new Gaps(after);
    const counts = { events: 0, bytes: 0, streams: 0 };
    for (let position = after; ; this.pause()) {
      const rows = this.#slice.all(position, upTo);
      for (const row of rows) {
        const [at, stream, revision, , , data, meta, recordedAt, hash] = row;
        if (!this.#fits(row) && !suspects.has(stream)) suspects.set(stream, revision);
        digest?.add(positionText(at), recordedAt, hash);
        gaps.met(at);
        counts.events += 1;
        counts.bytes += Buffer.byteLength(data) + Buffer.byteLength(meta);
        if (revision === 0) counts.streams += 1;
      }
      if (rows.length < SLICE_ROWS) break;
      position = rows.at(-1)![0];
    }
    gaps.met(upTo + 1);
    return { ...counts, suspects: [...suspects] as Suspect[], ...gaps.found, digest: digest?.digest() };
  }

  #fits(row: LogRow): boolean {
    const [position, stream, revision, id, type, data, meta, , hash] = row;
    const head = this.#heads.get(stream);
    const previous = this.#previous(head, stream, revision, position);
    if (head === undefined) this.#remember(stream, { revision, hash });
    else {
      head.revision = revision;
      head.hash = hash;
    }
    if (previous === undefined) return false;
    if (eventHash(previous, { stream, revision, id, type, meta, data }) !== hash || !this.#texts.areIn(row))
      return false;
    return this.key === undefined || macFault(this.key, row) === undefined;
  }

  /** Returns undefined when the predecessor is missing or comes after its successor. */
  #previous(head: Head | undefined, stream: string, revision: number, position: number): string | undefined {
    if (revision === 0) return CHAIN_START;
    if (head?.revision === revision - 1) return head.hash;
    const [at, hash] = this.#predecessor.get(stream, revision - 1) ?? [Infinity, ''];
    return at < position ? hash : undefined;
  }

  #remember(stream: string, head: Head): void {
    if (this.#heads.size >= MAX_HEADS) this.#heads.clear();
    this.#heads.set(stream, head);
  }
}

/** Positions are given out without gaps, so each gap is a missing event. */
class Gaps {
  readonly #gaps: Gap[] = [];
  #missing = 0;

  constructor(private last: number) {}

  met(position: number): void {
    if (position > this.last + 1) {
      this.#missing += position - this.last - 1;
      if (this.#gaps.length < LISTED_GAPS) this.#gaps.push({ first: this.last + 1, last: position - 1 });
    }
    this.last = position;
  }

  get found(): { missing: number; gaps: readonly Gap[] } {
    return { missing: this.#missing, gaps: this.#gaps };
  }
}
