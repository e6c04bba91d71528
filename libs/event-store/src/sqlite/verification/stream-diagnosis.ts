import type { Database, Statement } from 'better-sqlite3';
import { ChainVerifier } from '../../chain.js';
import type { KnownHead } from '../../event-store.port.js';
import type { LogKey } from '../../authenticity/log-key.js';
import { LOG_ROW_COLUMNS, macFault, type LogRow } from '../log-row.js';
import type { Diagnosed, Fault, Suspect } from './auditor.messages.js';
import { ExactTexts } from './exact-texts.js';
import type { Pause } from './log-walk.js';

/** Finds out what is wrong with suspect streams, one after the other, in the order of their revisions. */
export class StreamDiagnosis {
  readonly #events: Statement<[string, number], LogRow>;
  readonly #last: Statement<[string], number | null>;
  readonly #hash: Statement<[string, number], string>;
  readonly #texts: ExactTexts;
  #counts = { events: 0, bytes: 0, shownMissing: 0 };

  constructor(
    database: Database,
    private readonly pause: Pause,
    private readonly key?: LogKey,
  ) {
    this.#events = database
      .prepare<[string, number], LogRow>(
        `SELECT ${LOG_ROW_COLUMNS} FROM events WHERE stream = ? AND position <= ? ORDER BY revision`,
      )
      .raw();
    this.#last = database.prepare<[string], number | null>('SELECT max(revision) FROM events WHERE stream = ?').pluck();
    this.#hash = database
      .prepare<[string, number], string>('SELECT lower(hex(hash)) FROM events WHERE stream = ? AND revision = ?')
      .pluck();
    this.#texts = new ExactTexts(database);
  }

  diagnose(suspects: readonly Suspect[], upTo: number): Diagnosed {
    this.#counts = { events: 0, bytes: 0, shownMissing: 0 };
    const faults: Fault[] = [];
    for (const [stream, revision] of suspects) {
      const found = [...this.#chain(stream, upTo)];
      // This fault shows only in the order of the log: the index by stream does not lead to the event.
      const hidden = {
        stream,
        revision,
        fault: 'changed',
        detail: 'The event cannot be found by its stream.',
      } as const;
      faults.push(...(found.length > 0 || revision < 0 ? found : [hidden]));
      this.pause();
    }
    return { faults, ...this.#counts };
  }

  /** Reports streams that end before their known head, or have another event there. */
  compare(heads: readonly KnownHead[]): Fault[] {
    return heads.flatMap((head) => {
      const fault = this.#againstHead(head);
      return fault === undefined ? [] : [fault];
    });
  }

  #againstHead({ stream, revision, hash }: KnownHead): Fault | undefined {
    const present = this.#hash.get(stream, revision);
    if (present === hash) return undefined;
    if (present !== undefined)
      return { stream, revision, fault: 'changed', detail: 'A different event was known at this revision.' };
    const last = this.#last.get(stream) ?? -1;
    const detail = last === -1 ? 'The stream is gone' : `The stream ends at ${last}`;
    if (last < revision)
      return {
        stream,
        revision: last + 1,
        fault: 'truncated',
        detail: `${detail}; it was known to reach ${revision}.`,
      };
    return { stream, revision, fault: 'missing', detail: 'An event was known at this revision.' };
  }

  *#chain(stream: string, upTo: number): Generator<Fault> {
    const chain = new ChainVerifier();
    let forged: Fault | undefined;
    let broken = false;
    let before = { position: 0, revision: -1 };
    for (const row of this.#events.iterate(stream, upTo)) {
      const [position, , revision, id, type, data, meta, , hash] = row;
      this.#counts.events += 1;
      this.#counts.bytes += Buffer.byteLength(data) + Buffer.byteLength(meta);
      this.#counts.shownMissing += Math.max(0, revision - before.revision - 1);
      const hashed = { stream, revision, id, type, meta, data, hash: this.#texts.areIn(row) ? hash : '' };
      for (const fault of chain.add(hashed)) {
        broken = true;
        yield fault;
      }
      const macDetail = forged === undefined ? this.key && macFault(this.key, row) : undefined;
      if (macDetail !== undefined) forged = { stream, revision, fault: 'forged', detail: macDetail };
      const detail = `Its position ${position} is before that of its predecessor.`;
      if (position < before.position) yield { stream, revision, fault: 'reordered', detail };
      before = { position, revision };
    }
    for (const fault of chain.end()) {
      broken = true;
      yield fault;
    }
    // A broken chain says more; a forged MAC follows from it.
    if (forged !== undefined && !broken) yield forged;
  }
}
