import { parentPort, receiveMessageOnPort, workerData, type MessagePort } from 'node:worker_threads';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { LogWriter, type StampedOperation } from './log-writer.js';
import { prepareSchema } from './schema.js';
import {
  countEvents,
  FIRST_TEXT,
  isFull,
  type FromWriter,
  type Operation,
  type Outcome,
  type ToWriter,
  type WriterOptions,
} from './writer.messages.js';

/** How many 4 KiB pages the write-ahead log may hold before a commit writes them back: 16 MiB, about 10 ms of copying. */
const CHECKPOINT_PAGES = 4000;
/** Other connections hold the file for one slice at most. */
const BUSY_TIMEOUT_MS = 5000;

const NOT_TRIED: Outcome = {
  kind: 'rejected',
  error: { code: 'store.unavailable', facts: { reason: 'An earlier write failed.' } },
};

interface Queued extends StampedOperation {
  readonly epoch: number;
  /** 1 or more, even for an operation that writes none. */
  readonly events: number;
  readonly bytes: number;
}

/**
 * The loop of the only writer: it executes everything that was queued while the last commit ran, commits it as one transaction and
 * answers it with one message. The next group is collected during the sync, so there is no timer. When a turn of the sender comes in several
 * messages, they are executed as they arrive and committed with the last one.
 */
class WriterThread {
  readonly #writer: LogWriter;
  readonly #queue: Queued[] = [];
  /** In the open transaction. 0 when there is none, or nothing in it to commit. */
  #events = 0;
  #bytes = 0;
  #more = false;
  #epoch = 0;
  #closing = false;
  /** The outcome of operations that were sent before the last failure was known. */
  #notTried: Outcome = NOT_TRIED;

  constructor(
    private readonly database: Database,
    private readonly options: WriterOptions,
    private readonly port: MessagePort,
  ) {
    this.#writer = new LogWriter(database);
    port.on('message', (message: ToWriter) => this.#receive(message));
    this.#send({ kind: 'opened' });
  }

  #receive(message: ToWriter): void {
    this.#enqueue(message);
    for (;;) {
      for (let next = receiveMessageOnPort(this.port); next !== undefined; next = receiveMessageOnPort(this.port))
        this.#enqueue(next.message as ToWriter);
      const stale = this.#takeStale();
      this.#writer.apply(this.#take());
      const full = this.#queue.length > 0;
      if (this.#more && !full && !this.#writer.failed && stale === 0) return;
      if (stale + this.#events === 0) break;
      this.#commit(stale);
    }
    if (this.#closing) this.#close();
  }

  #enqueue(message: ToWriter): void {
    if (message === 'close') {
      this.#closing = true;
      return;
    }
    const { epoch, now, operations, more } = message;
    this.#more = more;
    for (const operation of operations) this.#queue.push({ operation, now, epoch, ...weigh(operation) });
  }

  /** Operations sent before a failure was known are at the front of the queue, and no transaction is open then. */
  #takeStale(): number {
    const current = this.#queue.findIndex(({ epoch }) => epoch === this.#epoch);
    return this.#queue.splice(0, current === -1 ? this.#queue.length : current).length;
  }

  /** Takes what still fits into the transaction; a single operation always does. */
  #take(): Queued[] {
    let count = 0;
    for (const { events, bytes } of this.#queue) {
      const full =
        this.#events + events > this.options.maxBatchEvents || this.#bytes + bytes > this.options.maxBatchBytes;
      if (full && this.#events > 0) break;
      this.#events += events;
      this.#bytes += bytes;
      count += 1;
    }
    return this.#queue.splice(0, count);
  }

  #commit(stale: number): void {
    const began = performance.now();
    const { failed, outcomes, hashes } = this.#writer.commit();
    const syncMs = performance.now() - began;
    this.#events = 0;
    this.#bytes = 0;
    const answers = stale === 0 ? outcomes : [...new Array<Outcome>(stale).fill(this.#notTried), ...outcomes];
    if (failed) {
      this.#epoch += 1;
      this.#notTried = outcomes.find(isFull) ?? NOT_TRIED;
    }
    this.#send({ kind: 'settled', settlement: { epoch: this.#epoch, outcomes: answers, hashes, syncMs, failed } });
  }

  /** The last connection to close empties the write-ahead log. */
  #close(): void {
    this.database.close();
    this.#send({ kind: 'closed' });
    this.port.close();
  }

  #send(message: FromWriter): void {
    this.port.postMessage(message);
  }
}

function weigh(operation: Operation): { events: number; bytes: number } {
  if ('kind' in operation) return { events: 1, bytes: 0 };
  let events = 0;
  let bytes = 0;
  for (const request of operation) {
    events += countEvents(request);
    for (let index = FIRST_TEXT; index < request.length; index += 1) bytes += (request[index] as string).length;
  }
  return { events: Math.max(1, events), bytes };
}

function openForWriting(path: string): Database {
  const database = new SqliteDatabase(path, { timeout: BUSY_TIMEOUT_MS });
  try {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    // On macOS a plain fsync leaves the data in the drive's cache. Elsewhere this has no effect.
    database.pragma('fullfsync = ON');
    database.pragma('checkpoint_fullfsync = ON');
    database.pragma('secure_delete = ON');
    database.pragma('temp_store = MEMORY');
    database.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    prepareSchema(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

const port = parentPort as MessagePort;
const options = workerData as WriterOptions;
// What this throws is the `error` event of the thread. A message sent just before the end could be lost.
new WriterThread(openForWriting(options.path), options, port);
