import { Unavailable } from '@crm/contracts/refusals';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

import type { LogKey } from '../../authenticity/log-key.js';
import type { AuditorOptions, AuditResults, AuditTask, FromAuditor } from './auditor.messages.js';

const MAX_THREADS = 2;
/** Tasks queued for each thread, so it never idles between two. */
const TASKS_EACH = 2;

interface AuditorNeeds {
  readonly threads?: number;
  /** MACs are checked under it. */
  readonly key?: LogKey;
  /** Of one processor, for each thread. */
  readonly share?: number;
}

/** Low-priority threads that read the log on connections of their own. */
export class Auditors {
  readonly #stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  readonly #threads: AuditorThread[];
  #next = 0;

  constructor(
    path: string,
    { threads = Math.min(MAX_THREADS, availableParallelism()), key, share }: AuditorNeeds = {},
  ) {
    const options: AuditorOptions = { path, ...(key && { key: key.bytes }), ...(share && { share }), stop: this.#stop };
    this.#threads = Array.from({ length: threads }, () => new AuditorThread(options));
  }

  /** Rejects with Unavailable when the file cannot be read. */
  run<Kind extends keyof AuditResults>(task: Extract<AuditTask, { kind: Kind }>): Promise<AuditResults[Kind]> {
    const thread = this.#threads[this.#next++ % this.#threads.length]!;
    return thread.run(task) as Promise<AuditResults[Kind]>;
  }

  /** Runs all tasks and yields their results in order. Only as many are queued as keep the threads busy. */
  async *runAll<Kind extends keyof AuditResults>(
    tasks: Iterable<Extract<AuditTask, { kind: Kind }>> | AsyncIterable<Extract<AuditTask, { kind: Kind }>>,
  ): AsyncGenerator<AuditResults[Kind]> {
    const underWay: Promise<AuditResults[Kind]>[] = [];
    for await (const task of tasks) {
      const result = this.run(task);
      // When an earlier task fails, nothing awaits this one: its rejection must not be unhandled.
      result.catch(() => undefined);
      underWay.push(result);
      if (underWay.length >= this.#threads.length * TASKS_EACH) yield await underWay.shift()!;
    }
    for (const result of underWay) yield await result;
  }

  /** Aborts running tasks: they reject with Unavailable. */
  stop(): void {
    Atomics.store(this.#stop, 0, 1);
    Atomics.notify(this.#stop, 0);
  }

  /** The same. Resolves when no thread has the file open. */
  async close(): Promise<void> {
    this.stop();
    await Promise.all(this.#threads.map((thread) => thread.close()));
  }
}

class AuditorThread {
  readonly #worker: Worker;
  readonly #ended: Promise<void>;
  readonly #waiting: PromiseWithResolvers<unknown>[] = [];
  #failure: string | undefined;

  constructor(options: AuditorOptions) {
    this.#worker = new Worker(new URL('./auditor.worker.js', import.meta.url), { workerData: options });
    this.#worker.on('message', (message: FromAuditor) => this.#settle(message));
    this.#worker.on('error', (error) => (this.#failure = error.message));
    this.#ended = new Promise((resolve) => {
      this.#worker.once('exit', () => {
        this.#failure ??= 'The thread that reads the log has ended.';
        while (this.#waiting.length > 0) this.#settle({ error: this.#failure });
        resolve();
      });
    });
  }

  run(task: AuditTask): Promise<unknown> {
    if (this.#failure !== undefined) return Promise.reject(new Unavailable({ reason: this.#failure }));
    const waiting = Promise.withResolvers<unknown>();
    this.#waiting.push(waiting);
    this.#worker.postMessage(task);
    return waiting.promise;
  }

  close(): Promise<void> {
    this.#worker.postMessage('close');
    return this.#ended;
  }

  #settle(message: FromAuditor): void {
    const waiting = this.#waiting.shift();
    if ('result' in message) waiting?.resolve(message.result);
    else
      waiting?.reject(new Unavailable({ reason: 'error' in message ? message.error : 'Reading the log was stopped.' }));
  }
}
