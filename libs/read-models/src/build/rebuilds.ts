import { setTimeout as pause } from 'node:timers/promises';
import { specOf, type Projection } from '../projection.js';
import type { ProjectionRunner } from '../runner/projection-runner.js';
import type { BuildId, BuildInfo, BuildStore } from './build-store.port.js';
import { AlreadyBuilding } from './build.errors.js';
import type { BuildDone, Builder, BuildProgress } from './builder.port.js';

export interface RebuildsOptions {
  readonly runner: ProjectionRunner;
  readonly builds: BuildStore;
  readonly builder: Builder;
  readonly projections: readonly Projection[];
  /** Told what a rebuild that nobody waits for came to. */
  readonly onEnd?: (end: { readonly projection: string; readonly done?: BuildDone; readonly error?: unknown }) => void;
}

/** A build that is being made. */
export interface Underway extends BuildId {
  readonly progress: BuildProgress | undefined;
}

interface Making {
  build: BuildId | undefined;
  progress: BuildProgress | undefined;
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

  list(): Promise<readonly BuildInfo[]> {
    return this.options.builds.builds();
  }

  underway(): Underway[] {
    return [...this.making.values()].flatMap(({ build, progress }) => (build ? [{ ...build, progress }] : []));
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
    const entry: Making = { build: undefined, progress: undefined, ended: Promise.withResolvers() };
    this.making.set(name, entry);
    const { builds, builder, runner } = this.options;
    const signal = AbortSignal.any([asked, this.stopping.signal]);
    let served = false;
    try {
      entry.build = await builds.begin(specOf(projection), purpose);
      const servedAt = runner.isFrozen(name) ? {} : { servedAt: () => runner.checkpointOf(name) };
      for await (const step of builder.make({ build: entry.build, purpose, ...servedAt }, signal)) {
        signal.throwIfAborted();
        if (step.kind === 'progress') entry.progress = step;
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
