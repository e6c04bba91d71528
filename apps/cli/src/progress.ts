import { setTimeout as pause } from 'node:timers/promises';
import type { Progress } from './command.js';

/** Often enough for a bar. */
const LOOK_MS = 200;

/**
 * Yields how far work is that tells it by calls, until it ends. The work never waits for whoever reads: a command line that is held up
 * holds up nothing in the program.
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
