import { setTimeout as pause } from 'node:timers/promises';
import type { EventStore, Position } from '@crm/event-store';
import type { Clock } from '@crm/kernel';
import { collectionOf, type Projection, type ProjectionStatus } from '../projection.js';
import { StaleLease, type Document, type ReadModelStore, type Write } from '../read-model-store.port.js';
import { BatchFold, PoisonEvent, type Decode, type RowSource } from './batch-fold.js';
import { inBatches } from './in-batches.js';
import { lagBehind } from './lag.js';
import { rowsThatMatch } from './matching-rows.js';
import { describeError, isMistake, retry } from './retry.js';

/** Items in one transaction while catching up: handing them to the writer is one turn of the event loop. Live batches are what came meanwhile. */
const BATCH = 1000;
/** The same where events are about many rows: each of those is held against the rows in hand. */
const WIDE_BATCH = 100;
const DRAIN_MS = 5000;

export interface RunnerOptions {
  readonly store: Pick<EventStore, 'subscribe' | 'readAll' | 'tail'>;
  readonly decode: Decode;
  readonly readModels: ReadModelStore;
  /** The lease under which this process writes read models. */
  readonly epoch: number;
  readonly clock: Clock;
  /** Told of every fault: those retried and those that stop. Holds no personal data. */
  readonly onFault?: (fault: { readonly name: string; readonly error: string; readonly stopped: boolean }) => void;
}

/** How long the stored checkpoint may stay behind one that only passed events over. After a crash these are passed over again. */
const PASSING_MS = 1000;

interface Commit<Row> {
  readonly rows: ReadonlyMap<string, Row | undefined>;
  readonly done: Promise<void>;
}

interface Waiter {
  readonly position: string;
  settle(reached: boolean): void;
}

/** One projection on its feed. While one batch is being stored, the next is folded. */
export class ProjectionRun<Row extends Document = Document> {
  private readonly collection: string;
  private readonly waiters = new Set<Waiter>();
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private state: ProjectionStatus['state'] = 'starting';
  private checkpoint = '';
  /** As it stands in the store; behind `checkpoint` by events that changed nothing. */
  private stored = { checkpoint: '', atMs: 0 };
  private lastError: string | undefined;

  constructor(
    readonly projection: Projection<Row>,
    private readonly options: RunnerOptions,
  ) {
    this.collection = collectionOf(projection);
  }

  async start(): Promise<void> {
    const { readModels, onFault } = this.options;
    await readModels.define({ name: this.collection, ...this.projection.collection });
    this.checkpoint = await readModels.checkpoint(this.collection);
    const fault = (error: unknown, stopped: boolean): void => {
      this.lastError = error instanceof PoisonEvent ? error.message : describeError(error);
      onFault?.({ name: this.projection.name, error: this.lastError, stopped });
    };
    this.running = retry((succeeded) => this.follow(succeeded), {
      signal: this.stopping.signal,
      final: (error) => error instanceof PoisonEvent || error instanceof StaleLease || isMistake(error),
      onRetry: (error) => fault(error, false),
    })
      .catch((error: unknown) => fault(error, true))
      .finally(() => this.end());
  }

  /** What is folded is stored or given up within 5 s; a batch is stored whole or not at all. */
  async stop(): Promise<void> {
    this.stopping.abort();
    const drained = new AbortController();
    const patience = pause(DRAIN_MS, undefined, { signal: drained.signal }).catch(() => undefined);
    await Promise.race([this.running, patience]);
    drained.abort();
    this.end();
  }

  async status(): Promise<ProjectionStatus> {
    const { projection, state, checkpoint, lastError } = this;
    const { store, clock } = this.options;
    return {
      name: projection.name,
      version: projection.version,
      state,
      checkpoint,
      ...(await lagBehind(store, checkpoint, clock)),
      ...(lastError !== undefined && { lastError }),
    };
  }

  /** True when everything up to `position` was handled or passed; false when time ran out or the projection stopped first. */
  async reached(position: string, timeoutMs: number, signal?: AbortSignal): Promise<boolean> {
    signal?.throwIfAborted();
    if (this.checkpoint >= position) return true;
    if (this.state === 'stopped') return false;
    return new Promise((resolve, reject) => {
      const end = (): void => {
        this.waiters.delete(waiter);
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
      };
      const settle = (reached: boolean): void => {
        end();
        resolve(reached);
      };
      const abort = (): void => {
        end();
        reject(signal?.reason as Error);
      };
      const waiter: Waiter = { position, settle };
      const timer = setTimeout(() => settle(false), timeoutMs);
      signal?.addEventListener('abort', abort, { once: true });
      this.waiters.add(waiter);
    });
  }

  private async follow(succeeded: () => void): Promise<void> {
    const { store, readModels } = this.options;
    const size = this.projection.affects === undefined ? BATCH : WIDE_BATCH;
    this.state = 'catching-up';
    const checkpoint = await readModels.checkpoint(this.collection); // further than known, where an answer was lost
    this.stored = { checkpoint, atMs: performance.now() };
    this.moveTo(checkpoint);
    const failed = new AbortController();
    const signal = AbortSignal.any([this.stopping.signal, failed.signal]);
    const feed = store.subscribe({ after: checkpoint as Position, filter: this.projection.filter }, signal);
    let position: string = checkpoint;
    let under: Commit<Row> | undefined;
    try {
      for await (const items of inBatches(feed, size, signal)) {
        const fold = this.folding(position, under);
        await fold.handle(items);
        await under?.done;
        under = this.commit(position, fold);
        under.done.then(succeeded, () => failed.abort());
        position = fold.position;
        if (fold.poison) throw fold.poison;
        if (items.some(({ kind }) => kind === 'caught-up')) await this.goLive(under);
      }
      await under?.done;
      await this.storePassing();
      if (!signal.aborted) throw new Error('the feed ended');
    } finally {
      failed.abort();
      await under?.done.catch(() => undefined); // thrown above, or the reason for this end is
    }
  }

  private folding(position: string, under: Commit<Row> | undefined): BatchFold<Row> {
    return new BatchFold(this.projection, this.options.decode, this.sourceOf(under?.rows ?? new Map()), position);
  }

  /** The store, and over it the rows of a batch that is on its way there. */
  private sourceOf(pending: ReadonlyMap<string, Row | undefined>): RowSource<Row> {
    const { readModels } = this.options;
    const { collection } = this;
    return {
      async load(keys) {
        const asked = keys.filter((key) => !pending.has(key));
        const stored = asked.length > 0 ? await readModels.getMany<Row>(collection, asked) : undefined;
        return new Map(keys.map((key) => [key, pending.has(key) ? pending.get(key) : stored?.get(key)]));
      },
      find: (filter) => rowsThatMatch<Row>(readModels, collection, filter, pending),
    };
  }

  private commit(from: string, fold: BatchFold<Row>): Commit<Row> {
    const rows = fold.touched;
    return { rows, done: this.store(from, fold.position, rows) };
  }

  private async store(from: string, to: string, rows: Commit<Row>['rows']): Promise<void> {
    if (to === from) return;
    const writes = [...rows].map(([id, document]) => ({ collection: this.collection, id, document }));
    if (writes.length > 0 || performance.now() - this.stored.atMs >= PASSING_MS) await this.storeAt(to, writes);
    this.lastError = undefined;
    this.moveTo(to);
  }

  /** At the end: events that were passed over need not be passed over again. */
  private async storePassing(): Promise<void> {
    if (this.checkpoint > this.stored.checkpoint) await this.storeAt(this.checkpoint, []);
  }

  private async storeAt(to: string, writes: readonly Write[]): Promise<void> {
    const { readModels, epoch } = this.options;
    await readModels.commit(this.collection, { from: this.stored.checkpoint, to, epoch }, writes);
    this.stored = { checkpoint: to, atMs: performance.now() };
  }

  private moveTo(checkpoint: string): void {
    this.checkpoint = checkpoint;
    for (const waiter of this.waiters) if (waiter.position <= checkpoint) waiter.settle(true);
  }

  private async goLive(under: Commit<Row>): Promise<void> {
    if (this.state === 'live') return;
    await under.done;
    await this.options.readModels.settle(this.collection);
    this.state = 'live';
  }

  private end(): void {
    this.state = 'stopped';
    for (const waiter of this.waiters) waiter.settle(false);
  }
}
