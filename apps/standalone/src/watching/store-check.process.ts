import { setTimeout as pause } from 'node:timers/promises';
import type { EventStore, KnownHeads, VerifyItem } from '@crm/event-store';
import type { KeyVault } from '@crm/key-vault';

/** Of one processor: of that of the main thread for the keys, of another for the log. */
const SHARE = { keys: 0.05, log: 0.15 };
/** What the start still has to do goes first. */
const FIRST_AFTER_MS = 2_000;
/** Damage of the file that comes while the program runs is found within a day. */
const AGAIN_AFTER_MS = 24 * 60 * 60_000;
/** Faults that are kept: `crm verify` names all of them. */
const FAULTS_MAX = 500;

export interface StoreCheckOptions {
  readonly keyVault: Pick<KeyVault, 'verify'>;
  readonly eventStore: Pick<EventStore, 'verify'>;
  readonly heads: Pick<KnownHeads, 'all'>;
  readonly onEnd: (end: CheckEnd) => void;
  readonly onFailure: (reason: string) => void;
  readonly firstAfterMs?: number;
  readonly againAfterMs?: number;
}

export type LogFault = Extract<VerifyItem, { kind: 'fault' }>;

/** A check that read everything. */
export interface CheckEnd {
  readonly at: Date;
  readonly seconds: number;
  readonly events: number;
  readonly keyFaults: number;
  readonly logFaults: readonly LogFault[];
}

/**
 * Does in the background what `crm verify` does, soon after the start and once a day: opens every key that an event needs, and checks
 * hashes, MACs and known heads of the whole log. The vault remembers the damaged keys that it finds.
 */
export class StoreCheck {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  /** Of the log, 0 to 1, while it is being read. */
  progress: number | undefined;
  last: CheckEnd | undefined;
  /** Why the last check did not come to its end. */
  failure: string | undefined;

  constructor(private readonly options: StoreCheckOptions) {}

  start(): void {
    this.running ??= this.run(this.stopping.signal);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(signal: AbortSignal): Promise<void> {
    const { firstAfterMs = FIRST_AFTER_MS, againAfterMs = AGAIN_AFTER_MS, onEnd, onFailure } = this.options;
    const wait = (ms: number) => pause(ms, undefined, { signal, ref: false }).catch(() => undefined);
    for (await wait(firstAfterMs); !signal.aborted; await wait(againAfterMs)) {
      try {
        this.progress = 0;
        this.last = await this.check(signal);
        this.failure = undefined;
        onEnd(this.last);
      } catch (error) {
        if (signal.aborted) return;
        this.failure = (error as Error).message;
        onFailure(this.failure);
      } finally {
        this.progress = undefined;
      }
    }
  }

  private async check(signal: AbortSignal): Promise<CheckEnd> {
    const { keyVault, eventStore, heads } = this.options;
    const began = performance.now();
    let [keyFaults, events] = [0, 0];
    const logFaults: LogFault[] = [];
    for await (const _fault of keyVault.verify({ pause: resting(SHARE.keys, signal) }, signal)) keyFaults++;
    for await (const item of eventStore.verify({ heads: heads.all(), share: SHARE.log }, signal)) {
      if (item.kind === 'fault') {
        if (logFaults.length < FAULTS_MAX) logFaults.push(item);
        continue;
      }
      events = item.events;
      if (item.kind === 'progress') this.progress = events / Math.max(item.totalEvents, 1);
    }
    return { at: new Date(), seconds: (performance.now() - began) / 1000, events, keyFaults, logFaults };
  }
}

/** Rests in proportion to the time since the last rest. */
function resting(share: number, signal: AbortSignal): () => Promise<void> {
  let resumed = performance.now();
  return async () => {
    await pause((performance.now() - resumed) * (1 / share - 1), undefined, { signal });
    resumed = performance.now();
  };
}
