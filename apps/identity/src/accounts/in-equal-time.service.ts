import { setTimeout as pause } from 'node:timers/promises';

/** Longer than hashing, saving and syncing take together on an idle machine. */
const EQUAL_MS = 250;

/** Resolves or rejects no sooner than a fixed time after the call, so the duration of the work does not reveal its result. */
export async function inEqualTime<Result>(work: Promise<Result>): Promise<Result> {
  const [outcome] = await Promise.allSettled([work, pause(EQUAL_MS)]);
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}
