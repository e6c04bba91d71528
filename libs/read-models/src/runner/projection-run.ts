import { ReadModelsUnavailable, StaleLease } from '@crm/contracts/refusals';
import { setTimeout as pause } from 'node:timers/promises';
import type { FeedItem, Position, RefusedItem } from '@crm/event-store';
import {
  collectionOf,
  type Fitness,
  type Projection,
  type ProjectionStatus,
  type RetryOutcome,
} from '../projection.js';
import { type Document, type ParkedEvent, type Parking, type Write } from '../read-model-store.port.js';
import { BatchFold, PoisonEvent, type RowSource } from './batch-fold.js';
import { Errands } from './errands.js';
import { inBatches } from './in-batches.js';
import { lagBehind } from './lag.js';
import { rowsThatMatch } from './matching-rows.js';
import { unpark } from './parked-events.js';
import { ParkingLot } from './parking-lot.js';
import { describeError, isMistake, retry } from './retry.js';
import type { RunnerOptions } from './runner-options.js';
import { turnsOfThread } from './shared-turns.js';

/**
 * Items per transaction while catching up: handing them to the writer takes one turn of the event loop. A live batch is what came
 * meanwhile.
 */
const BATCH = 1000;
/** The same where events are about many rows: each of these events is matched against all rows in memory. */
const WIDE_BATCH = 100;
const DRAIN_MS = 5000;
/** How long a new build may take to reach the position of the served rows. */
const HAND_OVER_MS = 10_000;

/** How long the stored checkpoint may lag behind one that only passed over events. After a crash these are passed over again. */
const PASSING_MS = 1000;

interface Commit<Row> {
  readonly rows: ReadonlyMap<string, Row | undefined>;
  readonly done: Promise<void>;
}

export interface Retry {
  readonly signal?: AbortSignal;
  onProgress?(done: number, total: number): void;
}

/** How waiting for a position ended: everything up to it was handled or passed over, or all but the parked event there, or not. */
type Arrival = 'reached' | 'parked' | 'late';

interface Waiter {
  readonly position: string;
  settle(arrival: Arrival): void;
}

/** One projection on its feed. While one batch is being stored, the next is folded. */
export class ProjectionRun<Row extends Document = Document> {
  private collection: string;
  private readonly waiters = new Set<Waiter>();
  private readonly stopping = new AbortController();
  private readonly errands = new Errands();
  private readonly lot: ParkingLot;
  private interruption = new AbortController();
  private running: Promise<void> | undefined;
  private state: ProjectionStatus['state'] = 'starting';
  private checkpoint = '';
  /** The checkpoint in the store; behind `checkpoint` by events that changed nothing. */
  private stored = { checkpoint: '', atMs: 0 };
  private lastError: string | undefined;

  constructor(
    readonly projection: Projection<Row>,
    private readonly options: RunnerOptions,
  ) {
    this.collection = collectionOf(projection);
    const { onPoison = 'stop', affects, sees, name } = projection;
    if (onPoison === 'park' && (affects ?? sees) !== undefined)
      throw new TypeError(`${name}: rows built from several streams cannot be parked by stream`);
    this.lot = new ParkingLot(options.poisonStops ? 'stop' : onPoison, options.clock);
  }

  /** `collection`: the build that this run writes. */
  async start(collection: string): Promise<void> {
    const { readModels } = this.options;
    this.collection = collection;
    this.checkpoint = await readModels.checkpoint(this.collection);
    this.lot.reset(await readModels.setAside(this.collection));
    // A key may have been restored, or the code cured, while no program ran. Events that follow may build on what is parked, so it goes first.
    if (this.lot.parked > 0) this.errands.add(() => this.retry(undefined)).catch((error) => this.fault(error, false));
    this.run();
  }

  private run(): void {
    this.running = retry((succeeded) => this.work(succeeded), {
      signal: this.stopping.signal,
      final: (error) => error instanceof PoisonEvent || error instanceof StaleLease || isMistake(error),
      onRetry: (error) => this.fault(error, false),
    })
      .catch((error: unknown) => this.fault(error, true))
      .finally(() => this.end());
  }

  /** Follows the feed; between two batches it runs the work that must run alone. */
  private async work(succeeded: () => void): Promise<void> {
    while (!this.stopping.signal.aborted) {
      this.interruption = new AbortController();
      await this.errands.run();
      if (!this.stopping.signal.aborted) await this.follow(succeeded);
    }
  }

  private fault(error: unknown, stopped: boolean): void {
    this.lastError = error instanceof PoisonEvent ? error.message : describeError(error);
    this.options.onFault?.({ name: this.projection.name, error: this.lastError, stopped });
  }

  /** Folded events are stored or dropped within 5 s; a batch is stored whole or not at all. */
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
      parked: this.lot.parked,
      skipped: this.lot.skipped,
      ...(lastError !== undefined && { lastError }),
    };
  }

  /** Everything up to here was handled or passed over. */
  get position(): string {
    return this.checkpoint;
  }

  /**
   * Stops at its position, waits until `next` has passed it, and lets `change` switch over. Callers that wait here continue waiting on `next`.
   * If that fails, this run goes on.
   */
  async handOver(next: ProjectionRun<Row>, change: () => Promise<void>): Promise<void> {
    await this.alone(async () => {
      if (!(await next.passed(this.checkpoint, HAND_OVER_MS)))
        throw new ReadModelsUnavailable({ reason: `the new build of ${this.projection.name} does not keep up` });
      await change();
      this.stopping.abort();
      for (const waiter of this.waiters) next.takeOver(waiter);
      this.waiters.clear();
    });
    await this.stop();
  }

  private takeOver(waiter: Waiter): void {
    if (waiter.position <= this.checkpoint) waiter.settle(this.arrivalAt(waiter.position));
    else this.waiters.add(waiter);
  }

  async parked(): Promise<readonly ParkedEvent[]> {
    return (await this.options.readModels.setAside(this.collection)).parked;
  }

  /**
   * Folds the parked events of one stream or of all, and restarts a projection that has stopped. Each stream ends at the first event that
   * still cannot be handled. An abort takes effect between two lots.
   */
  async retryParked(only: string | undefined, retry: Retry = {}): Promise<RetryOutcome> {
    return this.alone(() => this.retry(only, retry));
  }

  private async retry(only: string | undefined, { signal, onProgress }: Retry = {}): Promise<RetryOutcome> {
    const asked = (await this.parked()).filter(({ stream }) => only === undefined || stream === only);
    const stopping = AbortSignal.any([this.stopping.signal, ...(signal ? [signal] : [])]);
    const unparked = await this.unpark(asked, undefined, stopping, onProgress);
    const streams = new Set(asked.map(({ stream }) => stream)).size;
    return { streams, unparked, stillParked: asked.length - unparked };
  }

  /** Drops the first parked event of a stream for good, and retries those behind it. undefined: none is parked. */
  async discardParked(stream: string): Promise<(RetryOutcome & { readonly discarded: ParkedEvent }) | undefined> {
    return this.alone(async () => {
      const [first, ...behind] = (await this.parked()).filter((event) => event.stream === stream);
      if (first === undefined) return undefined;
      const unparked = await this.unpark(behind, first, this.stopping.signal);
      this.options.onDiscard?.(this.projection.name, first);
      return { discarded: first, streams: 1, unparked, stillParked: behind.length - unparked };
    });
  }

  /** Runs between two batches, while nothing is folded or on its way to the store. */
  private alone<T>(work: () => Promise<T>): Promise<T> {
    if (this.stopping.signal.aborted) return Promise.reject(closed());
    const done = this.errands.add(work);
    this.interruption.abort();
    if (this.state === 'stopped') {
      this.state = 'starting';
      this.run();
    }
    return done;
  }

  private async unpark(
    parked: readonly ParkedEvent[],
    discarded: ParkedEvent | undefined,
    signal: AbortSignal,
    onProgress?: Retry['onProgress'],
  ): Promise<number> {
    const { projection, collection, options } = this;
    const source = this.sourceOf(new Map());
    let [tried, unparked] = [0, 0];
    try {
      for await (const lot of unpark({ projection, collection, options, source }, parked, discarded)) {
        unparked += lot.folded;
        onProgress?.((tried += lot.tried), parked.length);
        if (signal.aborted) break;
      }
      return unparked;
    } finally {
      this.lot.reset(await options.readModels.setAside(collection));
    }
  }

  /** What readers may expect once everything up to `position` should be in the rows; without one, of what the rows hold now. */
  fitness(position: string | undefined): Fitness {
    if (this.state === 'stopped') return this.checkpoint >= (position ?? '~') ? this.gaps(position) : 'stopped';
    const isThere = position === undefined ? this.state === 'live' : this.checkpoint >= position;
    return isThere ? this.gaps(position) : 'behind';
  }

  private gaps(position: string | undefined): Fitness {
    if (this.lot.parked === 0) return 'whole';
    return position !== undefined && this.lot.has(position) ? 'behind' : 'gaps';
  }

  /** True while it follows the log and has met no fault since its last batch: waiting for it makes sense. */
  get isComing(): boolean {
    return this.state !== 'stopped' && this.lastError === undefined;
  }

  /** Whether an event of a record with this id is parked. */
  lacks(id: string): boolean {
    return this.lot.blocksRecord(id);
  }

  /**
   * True when everything up to `position` was handled or passed over; false when time ran out, the projection stopped first, or the event
   * there is parked.
   */
  async reached(position: string, timeoutMs: number, signal?: AbortSignal): Promise<boolean> {
    return (await this.arrival(position, timeoutMs, signal)) === 'reached';
  }

  /** The same, but an event that is parked counts as handled. */
  async passed(position: string, timeoutMs: number, signal?: AbortSignal): Promise<boolean> {
    return (await this.arrival(position, timeoutMs, signal)) !== 'late';
  }

  private arrivalAt(position: string): Arrival {
    return this.lot.has(position) ? 'parked' : 'reached';
  }

  private async arrival(position: string, timeoutMs: number, signal?: AbortSignal): Promise<Arrival> {
    signal?.throwIfAborted();
    if (this.checkpoint >= position) return this.arrivalAt(position);
    if (this.state === 'stopped') return 'late';
    return new Promise((resolve, reject) => {
      const end = (): void => {
        this.waiters.delete(waiter);
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
      };
      const settle = (arrival: Arrival): void => {
        end();
        resolve(arrival);
      };
      const abort = (): void => {
        end();
        reject(signal?.reason as Error);
      };
      const waiter: Waiter = { position, settle };
      const timer = setTimeout(() => settle('late'), timeoutMs);
      signal?.addEventListener('abort', abort, { once: true });
      this.waiters.add(waiter);
    });
  }

  private async follow(succeeded: () => void): Promise<void> {
    const { store, readModels, epoch } = this.options;
    const size = this.projection.affects === undefined ? BATCH : WIDE_BATCH;
    this.state = 'catching-up';
    const checkpoint = await readModels.claim(this.collection, epoch); // ahead of the known one if an answer was lost
    this.stored = { checkpoint, atMs: performance.now() };
    this.lot.reset(await readModels.setAside(this.collection));
    this.moveTo(checkpoint);
    const failed = new AbortController();
    const asked = AbortSignal.any([this.stopping.signal, this.interruption.signal]);
    const signal = AbortSignal.any([asked, failed.signal]);
    const feed = store.follow({ after: checkpoint as Position, filter: this.projection.filter }, signal);
    let position: string = checkpoint;
    let under: Commit<Row> | undefined;
    try {
      for await (const items of inBatches(feed, size, signal)) {
        const stored = this.batchBegan(items);
        const fold = this.folding(position, under);
        await fold.handle(items);
        await under?.done;
        under = await turnsOfThread.run(() => this.commit(position, fold));
        under.done.then(succeeded, () => failed.abort());
        if (stored !== undefined) under.done.then(() => stored(fold.poison), stored);
        position = fold.position;
        if (fold.poison) throw fold.poison;
        if (items.some(({ kind }) => kind === 'caught-up')) await this.goLive(under);
      }
      await under?.done;
      await this.storePassing();
      if (!asked.aborted) throw new Error('the feed ended');
    } finally {
      failed.abort();
      await under?.done.catch(() => undefined); // this error, or the one that ended the loop, is thrown above
    }
  }

  private batchBegan(items: readonly (FeedItem | RefusedItem)[]): ((error?: unknown) => void) | undefined {
    const { onBatch } = this.options;
    if (onBatch === undefined) return undefined;
    const events = items.flatMap((item) => (item.kind === 'event' ? [item.event] : []));
    return events.length === 0 ? undefined : onBatch({ name: this.projection.name, events });
  }

  private folding(position: string, under: Commit<Row> | undefined): BatchFold<Row> {
    const source = this.sourceOf(under?.rows ?? new Map());
    return new BatchFold(this.projection, this.options.decode, source, position, this.lot);
  }

  /** Rows of the store, overlaid with the rows of a batch that is on its way there. */
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
    const { parking, fault } = this.lot.takings();
    const done = this.store(from, fold.position, rows, parking);
    // Reported once per batch: there may be many.
    if (fault !== undefined) this.options.onFault?.({ name: this.projection.name, error: fault, stopped: false });
    return { rows, done };
  }

  private async store(from: string, to: string, rows: Commit<Row>['rows'], parking?: Parking): Promise<void> {
    if (to === from) return;
    const writes = [...rows].map(([id, document]) => ({ id, document }));
    const passing = writes.length === 0 && parking === undefined;
    if (!passing || performance.now() - this.stored.atMs >= PASSING_MS) await this.storeAt(to, writes, parking);
    this.lastError = undefined;
    this.moveTo(to);
  }

  /** At the end: events that were passed over need not be read again. */
  private async storePassing(): Promise<void> {
    if (this.checkpoint > this.stored.checkpoint) await this.storeAt(this.checkpoint, []);
  }

  private async storeAt(to: string, writes: readonly Write[], parking?: Parking): Promise<void> {
    const { readModels, epoch } = this.options;
    await readModels.commit(this.collection, { from: this.stored.checkpoint, to, epoch }, writes, parking);
    this.stored = { checkpoint: to, atMs: performance.now() };
  }

  private moveTo(checkpoint: string): void {
    this.checkpoint = checkpoint;
    for (const waiter of this.waiters)
      if (waiter.position <= checkpoint) waiter.settle(this.arrivalAt(waiter.position));
  }

  private async goLive(under: Commit<Row>): Promise<void> {
    if (this.state === 'live') return;
    await under.done;
    await this.options.readModels.settle(this.collection);
    this.state = 'live';
  }

  private end(): void {
    this.state = 'stopped';
    this.errands.refuse(closed());
    for (const waiter of this.waiters) waiter.settle('late');
  }
}

const closed = (): Error => new ReadModelsUnavailable({ reason: 'the projection has stopped' });
