import { writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

/** What the probe inside the measured program reports. */
export interface Vitals {
  readonly rssMegabytes: number;
  /** How long a callback that was due had to wait: 99th percentile since the last request. */
  readonly loopDelayP99Ms: number;
  /** The longest of them. */
  readonly loopDelayMaxMs: number;
}

/** The variable that names the file for the answers, one JSON text after the other. */
export const VITALS_FILE = 'BENCH_VITALS_FILE';

/** The histogram holds the time from one tick of this length to the next, so the length is subtracted. */
const RESOLUTION_MS = 5;

// Loaded into the program with --import: it answers the bench's signal with a file, since the program has no channel of its own.
const file = process.env[VITALS_FILE];
if (file !== undefined && isMainThread) {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  process.on('SIGUSR2', () => {
    const inMs = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);
    const vitals: Vitals = {
      rssMegabytes: process.memoryUsage.rss() / 2 ** 20,
      loopDelayP99Ms: inMs(delay.percentile(99)),
      loopDelayMaxMs: inMs(delay.max),
    };
    writeFileSync(file, JSON.stringify(vitals));
    delay.reset();
  });
}
