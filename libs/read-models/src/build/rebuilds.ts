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
  /** Told what a rebuild that nobody waits for came to. */
  readonly onEnd?: (end: { readonly projection: string; readonly done?: BuildDone; readonly error?: unknown }) => void;
}

export interface ListedBuild extends BuildInfo {
  /** Of a build that is being made here and now. */
  readonly progress?: BuildProgress;
  /** Of the present phase, if it goes on as it did; absent in its first moment. */
  readonly secondsLeft?: number;
}

interface Making {
  build: BuildId | undefined;
  progress: BuildProgress | undefined;
  /** When and where the present phase began. */
  phase: { readonly atMs: number; readonly done: number };
  readonly ended: PromiseWithResolvers<void>;
}

/** For a thread that is told to stop. */
const END_MS = 15_000;

/**
 * Builds views anew beside those that are served, and lets the new ones take their place. One at a time for each projection.
 * What is served is the same until the new one is complete: also when the build fails, is cancelled or is killed.
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

  /** Goes on with a build that was interrupted. Aborted, it is given up; only the end of the program leaves it for later. */
  rebuild(name: string, signal: AbortSignal): AsyncGenerator<BuildProgress | BuildDone> {
    return this.make(name, 'serve', signal);
  }

  /** Makes the rows again and compares them with those that are served, at one position. Serves nothing else. */
  diff(name: string, signal: AbortSignal): AsyncGenerator<BuildProgress | BuildDone> {
    return this.make(name, 'compare', signal);
  }

  /** In the background, one after the other: what an ended program began, and the views that the present code has no rows of yet. */
  carryOn(): void {
    this.background = this.carryOnAll().catch((error: unknown) => this.options.onEnd?.({ projection: '', error }));
  }

  /** What is being made is left to be gone on with. */
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
      // What the end of the program interrupts is gone on with at the next start; everything else that is not served is given up.
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
