import { setTimeout as pause } from 'node:timers/promises';
import type { EventStore } from '@crm/event-store';
import { systemClock } from '@crm/kernel';
import { collectionOf, type Projection, type ProjectionStatus, type Reactor } from '../projection.js';
import type { RunnerOptions } from '../runner/runner-options.js';
import { ProjectionRunner } from '../runner/projection-runner.js';
import { ReactorRunner, type ReactorOptions } from '../runner/reactor-runner.js';
import type { LogEngine, OpenReadModels, ReadModelEngine } from './engines.js';
import { counted, decode, type Tally } from './tally.fixture.js';

export const PATIENCE_MS = 10_000;

/** An empty log, empty read models, and the runners between them; everything that was started is stopped at the end. */
export class RunnerBed {
  private readonly running: { stop(): Promise<void> }[] = [];

  private constructor(
    public opened: OpenReadModels,
    readonly log: EventStore,
    private readonly disposeLog: () => Promise<void>,
  ) {}

  static async open(readModels: ReadModelEngine, logs: LogEngine): Promise<RunnerBed> {
    const opened = await readModels.open();
    const { log, dispose } = await logs.open();
    return new RunnerBed(opened, log, dispose);
  }

  /** The same data under its next owner. */
  replace(opened: OpenReadModels): void {
    this.opened = opened;
  }

  async close(): Promise<void> {
    await Promise.all(this.running.map((runner) => runner.stop()));
    await this.opened.dispose();
    await this.disposeLog();
  }

  async start(
    projections: readonly Projection<Tally>[],
    changed: Partial<RunnerOptions> = {},
  ): Promise<ProjectionRunner> {
    const options = { ...this.options(), readModels: this.opened.store, ...changed };
    const runner = new ProjectionRunner(options, projections as readonly Projection[]);
    this.running.push(runner);
    await runner.start();
    return runner;
  }

  async startReactor(reactor: Reactor, changed: Partial<ReactorOptions> = {}): Promise<ReactorRunner> {
    const runner = new ReactorRunner({ ...this.options(), checkpoints: this.opened.store, ...changed }, [reactor]);
    this.running.push(runner);
    await runner.start();
    return runner;
  }

  /** Returns the position of the last event. */
  async append(stream: string, count: number, type = 'Counted'): Promise<string> {
    const events = Array.from({ length: count }, (_, index) => counted(index + 1, type));
    return (await this.log.append({ stream: `tally-${stream}`, expected: 'any', events })).position;
  }

  async write(streams: number, appends: number): Promise<void> {
    for (let index = 0; index < appends; index++) await this.append(String(index % streams), 1 + (index % 3));
  }

  async rows(projection: Projection<Tally>): Promise<Map<string, Tally>> {
    const { items } = await this.opened.store.find<Tally>(collectionOf(projection), { limit: 500 });
    return new Map(items.map((row) => [row.id, row]));
  }

  async caughtUp(runner: ProjectionRunner, { name }: { name: string }): Promise<boolean> {
    return runner.waitFor(name, await this.log.tail(), PATIENCE_MS);
  }

  private options() {
    return { store: this.log, decode, epoch: this.opened.epoch, clock: systemClock };
  }
}

export const statusOf = async (runner: ProjectionRunner): Promise<ProjectionStatus> =>
  (await runner.status())[0] as ProjectionStatus;

export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error('the condition was not met in time');
    await pause(2);
  }
}
