import { setImmediate } from 'node:timers/promises';
import { Semaphore } from './semaphore.model.js';

describe('semaphore', () => {
  it('let so many work at once, the others in the order of their coming, also when one fails', async () => {
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
    expect(begun).toEqual([0, 1]);
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
