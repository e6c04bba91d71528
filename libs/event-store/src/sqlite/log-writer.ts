import type { Database, Statement } from 'better-sqlite3';
import { eventHash } from '../chain.js';
import type { ExpectedRevision } from '../event-store.port.js';
import { LogKey } from '../authenticity/log-key.js';
import { endOfLog, readCutOver } from './authenticity/cut-over.js';
import { MARK_COLUMNS, macOfMark, type MarkRow } from './authenticity/marks.js';
import { TakeOver } from './authenticity/take-over.js';
import { KeyRowWriter } from './key-row-writer.js';
import { LOG_ROW_COLUMNS, macFault, macOfRow, type LogRow } from './log-row.js';
import { StreamHeads, type Head } from './stream-heads.js';
import {
  countEvents,
  FIRST_TEXT,
  TEXTS_PER_EVENT,
  type AppendOperation,
  type EncodedRequest,
  type Failure,
  type Operation,
  type Outcome,
  type Refusal,
} from './writer.messages.js';

export interface StampedOperation {
  readonly operation: Operation;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export interface Committed {
  readonly failed: boolean;
  readonly outcomes: readonly Outcome[];
  /** Of the appended events, in the order of the log. */
  readonly hashes: readonly string[];
}

type StorageError = Error & { code?: string };

/** Executes operations on the only connection that writes. Runs in the writer thread, but knows nothing about threads. */
export class LogWriter {
  readonly #heads: StreamHeads;
  readonly #keys: KeyRowWriter;
  readonly #begin: Statement;
  readonly #commit: Statement;
  readonly #insert: Statement;
  readonly #stored: Statement<[string, number], LogRow>;
  readonly #truncate: Statement;
  readonly #softDelete: Statement;
  readonly #tombstone: Statement;
  readonly #mark: Statement<[string], MarkRow>;
  readonly #authenticateMark: Statement<[string, string]>;
  /** Without a key nothing is added to a log that has MACs. */
  readonly #needsKey: boolean;
  #key: LogKey | undefined;
  #takeOver: TakeOver | undefined;
  /** Of the last event, in the open transaction. */
  #position = 0;
  #applied = 0;
  #outcomes: Outcome[] = [];
  #hashes: string[] = [];
  #failure: Failure | undefined;

  constructor(private readonly database: Database) {
    this.#heads = new StreamHeads(database);
    this.#keys = new KeyRowWriter(database);
    this.#begin = database.prepare('BEGIN IMMEDIATE');
    this.#commit = database.prepare('COMMIT');
    this.#insert = database.prepare(
      'INSERT INTO events (position, stream, revision, id, type, data, meta, recorded_at, hash, mac) VALUES (?, ?, ?, ?, ?, ?, ?, ?, unhex(?), unhex(?))',
    );
    this.#stored = database
      .prepare<[string, number], LogRow>(`SELECT ${LOG_ROW_COLUMNS} FROM events WHERE stream = ? AND revision = ?`)
      .raw();
    this.#mark = database.prepare<[string], MarkRow>(`SELECT ${MARK_COLUMNS} FROM marks WHERE stream = ?`).raw();
    this.#authenticateMark = database.prepare('UPDATE marks SET mac = unhex(?) WHERE stream = ?');
    this.#needsKey = readCutOver(database) !== undefined;
    this.#truncate = database.prepare(
      `INSERT INTO marks (stream, truncate_before) VALUES (?, ?)
       ON CONFLICT DO UPDATE SET truncate_before = max(truncate_before, excluded.truncate_before)`,
    );
    this.#softDelete = database.prepare(
      `INSERT INTO marks (stream, truncate_before, deleted_before) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET truncate_before = excluded.truncate_before, deleted_before = excluded.deleted_before`,
    );
    this.#tombstone = database.prepare(
      'INSERT INTO marks (stream, tombstone) VALUES (?, 1) ON CONFLICT DO UPDATE SET tombstone = 1',
    );
  }

  /**
   * Executes a group in the open transaction, or in a new one. A refused operation does not affect the others. After a storage error
   * everything since the last commit is rolled back, `failed` is set, and nothing more may be applied until `commit` has reported it.
   */
  apply(group: readonly StampedOperation[]): void {
    if (group.length === 0) return;
    this.#applied += group.length;
    try {
      if (!this.database.inTransaction) {
        this.#begin.run();
        this.#position = endOfLog(this.database);
      }
      for (const { operation, now } of group) this.#outcomes.push(this.#carryOut(operation, now));
    } catch (cause) {
      this.#failure = this.#rollBack(cause as StorageError, false);
    }
  }

  get failed(): boolean {
    return this.#failure !== undefined;
  }

  /** Commits the transaction, if there is one, and returns the outcome of everything applied. After a failure the heads are read again. */
  commit(): Committed {
    try {
      if (this.database.inTransaction) this.#commit.run();
    } catch (cause) {
      this.#failure = this.#rollBack(cause as StorageError, true);
    }
    const error = this.#failure;
    const committed: Committed =
      error === undefined
        ? { failed: false, outcomes: this.#keys.finish(this.#outcomes), hashes: this.#hashes }
        : { failed: true, outcomes: new Array<Outcome>(this.#applied).fill({ kind: 'rejected', error }), hashes: [] };
    this.#applied = 0;
    this.#outcomes = [];
    this.#hashes = [];
    this.#failure = undefined;
    return committed;
  }

  #carryOut(operation: Operation, now: number): Outcome {
    if (!('kind' in operation)) return this.#append(operation, now);
    switch (operation.kind) {
      case 'truncate':
        return this.#truncateStream(operation.stream, operation.before);
      case 'delete':
        return this.#deleteStream(operation);
      case 'put-key':
      case 'put-setting':
      case 'rewrap':
      case 'erase':
      case 'authenticate-fences':
        return this.#keys.carryOut(operation);
      case 'use-key':
        this.#key = new LogKey(operation.key);
        this.#heads.useKey(this.#key);
        return { kind: 'done' };
      case 'take-over':
        return this.#stepOfTakeOver(now);
    }
  }

  #stepOfTakeOver(now: number): Outcome {
    if (this.#key === undefined) return KEY_MISSING;
    this.#takeOver ??= new TakeOver(this.database, this.#key);
    const complete = this.#takeOver.step(now);
    const { events } = this.#takeOver;
    if (complete) this.#takeOver = undefined;
    return { kind: 'took-over', complete, events };
  }

  #append(requests: AppendOperation, now: number): Outcome {
    if (this.#needsKey && this.#key === undefined) return KEY_MISSING;
    let found = false;
    let events = 0;
    for (const request of requests) {
      const judgement = this.#judge(request);
      if (typeof judgement === 'object' && 'code' in judgement) return { kind: 'rejected', error: judgement };
      found ||= judgement !== 'fresh';
      events += countEvents(request);
    }
    if (found || events === 0) return this.#found(requests);
    let firstPosition = 0;
    const firstRevisions = requests.map((request) => {
      const head = this.#heads.of(request[0]);
      const first = countEvents(request) === 0 ? head.revision : head.revision + 1;
      const position = this.#insertEvents(request, head, now);
      firstPosition ||= position;
      return first;
    });
    return [firstPosition, ...firstRevisions];
  }

  /** Returns the position of the first event; 0 when there is none. */
  #insertEvents(request: EncodedRequest, head: Head, now: number): number {
    const [stream] = request;
    let firstPosition = 0;
    for (let index = FIRST_TEXT; index < request.length; index += TEXTS_PER_EVENT) {
      const id = request[index] as string;
      const type = request[index + 1] as string;
      const data = request[index + 2] as string;
      const meta = request[index + 3] as string;
      const revision = head.revision + 1;
      const hash = eventHash(head.hash, { stream, revision, id, type, meta, data });
      const position = ++this.#position;
      const mac = this.#key && macOfRow(this.#key, [position, stream, revision, id, type, data, meta, now, hash, '']);
      const { changes } = this.#insert.run(position, stream, revision, id, type, data, meta, now, hash, mac ?? null);
      if (changes !== 1) throw new Error(`The event log took ${changes} rows for one event.`);
      firstPosition ||= position;
      head.revision = revision;
      head.hash = hash;
      this.#hashes.push(hash);
    }
    return firstPosition;
  }

  /** Every request must be found in the log or be empty: one fresh request among found ones makes the whole append a conflict. */
  #found(requests: AppendOperation): Outcome {
    const results: StoredResult[] = [];
    for (const request of requests) {
      const [stream, expected] = request;
      const head = this.#heads.of(stream);
      const judgement = this.#judge(request);
      if (typeof judgement === 'object' && 'position' in judgement) results.push(judgement);
      else if (countEvents(request) === 0) results.push({ revision: head.revision, position: 0 });
      else return { kind: 'rejected', error: conflict(stream, expected, head) };
    }
    return { kind: 'found', results };
  }

  #judge(request: EncodedRequest): 'fresh' | StoredResult | Refusal {
    const [stream, expected] = request;
    const head = this.#heads.of(stream);
    if (head.fault !== undefined) return notAuthentic(stream, head);
    if (head.tombstone) return { code: 'store.stream-deleted', facts: { stream } };
    if (accepts(expected, head)) return 'fresh';
    return this.#findIdentical(request, head) ?? conflict(stream, expected, head);
  }

  /** The stored result of an earlier append with the same ids at exactly the revisions this one would give them. */
  #findIdentical(request: EncodedRequest, head: Head): StoredResult | undefined {
    const [stream, expected] = request;
    const count = countEvents(request);
    if (expected === 'any' || expected === 'exists' || count === 0) return undefined;
    const first = expected === 'no-stream' ? head.deletedBefore : expected + 1;
    const last = first + count - 1;
    if (head.revision < last) return undefined;
    let position = 0;
    for (let revision = first; revision <= last; revision += 1) {
      const stored = this.#stored.get(stream, revision);
      if (stored === undefined || stored[3] !== request[FIRST_TEXT + (revision - first) * TEXTS_PER_EVENT])
        return undefined;
      if (this.#key !== undefined && macFault(this.#key, stored) !== undefined) return undefined;
      position = stored[0];
    }
    return { revision: last, position };
  }

  #truncateStream(stream: string, before: number): Outcome {
    return this.#marking(stream, (head) => {
      if (head.tombstone) return { code: 'store.stream-deleted', facts: { stream } };
      // Never past the end: future events must not be hidden.
      this.#truncate.run(stream, Math.min(before, head.revision + 1));
      return undefined;
    });
  }

  #deleteStream({ stream, mode, expected }: Extract<Operation, { kind: 'delete' }>): Outcome {
    return this.#marking(stream, (head) => {
      if (head.tombstone && mode === 'hard') return undefined;
      if (head.tombstone) return { code: 'store.stream-deleted', facts: { stream } };
      if (!accepts(expected, head)) return conflict(stream, expected, head);
      if (mode === 'hard') {
        this.#tombstone.run(stream);
        head.tombstone = true;
      } else {
        this.#softDelete.run(stream, head.revision + 1, head.revision + 1);
        head.deletedBefore = head.revision + 1;
      }
      return undefined;
    });
  }

  /** `change` returns why it was refused. */
  #marking(stream: string, change: (head: Head) => Refusal | undefined): Outcome {
    if (this.#needsKey && this.#key === undefined) return KEY_MISSING;
    const head = this.#heads.of(stream);
    const error = head.fault === undefined ? change(head) : notAuthentic(stream, head);
    if (error !== undefined) return { kind: 'rejected', error };
    if (this.#key !== undefined) this.#authenticateMark.run(macOfMark(this.#key, this.#mark.get(stream)!), stream);
    return { kind: 'done' };
  }

  #rollBack(cause: StorageError, committing: boolean): Failure {
    this.#heads.clear();
    this.#takeOver = undefined;
    const reason = `${cause.message} (${cause.code ?? cause.name})`;
    try {
      if (this.database.inTransaction) this.database.exec('ROLLBACK');
    } catch (error) {
      return {
        code: 'store.unknown-outcome',
        facts: { reason: `${reason}; rolling back failed: ${(error as Error).message}` },
      };
    }
    // On a full disk the write-ahead log ends before the record that would commit the transaction: nothing was written.
    if (cause.code === 'SQLITE_FULL') return { code: 'store.full', facts: { reason } };
    return { code: committing ? 'store.unknown-outcome' : 'store.unavailable', facts: { reason } };
  }
}

interface StoredResult {
  readonly revision: number;
  readonly position: number;
}

function accepts(expected: ExpectedRevision, head: Head): boolean {
  switch (expected) {
    case 'any':
      return true;
    case 'exists':
      return head.revision >= head.deletedBefore;
    case 'no-stream':
      return head.revision < head.deletedBefore;
    default:
      return head.revision === expected;
  }
}

const KEY_MISSING: Outcome = {
  kind: 'rejected',
  error: { code: 'store.unavailable', facts: { reason: 'The log has MACs; without their key nothing is added.' } },
};

const notAuthentic = (stream: string, { revision, fault: reason = '' }: Head): Refusal => ({
  code: 'store.not-authentic',
  facts: { stream, revision, reason },
});

const conflict = (stream: string, expected: ExpectedRevision, head: Head): Refusal => ({
  code: 'store.concurrency-conflict',
  facts: { stream, expected, actual: head.revision },
});
