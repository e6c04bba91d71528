import { BuildFailed } from '@crm/contracts/refusals';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

import type { BuildDone, Builder, BuildProgress, BuildTask } from '../build/builder.port.js';
import type { BuildThreadData, FromBuildThread, ToBuildThread } from './build-thread.js';
import type { SqliteReadModelStore } from './sqlite-read-model-store.js';

const MEMORY = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 256 };
/** How long a thread may take to stop: it ends between two batches, or in the middle of an index. */
const END_MS = 10_000;

/** Makes each build in its own thread, which is the only writer of the build's file. */
export class ThreadBuilder<Settings> implements Builder {
  constructor(
    private readonly store: SqliteReadModelStore,
    /** A module that calls runBuildThread. */
    private readonly module: URL,
    private readonly settings: Settings,
  ) {}

  async *make({ build, servedAt }: BuildTask, signal: AbortSignal): AsyncGenerator<BuildProgress | BuildDone> {
    signal.throwIfAborted();
    const { projection } = build;
    const served = servedAt && this.store.servedFileOf(projection);
    const { settings } = this;
    const workerData: BuildThreadData<Settings> = { projection, path: this.store.fileOf(build).path, served, settings };
    const worker = new Worker(this.module, { workerData, resourceLimits: MEMORY });
    const tell = (message: ToBuildThread): void => worker.postMessage(message);
    const stop = (): void => tell({ kind: 'stop' });
    signal.addEventListener('abort', stop, { once: true });
    try {
      for await (const message of messagesOf(worker)) {
        if (message.kind === 'where') tell({ kind: 'position', position: servedAt?.() ?? '' });
        else if (message.kind === 'failed') {
          signal.throwIfAborted();
          throw new BuildFailed({ projection, reason: message.reason });
        } else yield message;
      }
    } finally {
      signal.removeEventListener('abort', stop);
      await ended(worker, stop);
    }
  }
}

/** Ends with the thread. Messages that arrive between two reads are kept. */
async function* messagesOf(worker: Worker): AsyncGenerator<FromBuildThread> {
  const held: FromBuildThread[] = [];
  let [over, failure]: [boolean, Error | undefined] = [false, undefined];
  let news = Promise.withResolvers<void>();
  const ring = (): void => {
    news.resolve();
    news = Promise.withResolvers<void>();
  };
  worker.on('message', (message: FromBuildThread) => {
    held.push(message);
    ring();
  });
  worker.on('error', (error: Error) => {
    failure = error;
    ring();
  });
  worker.on('exit', () => {
    over = true;
    ring();
  });
  for (;;) {
    for (let next = held.shift(); next !== undefined; next = held.shift()) yield next;
    if (failure !== undefined) throw failure;
    if (over) return;
    if (held.length === 0) await news.promise;
  }
}

async function ended(worker: Worker, stop: () => void): Promise<void> {
  if (worker.threadId === -1) return;
  stop();
  await once(worker, 'exit', { signal: AbortSignal.timeout(END_MS) }).catch(() => worker.terminate());
}
