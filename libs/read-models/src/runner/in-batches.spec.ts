import { setTimeout as pause } from 'node:timers/promises';
import { inBatches } from './in-batches.js';

/** Counts up forever, as fast as it is read. */
async function* numbers(taken: { count: number }, until = Infinity): AsyncGenerator<number> {
  while (taken.count < until) yield taken.count++;
}

describe('batches of a feed', () => {
  it('hold everything in order, and grow while one is processed', async () => {
    const signal = new AbortController().signal;
    const sizes: number[] = [];
    const all: number[] = [];
    for await (const batch of inBatches(numbers({ count: 0 }, 1000), 100, signal)) {
      sizes.push(batch.length);
      all.push(...batch);
    }
    expect(all).toEqual(Array.from({ length: 1000 }, (_, index) => index));
    expect(Math.max(...sizes)).toBe(100);
    expect(sizes.length).toBeLessThan(20);
  });

  it('take no more than one batch ahead from a fast feed', async () => {
    const controller = new AbortController();
    const taken = { count: 0 };
    let given = 0;
    for await (const batch of inBatches(numbers(taken), 10, controller.signal)) {
      given += batch.length;
      await pause(2);
      expect(taken.count - given).toBeLessThanOrEqual(11);
      if (given >= 100) controller.abort();
    }
  });

  it('come before the error of the feed', async () => {
    const failing = async function* (): AsyncGenerator<number> {
      yield* [1, 2];
      throw new Error('cut');
    };
    const seen: number[] = [];
    const reading = async (): Promise<void> => {
      for await (const batch of inBatches(failing(), 10, new AbortController().signal)) seen.push(...batch);
    };
    await expect(reading()).rejects.toThrow('cut');
    expect(seen).toEqual([1, 2]);
  });

  it('end without another batch when the signal aborts, and close the feed', async () => {
    const controller = new AbortController();
    let closed = false;
    const quiet = async function* (): AsyncGenerator<number> {
      try {
        yield 1;
        await new Promise<void>((resolve) => controller.signal.addEventListener('abort', () => resolve()));
      } finally {
        closed = true;
      }
    };
    for await (const batch of inBatches(quiet(), 10, controller.signal)) {
      expect(batch).toEqual([1]);
      setTimeout(() => controller.abort(), 5);
    }
    expect(closed).toBe(true);
  });

  it('stop the feed when the reader leaves, even if they are full', async () => {
    const controller = new AbortController();
    const taken = { count: 0 };
    for await (const batch of inBatches(numbers(taken), 5, controller.signal)) if (batch.length > 0) break;
    controller.abort();
    await pause(2);
    const atEnd = taken.count;
    await pause(5);
    expect(taken.count).toBe(atEnd);
  });
});
