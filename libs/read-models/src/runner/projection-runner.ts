import type { Projection, ProjectionStatus, RetryOutcome } from '../projection.js';
import type { ParkedEvent } from '../read-model-store.port.js';
import { ProjectionRun, type Retry, type RunnerOptions } from './projection-run.js';

/**
 * Keeps projections up to date: each follows the log by itself, in order, and stores its rows together with the position they stand at.
 * - Visible within milliseconds of a commit while live; in large batches while catching up, a few milliseconds of work per turn.
 * - An engine that fails is tried again after a growing pause. An event that cannot be handled stops its projection, and only that,
 *   right before the event, or is set aside where the projection says so; status tells where and why.
 * - One process runs it, under an epoch: what an earlier owner still writes is refused.
 */
export class ProjectionRunner {
  private readonly runs: ReadonlyMap<string, ProjectionRun>;

  constructor(options: RunnerOptions, projections: readonly Projection[]) {
    this.runs = new Map(projections.map((projection) => [projection.name, new ProjectionRun(projection, options)]));
    if (this.runs.size < projections.length) throw new TypeError('two projections have the same name');
  }

  /** Resolves when all collections are defined and the feeds are asked for; not when they are caught up. */
  async start(): Promise<void> {
    for (const run of this.runs.values()) await run.start();
  }

  /** Stores or gives up what is in work, within 5 s. */
  async stop(): Promise<void> {
    await Promise.all([...this.runs.values()].map((run) => run.stop()));
  }

  async status(): Promise<ProjectionStatus[]> {
    return Promise.all([...this.runs.values()].map((run) => run.status()));
  }

  /**
   * Waits until a projection has handled or passed everything up to `position`, also when its filter excludes the event there.
   * False: it had not when time ran out, or it has stopped. Rejects only when the signal aborts. Waiting changes nothing.
   */
  async waitFor(name: string, position: string, timeoutMs: number, signal?: AbortSignal): Promise<boolean> {
    return this.runOf(name).reached(position, timeoutMs, signal);
  }

  /** What a projection has set aside, by position. */
  async parked(name: string): Promise<readonly ParkedEvent[]> {
    return this.runOf(name).parked();
  }

  /** Folds what is parked, in the order of each stream, and starts the projection again where it has stopped. */
  async retryParked(name: string, stream?: string, retry?: Retry): Promise<RetryOutcome> {
    return this.runOf(name).retryParked(stream, retry);
  }

  /** Gives up the first parked event of a stream, and retries what waits behind it. undefined: nothing of it is parked. */
  async discardParked(name: string, stream: string): ReturnType<ProjectionRun['discardParked']> {
    return this.runOf(name).discardParked(stream);
  }

  private runOf(name: string): ProjectionRun {
    const run = this.runs.get(name);
    if (run === undefined) throw new TypeError(`no projection ${name}`);
    return run;
  }
}
