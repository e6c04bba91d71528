import { setTimeout as pause } from 'node:timers/promises';

/** Longer than hashing, saving and syncing take together on an idle machine. */
const EQUAL_MS = 250;

/** Answers, or refuses, no sooner than a fixed time after it was asked: how long the work took does not tell what it found. */
export async function inEqualTime<Result>(work: Promise<Result>): Promise<Result> {
  const [outcome] = await Promise.allSettled([work, pause(EQUAL_MS)]);
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}
