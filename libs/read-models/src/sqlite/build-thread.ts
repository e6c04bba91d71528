import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '@crm/kernel';
import type { BuildDone, BuildProgress } from '../build/builder.port.js';
import { compareRows, digestRows, type Digests } from '../build/compare-rows.js';
import { foldLog, type BuildLog } from '../build/fold-log.js';
import { specOf, type Projection } from '../projection.js';
import { PoisonEvent, type Decode } from '../runner/batch-fold.js';
import { ParkingLot } from '../runner/parking-lot.js';
import { describeError } from '../runner/retry.js';
import { CollectionLayout, shapeOf } from './layout.js';
import { Reader } from './reader.js';
import { UnservedBuild } from './unserved-build.js';

/** What the serving thread passes to the building thread. */
export interface BuildThreadData<Settings> {
  readonly projection: string;
  readonly path: string;
  /**
   * Where the served rows are stored, when they can be compared. They may show what damaged data no longer tells, so it ends the build;
   * where there are no such rows it is parked.
   */
  readonly served: { readonly path: string; readonly collection: string } | undefined;
  /** Passed to `open`. */
  readonly settings: Settings;
}
/** `position`: position of the served rows, the answer to `where`. */
export type ToBuildThread = { readonly kind: 'stop' } | { readonly kind: 'position'; readonly position: string };
export type FromBuildThread =
  BuildProgress | BuildDone | { readonly kind: 'where' } | { readonly kind: 'failed'; readonly reason: string };

export interface BuildThreadSetup<Settings> {
  readonly projections: readonly Projection[];
  /** Opens the log and its decryption, on connections of this thread. */
  open(settings: Settings): Promise<{ readonly log: BuildLog; readonly decode: Decode; close(): Promise<void> }>;
}

/** The live run catches up with this many events in a moment. */
const MOMENT = 500;
const ROUNDS = 20;
const PATIENCE = { times: 50, ms: 100 };
const REPORT_MS = 200;

/** The body of the thread that makes a build. */
export async function runBuildThread<Settings>({ projections, open }: BuildThreadSetup<Settings>): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error('a build must be made in a worker thread');
  // On Linux a priority belongs to a thread, so threads that answer requests go first. Elsewhere it belongs to the process and is left
  // alone.
  if (process.platform === 'linux') setPriority(10);
  const data = workerData as BuildThreadData<Settings>;
  const stopping = new AbortController();
  const answers: ((position: string) => void)[] = [];
  port.on('message', (message: ToBuildThread) => {
    if (message.kind === 'stop') stopping.abort();
    else answers.shift()?.(message.position);
  });
  const where = (): Promise<string> => {
    const { promise, resolve } = Promise.withResolvers<string>();
    answers.push(resolve);
    port.postMessage({ kind: 'where' } satisfies FromBuildThread);
    return promise;
  };
  try {
    const projection = projections.find(({ name }) => name === data.projection);
    if (projection === undefined) throw new TypeError(`no projection ${data.projection}`);
    const source = await open(data.settings);
    try {
      const rows = UnservedBuild.open(data.path, specOf(projection));
      const making = new Making(projection, source, rows, data.served === undefined, stopping.signal);
      for await (const step of making.steps(data.served, where)) port.postMessage(step);
    } finally {
      await source.close();
    }
  } catch (error) {
    const reason = error instanceof PoisonEvent ? error.message : describeError(error);
    port.postMessage({ kind: 'failed', reason } satisfies FromBuildThread);
  }
  port.close();
}

class Making {
  private events = 0;
  private readonly began = performance.now();
  private reported = 0;
  private readonly lot: ParkingLot | undefined;

  constructor(
    private readonly projection: Projection,
    private readonly source: { readonly log: BuildLog; readonly decode: Decode },
    private readonly rows: UnservedBuild<Record<string, unknown>>,
    parksDamage: boolean,
    private readonly signal: AbortSignal,
  ) {
    if (!parksDamage) return;
    this.lot = new ParkingLot('stop', systemClock);
    this.lot.reset(rows.setAside);
  }

  async *steps(
    served: BuildThreadData<unknown>['served'],
    where: () => Promise<string>,
  ): AsyncGenerator<BuildProgress | BuildDone> {
    yield* this.foldToEnd();
    for (const step of this.rows.settle()) {
      yield step;
      await this.breathe();
    }
    yield* this.foldToEnd();
    const seconds = (performance.now() - this.began) / 1000;
    const comparison = yield* this.compare(served, where);
    yield* this.foldToEnd();
    this.rows.close();
    yield { kind: 'done', ...comparison, events: this.events, seconds };
  }

  private async *foldToEnd(): AsyncGenerator<BuildProgress> {
    for (let round = 0; round < ROUNDS; round++) {
      yield* this.fold(undefined);
      if ((await this.source.log.countAfter(this.rows.position)) <= MOMENT) return;
    }
  }

  private async *fold(upTo: string | undefined): AsyncGenerator<BuildProgress> {
    const { projection, rows, lot, source, signal } = this;
    const before = this.events;
    for await (const events of foldLog({ projection, rows, ...(lot && { lot }), ...source }, upTo, signal)) {
      this.events = before + events;
      if (performance.now() - this.reported < REPORT_MS) continue;
      this.reported = performance.now();
      const total = await source.log.countAfter('');
      yield { kind: 'progress', phase: 'events', done: total - (await source.log.countAfter(rows.position)), total };
    }
  }

  /** Compares at the position of a snapshot of the served rows, which does not change during the comparison. */
  private async *compare(
    served: BuildThreadData<unknown>['served'],
    where: () => Promise<string>,
  ): AsyncGenerator<BuildProgress, Omit<BuildDone, 'kind' | 'events' | 'seconds'>> {
    for (let turn = 0; served !== undefined && turn < PATIENCE.times; turn++) {
      const passed = await where();
      const moment = new Reader(served.path);
      try {
        moment.hold();
        // Events between the stored position and the reported one changed nothing. If the stored position is ahead, it counts.
        const stored = moment.position(served.collection);
        const position = stored > passed ? stored : passed;
        if (position < this.rows.position) continue;
        yield* this.fold(position);
        const layout = new CollectionLayout({ ...shapeOf(specOf(this.projection)), name: served.collection }, true);
        return { position, ...(yield* this.walk(compareRows(this.rows.rows(), moment.all(layout)))) };
      } finally {
        moment.close();
        await pause(PATIENCE.ms);
      }
    }
    return { position: this.rows.position, ...(yield* this.walk(digestRows(this.rows.rows()))) };
  }

  private async *walk(rows: Generator<number, Digests>): AsyncGenerator<BuildProgress, Digests> {
    const total = this.rows.count;
    for (let step = rows.next(); ; step = rows.next()) {
      if (step.done) return step.value;
      if (performance.now() - this.reported > REPORT_MS) {
        this.reported = performance.now();
        yield { kind: 'progress', phase: 'comparison', done: step.value, total };
        await this.breathe();
      }
    }
  }

  /** Lets pending messages in. */
  private async breathe(): Promise<void> {
    await pause(0);
    this.signal.throwIfAborted();
  }
}
