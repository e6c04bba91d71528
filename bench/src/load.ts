import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { LoadResult, LoadTask } from './load.process.js';

/** Runs one load in its own process, so that making requests slows down what is measured as little as possible. */
export async function load(task: LoadTask): Promise<LoadResult> {
  const child = fork(new URL('./load.process.js', import.meta.url), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  child.send(task);
  const [result] = (await once(child, 'message')) as [LoadResult];
  if (result.failures > 0) throw new Error(`${result.failures} requests to ${task.url} failed: ${result.firstFailure}`);
  return result;
}
