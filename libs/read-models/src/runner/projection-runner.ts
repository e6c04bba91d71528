import { ReadModelsUnavailable } from '@crm/contracts/refusals';
import { BEGINNING, type Position } from '@crm/event-store';
import type { BuildId, BuildStore } from '../build/build-store.port.js';
import { specOf, type Fitness, type Projection, type ProjectionStatus, type RetryOutcome } from '../projection.js';
import { type ParkedEvent } from '../read-model-store.port.js';
import { FrozenView } from './frozen-view.js';
import { ProjectionRun, type Retry } from './projection-run.js';
import type { RunnerOptions } from './runner-options.js';

/** For events that arrived while a build was being finished. */
const CATCH_UP_MS = 60_000;

/**
 * Keeps projections up to date: each follows the log by itself, in order, and stores its rows together with their position.
 * - While live, changes are visible within milliseconds of a commit; while catching up, batches are large, with a few milliseconds of work
 *   per turn.
 * - A failing engine is tried again after a growing pause. An event that cannot be handled stops its projection, and only that, right
 *   before the event, or is set aside if the projection says so; the status shows where and why.
 * - One process runs it, under an epoch: writes of an earlier owner are refused.
 */
export class ProjectionRunner {
  private readonly runs: Map<string, ProjectionRun>;
  /** Views whose rows another version made, and empty views with a long log to fold: their run waits for a build. */
  private readonly frozen = new Map<string, FrozenView>();

  constructor(
    private readonly options: RunnerOptions,
    projections: readonly Projection[],
  ) {
    this.runs = new Map(projections.map((projection) => [projection.name, new ProjectionRun(projection, options)]));
    if (this.runs.size < projections.length) throw new TypeError('two projections have the same name');
  }

  /** Resolves when all collections are defined and the feeds are subscribed to, not when the views have caught up. */
  async start(): Promise<void> {
    const { readModels } = this.options;
    for (const [name, run] of this.runs) {
      const served = await readModels.define(specOf(run.projection));
      const checkpoint = await readModels.checkpoint(served.collection);
      if (served.frozen || (checkpoint === '' && (await this.isFarBehind())))
        this.frozen.set(name, new FrozenView(run.projection, served.version, checkpoint));
      else await run.start(served.collection);
    }
  }

  /** Fills an empty view here after its separate build has failed. Does nothing if the rows are of another version. */
  async fillHere(name: string): Promise<void> {
    const run = this.runOf(name);
    const { version } = run.projection;
    if (this.frozen.get(name)?.version !== version) return;
    this.frozen.delete(name);
    await run.start((await this.options.readModels.define(specOf(run.projection))).collection);
  }

  /** Stores or drops work in progress within 5 s. */
  async stop(): Promise<void> {
    await Promise.all([...this.runs.values()].map((run) => run.stop()));
  }

  async status(): Promise<ProjectionStatus[]> {
    const { store, clock } = this.options;
    return Promise.all(
      [...this.runs].map(([name, run]) => this.frozen.get(name)?.status(store, clock) ?? run.status()),
    );
  }

  /**
   * Waits until a projection has handled or passed over everything up to `position`, also when its filter excludes the event there. False:
   * time ran out, the projection has stopped, or the event is parked. Rejects only when the signal aborts. Waiting changes nothing.
   */
  async waitFor(name: string, position: string, timeoutMs: number, signal?: AbortSignal): Promise<boolean> {
    return this.frozen.get(name)?.reached(position) ?? this.runOf(name).reached(position, timeoutMs, signal);
  }

  /** The same, but an event that is parked counts as handled: for callers who only need to know that nothing more comes. */
  async passed(name: string, position: string, timeoutMs: number, signal?: AbortSignal): Promise<boolean> {
    return this.frozen.get(name)?.reached(position) ?? this.runOf(name).passed(position, timeoutMs, signal);
  }

  /**
   * Whether the rows show everything up to a position, or up to the `end` of the log as it is now; `live`: whether they follow the log.
   * Waits for a view that is on its way; one that has stopped or is frozen is reported at once. Every reader of rows asks this first.
   */
  async fitness(
    name: string,
    asked: 'live' | 'end' | Position,
    timeoutMs: number,
    signal?: AbortSignal,
  ): Promise<Fitness> {
    const fitness = (position?: string): Fitness =>
      this.isFrozen(name) ? 'frozen' : this.runOf(name).fitness(position);
    if (asked === 'live' && (fitness() !== 'behind' || !this.runOf(name).isComing)) return fitness();
    const position = asked === 'live' || asked === 'end' ? await this.options.store.tail() : asked;
    if (fitness(position) === 'behind') await this.waitFor(name, position, timeoutMs, signal);
    return fitness(position);
  }

  /** Whether the rows lack events of the record with this id, because they are parked. */
  lacks(name: string, id: string): boolean {
    return this.runOf(name).lacks(id);
  }

  /** True: the rows are those of another version or still empty, and no new events are folded into them. */
  isFrozen(name: string): boolean {
    return this.frozen.has(name);
  }

  /** Position of the served rows. */
  checkpointOf(name: string): string {
    return this.frozen.get(name)?.checkpoint ?? this.runOf(name).position;
  }

  /**
   * Lets a build that is close to the end of the log catch up with the served rows and replace them, in one step and without a reader
   * seeing less than before. If it cannot, the old build stays served.
   */
  async takeOver(build: BuildId, builds: Pick<BuildStore, 'take' | 'serve'>): Promise<void> {
    const name = build.projection;
    const served = this.runOf(name);
    const next = new ProjectionRun(served.projection, this.options);
    await next.start(await builds.take(build, specOf(served.projection)));
    const change = async (): Promise<void> => {
      await builds.serve(build);
      this.runs.set(name, next);
      this.frozen.delete(name);
    };
    try {
      if (this.frozen.has(name)) await this.thaw(next, change);
      else await served.handOver(next, change);
    } catch (error) {
      await next.stop();
      throw error;
    }
  }

  private async thaw(next: ProjectionRun, change: () => Promise<void>): Promise<void> {
    if (!(await next.passed(await this.options.store.tail(), CATCH_UP_MS)))
      throw new ReadModelsUnavailable({ reason: `the new build of ${next.projection.name} does not keep up` });
    await change();
  }

  /** The events that a projection has parked, by position. */
  async parked(name: string): Promise<readonly ParkedEvent[]> {
    return this.runOf(name).parked();
  }

  /** Folds parked events, in the order of each stream, and restarts a projection that has stopped. */
  async retryParked(name: string, stream?: string, retry?: Retry): Promise<RetryOutcome> {
    return this.runOf(name).retryParked(stream, retry);
  }

  /** Drops the first parked event of a stream, and retries those behind it. undefined: none is parked. */
  async discardParked(name: string, stream: string): ReturnType<ProjectionRun['discardParked']> {
    return this.runOf(name).discardParked(stream);
  }

  private async isFarBehind(): Promise<boolean> {
    const { mostEventsToCatchUp = Infinity, store } = this.options;
    return mostEventsToCatchUp < Infinity && (await store.countAfter(BEGINNING)) > mostEventsToCatchUp;
  }

  private runOf(name: string): ProjectionRun {
    const run = this.runs.get(name);
    if (run === undefined) throw new TypeError(`no projection ${name}`);
    return run;
  }
}
