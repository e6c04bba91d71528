import { setImmediate } from 'node:timers/promises';
import { Semaphore } from './semaphore.js';

describe('a semaphore', () => {
  it('runs so many at a time, the others in the order in which they came, also when one fails', async () => {
    const semaphore = new Semaphore(2);
    const [begun, ends]: [number[], (() => void)[]] = [[], []];
    const work = [0, 1, 2, 3].map((number) =>
      semaphore.run(() => {
        begun.push(number);
        return new Promise<void>((resolve, reject) =>
          ends.push(number === 0 ? () => reject(new Error('SPEC')) : resolve),
        );
      }),
    );
    const settled = Promise.allSettled(work);
    await setImmediate();
    expect([begun, semaphore.waiting]).toEqual([[0, 1], 2]);
    ends[0]?.();
    await setImmediate();
    expect(begun).toEqual([0, 1, 2]);
    ends[1]?.();
    await setImmediate();
    expect(begun).toEqual([0, 1, 2, 3]);
    ends[2]?.();
    ends[3]?.();
    expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
  });
});
