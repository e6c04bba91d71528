import { setTimeout as pause } from 'node:timers/promises';
import type { Progress } from './command.port.js';

/** Often enough for a bar. */
const LOOK_MS = 200;

/**
 * Yields the progress that the work reports through `onProgress`, and returns its result. The work never waits for the reader: a command
 * line that is held up does not hold up the program.
 */
export async function* whileAtWork<T>(
  unit: string,
  begin: (onProgress: (done: number, total?: number) => void) => Promise<T>,
): AsyncGenerator<Progress, T> {
  let latest: Progress | undefined;
  const work = begin((done, total) => (latest = { progress: { done, unit, ...(total !== undefined && { total }) } }));
  const ended = work.then(
    () => true,
    () => true,
  );
  while (!(await Promise.race([ended, pause(LOOK_MS, false)]))) {
    if (latest !== undefined) yield latest;
    latest = undefined;
  }
  return work;
}

/** The rate is measured over this window. */
const WINDOW_MS = 10_000;
/** Before this a rate would mean nothing. */
const FIRST_MS = 1_000;

/** The rate and the remaining time of work, computed from how much was done when. */
export class Pace {
  private looks: { readonly done: number; readonly atMs: number }[] = [];

  /** True when less is done than before: this is another piece of work. */
  isBehind(done: number): boolean {
    return done < (this.looks.at(-1)?.done ?? 0);
  }

  /** `, 1200 rows/s, 3 min left`; nothing before the first second. */
  words({ done, total, unit }: Progress['progress'], nowMs: number): string {
    this.looks.push({ done, atMs: nowMs });
    while ((this.looks[1]?.atMs ?? nowMs) <= nowMs - WINDOW_MS) this.looks.shift();
    const [first] = this.looks;
    const elapsedMs = nowMs - (first?.atMs ?? nowMs);
    if (first === undefined || elapsedMs < FIRST_MS) return '';
    const perSecond = ((done - first.done) * 1000) / elapsedMs;
    const rate = `, ${perSecond < 10 ? perSecond.toFixed(1) : Math.round(perSecond)} ${unit}/s`;
    if (total === undefined || perSecond === 0) return rate;
    return `${rate}, ${duration(Math.max(0, total - done) / perSecond)} left`;
  }
}

export function duration(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  if (seconds < 3600) return `${Math.ceil(seconds / 60)} min`;
  return `${Math.floor(seconds / 3600)} h ${Math.round((seconds % 3600) / 60)} min`;
}
