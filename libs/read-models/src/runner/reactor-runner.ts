import { StaleLease } from '@crm/contracts/refusals';
import { setTimeout as pause } from 'node:timers/promises';
import { positionOf, type FeedItem, type Position, type RefusedItem } from '@crm/event-store';
import type { Reactor, ReactorStatus } from '../projection.js';
import { type CheckpointStore } from '../read-model-store.port.js';
import { inBatches } from './in-batches.js';
import { lagBehind } from './lag.js';
import type { RunnerOptions } from './runner-options.js';
import { describeError, retry } from './retry.js';

const BATCH = 100;
const DRAIN_MS = 5000;

export interface ReactorOptions extends Pick<RunnerOptions, 'store' | 'decode' | 'epoch' | 'clock' | 'onFault'> {
  readonly checkpoints: CheckpointStore;
}

/**
 * Hands events to reactors, in order and at least once: the position is stored after `react` resolves. A new reactor starts at the end of
 * the log, so earlier events cause no mail. If `react` throws, it is tried again after growing pauses until it succeeds; later events wait.
 * What is not authentic has no effect: it is reported, and the reactor goes on.
 */
export class ReactorRunner {
  private readonly runs: readonly ReactorRun[];

  constructor(options: ReactorOptions, reactors: readonly Reactor[]) {
    this.runs = reactors.map((reactor) => new ReactorRun(reactor, options));
    if (new Set(reactors.map(({ name }) => name)).size < reactors.length)
      throw new TypeError('two reactors have the same name');
  }

  /** Resolves when every reactor is registered: events appended from now on reach it. */
  async start(): Promise<void> {
    for (const run of this.runs) await run.start();
  }

  /** Aborts the signal given to `react` and waits for it, at most 5 s. */
  async stop(): Promise<void> {
    await Promise.all(this.runs.map((run) => run.stop()));
  }

  async status(): Promise<ReactorStatus[]> {
    return Promise.all(this.runs.map((run) => run.status()));
  }
}

class ReactorRun {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private stopped = false;
  private checkpoint = '';
  private lastError: string | undefined;

  constructor(
    private readonly reactor: Reactor,
    private readonly options: ReactorOptions,
  ) {}

  async start(): Promise<void> {
    const fault = (error: unknown, stopped: boolean): void => {
      this.lastError = describeError(error);
      this.options.onFault?.({ name: this.reactor.name, error: this.lastError, stopped });
    };
    await this.register();
    this.running = retry((succeeded) => this.follow(succeeded), {
      signal: this.stopping.signal,
      final: (error) => error instanceof StaleLease,
      onRetry: (error) => fault(error, false),
    })
      .catch((error: unknown) => fault(error, true))
      .finally(() => (this.stopped = true));
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    const drained = new AbortController();
    await Promise.race([this.running, pause(DRAIN_MS, undefined, { signal: drained.signal }).catch(() => undefined)]);
    drained.abort();
  }

  async status(): Promise<ReactorStatus> {
    const { reactor, stopped, checkpoint, lastError } = this;
    return {
      name: reactor.name,
      state: stopped ? 'stopped' : 'running',
      checkpoint,
      ...(await lagBehind(this.options.store, checkpoint, this.options.clock)),
      ...(lastError !== undefined && { lastError }),
    };
  }

  private async register(): Promise<void> {
    const { checkpoints, store, epoch } = this.options;
    const known = await checkpoints.claimReactor(this.reactor.name, epoch);
    this.checkpoint = known ?? (await store.tail());
    if (known === undefined) await checkpoints.save(this.reactor.name, { from: undefined, to: this.checkpoint, epoch });
  }

  private async follow(succeeded: () => void): Promise<void> {
    const ended = new AbortController();
    const signal = AbortSignal.any([this.stopping.signal, ended.signal]);
    const { checkpoints, store, epoch } = this.options;
    this.checkpoint = (await checkpoints.claimReactor(this.reactor.name, epoch)) ?? '';
    const feed = store.follow({ after: this.checkpoint as Position, filter: this.reactor.filter }, signal);
    try {
      for await (const items of inBatches(feed, BATCH, signal)) {
        for (const item of items) {
          await this.handle(item);
          if (signal.aborted) return;
        }
        succeeded();
      }
      if (!signal.aborted) throw new Error('the feed ended');
    } finally {
      ended.abort();
    }
  }

  private async handle(item: FeedItem | RefusedItem): Promise<void> {
    const position = positionOf(item);
    if (position <= this.checkpoint) return;
    if (item.kind === 'event') {
      for (const event of await this.options.decode([item.event]))
        await this.reactor.react(event, this.stopping.signal);
    } else if (item.kind === 'refused') {
      const { name } = this.reactor;
      this.options.onFault?.({ name, error: describeError(item.error), stopped: false });
    }
    const { checkpoints, epoch } = this.options;
    await checkpoints.save(this.reactor.name, { from: this.checkpoint, to: position, epoch });
    this.checkpoint = position;
    this.lastError = undefined;
  }
}
