import { monitorEventLoopDelay } from 'node:perf_hooks';

const RESOLUTION_MS = 20;
const WINDOW_MS = 10_000;

/** How long work waits for its turn in this process, over the last full ten seconds, without the time of the start. */
export class EventLoopWatch {
  private readonly histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  private timer: NodeJS.Timeout | undefined;
  private lastWindow = 0;

  /** Must be called after the start. */
  begin(): void {
    this.histogram.enable();
    this.timer = setInterval(() => this.turn(), WINDOW_MS).unref();
  }

  /** 99th percentile, minus the timer's own 20 ms. */
  get delayMs(): number {
    return this.lastWindow;
  }

  close(): void {
    clearInterval(this.timer);
    this.histogram.disable();
  }

  private turn(): void {
    this.lastWindow = Math.max(0, this.histogram.percentile(99) / 1e6 - RESOLUTION_MS);
    this.histogram.reset();
  }
}
