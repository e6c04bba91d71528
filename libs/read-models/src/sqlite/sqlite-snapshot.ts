import { ReadModelsUnavailable } from '@crm/contracts/refusals';
import { Worker } from 'node:worker_threads';
import { resolveQuery } from '../query.js';
import {
  type CollectionSpec,
  type Document,
  type FindQuery,
  type Page,
  type ReadSnapshot,
} from '../read-model-store.port.js';
import { pageOf } from './reading-messages.js';
import type { FromSnapshot, SnapshotData, SnapshotRequest, SnapshotWork } from './snapshot-messages.js';

interface Waiting {
  resolve(answer: FromSnapshot): void;
  reject(error: Error): void;
}

/** A snapshot, held by a read transaction on its own connection in its own thread, so that even a slow query blocks nothing else. */
export class SqliteSnapshot implements ReadSnapshot {
  private readonly waiting = new Map<number, Waiting>();
  private lastRequest = 0;
  private lost: ReadModelsUnavailable | undefined;

  private constructor(
    private readonly worker: Worker,
    private readonly spec: CollectionSpec,
  ) {
    worker.on('message', (message: FromSnapshot) => this.receive(message));
    worker.on('error', (error) => this.lose((error as Error).message));
    worker.on('exit', () => this.lose('the snapshot is closed'));
  }

  /** Resolves when the snapshot is held. */
  static async open(data: SnapshotData, spec: CollectionSpec): Promise<SqliteSnapshot> {
    const worker = new Worker(new URL('./snapshot.worker.js', import.meta.url), { workerData: data });
    const snapshot = new SqliteSnapshot(worker, spec);
    await new Promise<void>((resolve, reject) => {
      worker.once('message', () => resolve());
      worker.once('error', (error) => reject(new ReadModelsUnavailable({ reason: (error as Error).message })));
    });
    return snapshot;
  }

  async find<T extends Document>(query: FindQuery): Promise<Page<T>> {
    const resolved = resolveQuery(this.spec, query);
    const answer = await this.ask({ kind: 'page', query: resolved });
    if (answer.kind !== 'page') throw new TypeError(`expected a page, got ${answer.kind}`);
    return pageOf<T>(answer);
  }

  async checkpoint(): Promise<string> {
    const answer = await this.ask({ kind: 'checkpoint' });
    return answer.kind === 'position' ? answer.position : '';
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private ask(work: SnapshotWork): Promise<FromSnapshot> {
    if (this.lost) return Promise.reject(this.lost);
    const id = ++this.lastRequest;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ id, work } satisfies SnapshotRequest);
    });
  }

  private receive(message: FromSnapshot): void {
    if (message.kind === 'ready') return;
    const waiting = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (message.kind === 'failed') waiting?.reject(new ReadModelsUnavailable({ reason: message.reason }));
    else waiting?.resolve(message);
  }

  private lose(reason: string): void {
    this.lost ??= new ReadModelsUnavailable({ reason });
    for (const { reject } of this.waiting.values()) reject(this.lost);
    this.waiting.clear();
  }
}
