import type { Database, Statement } from 'better-sqlite3';
import { CHAIN_START } from '../chain.js';

/** The end of a stream as the next append needs it. The writer updates it as it inserts. */
export interface Head {
  /** -1: never had an event. */
  revision: number;
  /** Lower-case hex. */
  hash: string;
  /** Revisions below this one were soft-deleted; the stream is missing while its own revision is below it. */
  deletedBefore: number;
  tombstone: boolean;
}

/**
 * The last event at or before the end of the stream; it belongs to another stream when this one is missing. Takes a third of the time
 * of `WHERE stream = ? ORDER BY revision DESC`.
 */
const LAST_UP_TO_STREAM = `
  SELECT stream, revision, lower(hex(hash)) FROM events
  WHERE (stream, revision) <= (?, ${Number.MAX_SAFE_INTEGER})
  ORDER BY stream DESC, revision DESC LIMIT 1`;
const MAX_HEADS = 20_000;

/** Heads of recently written streams. When there are too many, all are dropped: reading one again takes 2 µs. */
export class StreamHeads {
  readonly #last: Statement<[string], [string, number, string]>;
  readonly #mark: Statement<[string], [number, number]>;
  readonly #heads = new Map<string, Head>();

  constructor(database: Database) {
    this.#last = database.prepare<[string], [string, number, string]>(LAST_UP_TO_STREAM).raw();
    this.#mark = database
      .prepare<[string], [number, number]>('SELECT deleted_before, tombstone FROM marks WHERE stream = ?')
      .raw();
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
    const last = this.#last.get(stream);
    const [, revision, hash] = last?.[0] === stream ? last : [stream, -1, CHAIN_START];
    const [deletedBefore, tombstone] = this.#mark.get(stream) ?? [0, 0];
    return { revision, hash, deletedBefore, tombstone: tombstone === 1 };
  }
}
