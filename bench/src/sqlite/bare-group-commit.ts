import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { BareEvent } from './bare-group-commit.worker.js';

/** SQLite with group commit and nothing else: no canonical form, no hash, no check, no feed. The upper limit for many clients. */
export class BareGroupCommit {
  private outbox: BareEvent[] = [];
  private waiting: (() => void)[] = [];

  private constructor(private readonly worker: Worker) {
    worker.on('message', (committed: number) => {
      for (const resolve of this.waiting.splice(0, committed)) resolve();
    });
  }

  static open(folder: string): BareGroupCommit {
    return new BareGroupCommit(
      new Worker(new URL('./bare-group-commit.worker.js', import.meta.url), { workerData: join(folder, 'bare.db') }),
    );
  }

  append(event: BareEvent): Promise<void> {
    if (this.outbox.length === 0)
      setImmediate(() => {
        this.worker.postMessage(this.outbox);
        this.outbox = [];
      });
    this.outbox.push(event);
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }
}
