import { AlreadyBuilding } from '@crm/contracts/refusals';
import { setTimeout as pause } from 'node:timers/promises';
import { specOf, type Projection } from '../projection.js';
import type { ProjectionRunner } from '../runner/projection-runner.js';
import type { BuildId, BuildInfo, BuildStore } from './build-store.port.js';

import type { BuildDone, Builder, BuildProgress } from './builder.port.js';

export interface RebuildsOptions {
  readonly runner: ProjectionRunner;
  readonly builds: BuildStore;
  readonly builder: Builder;
  readonly projections: readonly Projection[];
  /** Called with the result of each rebuild that runs in the background. */
  readonly onEnd?: (end: { readonly projection: string; readonly done?: BuildDone; readonly error?: unknown }) => void;
}

export interface ListedBuild extends BuildInfo {
  /** Present while this process makes the build. */
  readonly progress?: BuildProgress;
  /** Time left in the current phase at its speed so far; absent at its very beginning. */
  readonly secondsLeft?: number;
}

interface Making {
  build: BuildId | undefined;
  progress: BuildProgress | undefined;
  /** When the current phase began, and how much was done then. */
  phase: { readonly atMs: number; readonly done: number };
  readonly ended: PromiseWithResolvers<void>;
}

/** How long `stop` waits for running builds. */
const END_MS = 15_000;

/**
 * Rebuilds views while the old ones are served, then lets the new ones replace them. One build at a time for each projection. The served
 * view does not change until the new one is complete, even when the build fails, is cancelled or is killed.
 */
export class Rebuilds {
  private readonly making = new Map<string, Making>();
  private readonly stopping = new AbortController();
  private background: Promise<void> = Promise.resolve();

  constructor(private readonly options: RebuildsOptions) {}

  async list(): Promise<readonly ListedBuild[]> {
    const builds = await this.options.builds.builds();
    return builds.map((each) => {
      const making = this.making.get(each.projection);
      return each.state === 'building' && making?.build?.build === each.build ? { ...each, ...headway(making) } : each;
    });
  }

  /** Continues an interrupted build. On abort the build is discarded; only the end of the program keeps it for later. */
  rebuild(name: string, signal: AbortSignal): AsyncGenerator<BuildProgress | BuildDone> {
    return this.make(name, 'serve', signal);
  }

  /** Makes the rows again and compares them with the served ones at one position. Does not change what is served. */
  diff(name: string, signal: AbortSignal): AsyncGenerator<BuildProgress | BuildDone> {
    return this.make(name, 'compare', signal);
  }

  /**
   * In the background, one after the other: makes builds that an earlier run of the program began, and views without rows of this version.
   */
  carryOn(): void {
    this.background = this.carryOnAll().catch((error: unknown) => this.options.onEnd?.({ projection: '', error }));
  }

  /** Interrupts all builds. They are continued at the next start. */
  async stop(): Promise<void> {
    this.stopping.abort();
    const all = [this.background, ...[...this.making.values()].map(({ ended }) => ended.promise)];
    const waited = new AbortController();
    const patience = pause(END_MS, undefined, { signal: waited.signal }).catch(() => undefined);
    await Promise.race([Promise.all(all), patience]);
    waited.abort();
  }

  private async carryOnAll(): Promise<void> {
    const { builds, runner, projections, onEnd } = this.options;
    const begun = new Set(
      (await builds.builds()).flatMap((each) => (each.state === 'building' ? [each.projection] : [])),
    );
    for (const { name } of projections) {
      if (this.stopping.signal.aborted) return;
      if (!begun.has(name) && !runner.isFrozen(name)) continue;
      try {
        for await (const step of this.rebuild(name, this.stopping.signal))
          if (step.kind === 'done') onEnd?.({ projection: name, done: step });
      } catch (error) {
        if (this.stopping.signal.aborted) return;
        onEnd?.({ projection: name, error });
        await runner.fillHere(name);
      }
    }
  }

  private async *make(
    name: string,
    purpose: 'serve' | 'compare',
    asked: AbortSignal,
  ): AsyncGenerator<BuildProgress | BuildDone> {
    const projection = this.projection(name);
    if (this.making.has(name)) throw new AlreadyBuilding({ projection: name });
    const ended = Promise.withResolvers<void>();
    const entry: Making = { build: undefined, progress: undefined, phase: { atMs: 0, done: 0 }, ended };
    this.making.set(name, entry);
    const { builds, builder, runner } = this.options;
    const signal = AbortSignal.any([asked, this.stopping.signal]);
    let served = false;
    try {
      entry.build = await builds.begin(specOf(projection), purpose);
      const servedAt = runner.isFrozen(name) ? {} : { servedAt: () => runner.checkpointOf(name) };
      for await (const step of builder.make({ build: entry.build, purpose, ...servedAt }, signal)) {
        signal.throwIfAborted();
        if (step.kind === 'progress') goOn(entry, step);
        else if (purpose === 'serve') {
          await runner.takeOver(entry.build, builds);
          served = true;
        }
        yield step;
      }
    } finally {
      // A build that the end of the program interrupts is continued at the next start; any other unserved build is discarded.
      const later = purpose === 'serve' && this.stopping.signal.aborted;
      if (!served && !later && entry.build) await builds.discard(entry.build).catch(() => undefined);
      this.making.delete(name);
      entry.ended.resolve();
    }
  }

  private projection(name: string): Projection {
    const found = this.options.projections.find((projection) => projection.name === name);
    if (found === undefined) throw new TypeError(`no projection ${name}`);
    return found;
  }
}

function goOn(making: Making, progress: BuildProgress): void {
  if (progress.phase !== making.progress?.phase) making.phase = { atMs: performance.now(), done: progress.done };
  making.progress = progress;
}

function headway({ progress, phase }: Making): Pick<ListedBuild, 'progress' | 'secondsLeft'> {
  if (progress === undefined) return {};
  const perSecond = ((progress.done - phase.done) * 1000) / (performance.now() - phase.atMs);
  return { progress, ...(perSecond > 0 && { secondsLeft: (progress.total - progress.done) / perSecond }) };
}
