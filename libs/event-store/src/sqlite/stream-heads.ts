import type { Database, Statement } from 'better-sqlite3';
import { CHAIN_START } from '../chain.js';
import type { LogKey } from '../authenticity/log-key.js';
import { markFault, MARK_COLUMNS, type MarkRow } from './authenticity/marks.js';
import { LOG_ROW_COLUMNS, macFault, type LogRow } from './log-row.js';

/** The end of a stream as the next append needs it. The writer updates it as it inserts. */
export interface Head {
  /** -1: never had an event. */
  revision: number;
  /** Lower-case hex. */
  hash: string;
  /** Revisions below this one were soft-deleted; the stream is missing while its own revision is below it. */
  deletedBefore: number;
  tombstone: boolean;
  /** Why nothing may follow: what is stored there was not written by this installation. */
  fault?: string;
}

/**
 * The last event at or before the end of the stream; it belongs to another stream when this one is missing. Takes a third of the time
 * of `WHERE stream = ? ORDER BY revision DESC`.
 */
const LAST_UP_TO_STREAM = `
  SELECT ${LOG_ROW_COLUMNS} FROM events
  WHERE (stream, revision) <= (?, ${Number.MAX_SAFE_INTEGER})
  ORDER BY stream DESC, revision DESC LIMIT 1`;
const MAX_HEADS = 20_000;

/** Heads of recently written streams. When there are too many, all are dropped: reading one again takes 2 µs. */
export class StreamHeads {
  readonly #last: Statement<[string], LogRow>;
  readonly #mark: Statement<[string], MarkRow>;
  readonly #heads = new Map<string, Head>();
  #key: LogKey | undefined;

  constructor(database: Database) {
    this.#last = database.prepare<[string], LogRow>(LAST_UP_TO_STREAM).raw();
    this.#mark = database.prepare<[string], MarkRow>(`SELECT ${MARK_COLUMNS} FROM marks WHERE stream = ?`).raw();
  }

  /** From here on nothing follows what is not authentic. */
  useKey(key: LogKey): void {
    this.#key = key;
    this.clear();
  }

  of(stream: string): Head {
    let head = this.#heads.get(stream);
    if (head !== undefined) return head;
    if (this.#heads.size >= MAX_HEADS) this.clear();
    head = this.#read(stream);
    this.#heads.set(stream, head);
    return head;
  }

  /** Call it after a rollback: the remembered heads may be wrong then. */
  clear(): void {
    this.#heads.clear();
  }

  #read(stream: string): Head {
    const row = this.#last.get(stream);
    const last = row?.[1] === stream ? row : undefined;
    const mark = this.#mark.get(stream);
    const [, , deletedBefore, tombstone] = mark ?? [stream, 0, 0, 0];
    const fault = this.#key && ((last && macFault(this.#key, last)) ?? (mark && markFault(this.#key, mark)));
    return {
      revision: last?.[2] ?? -1,
      hash: last?.[8] ?? CHAIN_START,
      deletedBefore,
      tombstone: tombstone === 1,
      ...(fault !== undefined && { fault }),
    };
  }
}
