import {
  CannotOpenStore,
  ConcurrencyConflict,
  NotAuthentic,
  Overloaded,
  StoreFull,
  StreamDeleted,
  Unavailable,
  UnknownOutcome,
  SubjectErased,
} from '@crm/contracts/refusals';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Clock } from '@crm/kernel';
import { BEGINNING, type AppendResult } from '../event-store.port.js';

import type { LogObserver, WriteQueue } from '../log-observer.js';
import { positionText, type LogRow } from './log-row.js';
import {
  countEvents,
  FIRST_TEXT,
  isFull,
  TEXTS_PER_EVENT,
  type Appended,
  type AppendOperation,
  type Failure,
  type FromWriter,
  type Operation,
  type Outcome,
  type Post,
  type Refusal,
  type ToWriter,
  type WriterOptions,
} from './writer.messages.js';

/** In MiB. Most of what the writer receives is garbage a moment later, so a small young generation saves memory at no cost. */
const WRITER_MEMORY = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 256 };

export interface WriterLimits {
  /** Accepted but not yet answered; a write beyond it is refused at once with Overloaded. */
  readonly maxPendingEvents: number;
  readonly maxPendingBytes: number;
}

export type Answer = Extract<Outcome, { kind: 'done' | 'erased' | 'took-over' }> | AppendResult[];

interface Pending {
  readonly operation: Operation;
  readonly events: number;
  readonly bytes: number;
  /** The store clock when it was sent; undefined while it waits in the outbox. */
  sentAt: number | undefined;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

/** A turn with more operations is sent in several messages, so the writer starts while the rest is still being prepared. */
const OPERATIONS_PER_MESSAGE = 16;
/** How many answered operations may stay at the front of the list before they are removed. */
const MAX_ANSWERED = 4096;

/**
 * The sending half of the writer: the requests of one turn of the event loop are sent together, and answered in the order in which they
 * were made. It keeps the texts of pending requests, so the writer need not send them back for the feed.
 */
export class WriterClient {
  #outbox: Pending[] = [];
  #underWay: Pending[] = [];
  #answered = 0;
  #pendingEvents = 0;
  #pendingBytes = 0;
  #epoch = 0;
  #turnOpen = false;
  #moreAnnounced = false;
  #ended: string | undefined;
  #idle: (() => void) | undefined;

  private constructor(
    private readonly worker: Worker,
    private readonly clock: Clock,
    private readonly limits: WriterLimits,
    private readonly onCommitted: (rows: readonly LogRow[]) => void,
    private readonly observer: LogObserver,
  ) {
    worker.on('message', (message: FromWriter) => this.#receive(message));
    worker.on('error', (error) => this.#fail(`The writer stopped: ${error.message}`));
    worker.on('exit', () => this.#fail('The event log is closed.'));
  }

  static async start(
    options: WriterOptions,
    clock: Clock,
    limits: WriterLimits,
    onCommitted: (rows: readonly LogRow[]) => void,
    observer: LogObserver = {},
  ): Promise<WriterClient> {
    const worker = new Worker(new URL('./writer.worker.js', import.meta.url), {
      workerData: options,
      resourceLimits: WRITER_MEMORY,
    });
    const exited = new Promise((resolve) => worker.once('exit', resolve));
    try {
      await new Promise<unknown>((resolve, reject) => {
        worker.once('message', resolve);
        worker.once('error', reject);
        worker.once('exit', () => reject(new Error('The writer ended before it began.')));
      });
    } catch (error) {
      await exited;
      throw new CannotOpenStore({ path: options.path, reason: (error as Error).message });
    }
    return new WriterClient(worker, clock, limits, onCommitted, observer);
  }

  /** What was accepted but is not yet answered. */
  get queue(): WriteQueue {
    const operations = this.#outbox.length + this.#underWay.length - this.#answered;
    return { operations, events: this.#pendingEvents, bytes: this.#pendingBytes };
  }

  /** Not async, so the order of calls is the order of the queue. */
  submit(operation: Operation, events: number, bytes: number, signal?: AbortSignal): Promise<Answer> {
    if (this.#ended !== undefined) return Promise.reject(new Unavailable({ reason: this.#ended }));
    if (signal?.aborted) return Promise.reject(signal.reason as Error);
    const { maxPendingEvents, maxPendingBytes } = this.limits;
    if (this.#pendingEvents + events > maxPendingEvents)
      return Promise.reject(new Overloaded({ pending: this.#pendingEvents, limit: maxPendingEvents }));
    if (this.#pendingBytes + bytes > maxPendingBytes)
      return Promise.reject(new Overloaded({ pending: this.#pendingBytes, limit: maxPendingBytes }));
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const pending: Pending = { operation, events, bytes, sentAt: undefined, resolve, reject };
    this.#pendingEvents += events;
    this.#pendingBytes += bytes;
    this.#outbox.push(pending);
    if (!this.#turnOpen) {
      this.#turnOpen = true;
      // After the microtasks of this turn: everything else it requests belongs to the same transaction.
      setImmediate(() => this.#endTurn());
    }
    if (this.#outbox.length >= OPERATIONS_PER_MESSAGE) this.#send(true);
    return signal === undefined ? promise : this.#abortable(promise, pending, signal);
  }

  /** Waits until everything accepted is answered, lets the owner close its read connections, and then closes the writer and its file. */
  async close(beforeLast: () => void): Promise<void> {
    const alreadyEnded = this.#ended !== undefined;
    this.#ended ??= 'The event log is closed.';
    if (this.#outbox.length > 0 || this.#answered < this.#underWay.length)
      await new Promise<void>((resolve) => (this.#idle = resolve));
    beforeLast();
    if (alreadyEnded) return;
    const exit = once(this.worker, 'exit');
    this.worker.postMessage('close' satisfies ToWriter);
    await exit;
  }

  #abortable(promise: Promise<Answer>, pending: Pending, signal: AbortSignal): Promise<Answer> {
    const onAbort = (): void => {
      if (pending.sentAt !== undefined) {
        pending.reject(new UnknownOutcome({ reason: 'The caller stopped waiting; the write completes in the store.' }));
        return;
      }
      this.#outbox.splice(this.#outbox.indexOf(pending), 1);
      this.#pendingEvents -= pending.events;
      this.#pendingBytes -= pending.bytes;
      pending.reject(signal.reason);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    return promise.finally(() => signal.removeEventListener('abort', onAbort));
  }

  #endTurn(): void {
    this.#turnOpen = false;
    if (this.#outbox.length > 0 || this.#moreAnnounced) this.#send(false);
    else this.#settleIdle();
  }

  #send(more: boolean): void {
    this.#moreAnnounced = more;
    const sent = this.#outbox;
    this.#outbox = [];
    const now = this.clock().getTime();
    for (const pending of sent) {
      pending.sentAt = now;
      this.#underWay.push(pending);
    }
    const operations = sent.map(({ operation }) => operation);
    this.worker.postMessage({ epoch: this.#epoch, now, operations, more } satisfies Post);
  }

  #receive(message: FromWriter): void {
    if (message.kind !== 'settled') return;
    const { epoch, outcomes, hashes, syncMs, failed } = message.settlement;
    const rows: LogRow[] = [];
    for (const outcome of outcomes) {
      const pending = this.#underWay[this.#answered++]!;
      this.#pendingEvents -= pending.events;
      this.#pendingBytes -= pending.bytes;
      if (!('kind' in outcome)) addRows(rows, pending, outcome, hashes);
      settle(pending, outcome);
    }
    if (this.#answered === this.#underWay.length || this.#answered > MAX_ANSWERED) {
      this.#underWay.splice(0, this.#answered);
      this.#answered = 0;
    }
    if (rows.length > 0) this.onCommitted(rows);
    this.observer.committed?.({ operations: outcomes.length, events: rows.length, syncMs, failed });
    if (epoch !== this.#epoch) {
      this.#epoch = epoch;
      // Requested before the failure was known, and possibly relying on what failed.
      const full = outcomes.find(isFull);
      this.#dropOutbox(
        full === undefined ? new Unavailable({ reason: 'An earlier write failed.' }) : toError(full.error),
      );
    }
    this.#settleIdle();
  }

  #dropOutbox(error: Error): void {
    for (const pending of this.#outbox.splice(0)) {
      this.#pendingEvents -= pending.events;
      this.#pendingBytes -= pending.bytes;
      pending.reject(error);
    }
  }

  #settleIdle(): void {
    if (this.#outbox.length === 0 && this.#answered === this.#underWay.length) this.#idle?.();
  }

  /** The thread has ended: requests that were sent may or may not be in the file. */
  #fail(reason: string): void {
    this.#ended ??= reason;
    for (const pending of this.#underWay.splice(0).slice(this.#answered))
      pending.reject(new UnknownOutcome({ reason }));
    this.#dropOutbox(new Unavailable({ reason }));
    this.#answered = 0;
    this.#idle?.();
  }
}

/** Rows that never left this process need no MAC. */
const NOT_READ = '';

/** Adds the rows as the file has them, for the feed. `hashes` are those of the whole settlement; `rows` already holds the rows before these. */
function addRows(rows: LogRow[], { operation, sentAt }: Pending, appended: Appended, hashes: readonly string[]): void {
  let [position] = appended;
  for (const [index, request] of (operation as AppendOperation).entries()) {
    let revision = appended[index + 1]!;
    for (let text = FIRST_TEXT; text < request.length; text += TEXTS_PER_EVENT) {
      const [id, type, data, meta] = request.slice(text, text + TEXTS_PER_EVENT) as [string, string, string, string];
      rows.push([position++, request[0], revision++, id, type, data, meta, sentAt!, hashes[rows.length]!, NOT_READ]);
    }
  }
}

function settle({ operation, resolve, reject }: Pending, outcome: Outcome): void {
  if (!('kind' in outcome)) return resolve(appendResults(operation as AppendOperation, outcome));
  switch (outcome.kind) {
    case 'rejected':
      return reject(toError(outcome.error));
    case 'found':
      return resolve(
        outcome.results.map(({ revision, position }) => ({
          revision,
          position: position === 0 ? BEGINNING : positionText(position),
        })),
      );
    case 'done':
    case 'erased':
    case 'took-over':
      return resolve(outcome);
  }
}

function appendResults(requests: AppendOperation, [firstPosition, ...firstRevisions]: Appended): AppendResult[] {
  let next = firstPosition;
  return requests.map((request, index) => {
    const count = countEvents(request);
    const first = firstRevisions[index]!;
    next += count;
    return count === 0
      ? { revision: first, position: BEGINNING }
      : { revision: first + count - 1, position: positionText(next - 1) };
  });
}

function toError(error: Refusal | Failure): Error {
  switch (error.code) {
    case 'store.concurrency-conflict':
      return new ConcurrencyConflict(error.facts);
    case 'store.stream-deleted':
      return new StreamDeleted(error.facts);
    case 'store.not-authentic':
      return new NotAuthentic(error.facts);
    case 'privacy.subject-erased':
      return new SubjectErased(error.facts);
    case 'store.full':
      return new StoreFull(error.facts);
    case 'store.unknown-outcome':
      return new UnknownOutcome(error.facts);
    case 'store.unavailable':
      return new Unavailable(error.facts);
  }
}
