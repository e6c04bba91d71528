import type { LogSeals } from './log-seals.js';

export interface SealKeeperOptions {
  readonly seals: Pick<LogSeals, 'take'>;
  /** Time between two seals, while there are new events. */
  readonly everyMs: number;
  readonly onFault: (error: Error) => void;
}

/** Time limit for the last seal. What is not sealed by then is sealed after the next start. */
const LAST_SEAL_MS = 3000;

/** Takes a seal at intervals, and a last one at an orderly shutdown. A seal that fails is retried at the next interval. */
export class SealKeeper {
  readonly #stop = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #underWay: Promise<void> = Promise.resolve();
  #failedSince: Date | undefined;

  constructor(private readonly options: SealKeeperOptions) {}

  start(): void {
    this.#timer = setInterval(() => {
      this.#underWay = this.#take(this.#stop.signal);
    }, this.options.everyMs).unref();
  }

  /** A message when the log is not sealed as planned, otherwise undefined. */
  get problem(): string | undefined {
    if (this.#failedSince === undefined) return undefined;
    return `The event log has not been sealed since ${this.#failedSince.toISOString()}; the program's log says why.`;
  }

  /** Aborts a running seal, and takes the last one. */
  async stop(): Promise<void> {
    if (this.#timer === undefined) return;
    clearInterval(this.#timer);
    this.#stop.abort();
    await this.#underWay;
    await this.#take(AbortSignal.timeout(LAST_SEAL_MS));
  }

  async #take(signal: AbortSignal): Promise<void> {
    try {
      await this.options.seals.take(signal);
      this.#failedSince = undefined;
    } catch (error) {
      if (signal.aborted) return;
      this.#failedSince ??= new Date();
      this.options.onFault(error as Error);
    }
  }
}
