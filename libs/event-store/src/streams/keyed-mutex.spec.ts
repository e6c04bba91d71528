import { KeyedMutex } from './keyed-mutex.js';

describe('mutex', () => {
  it('runs work on one key in sequence, and continues after a failure', async () => {
    const mutex = new KeyedMutex();
    const log: string[] = [];
    const work =
      (name: string, fails = false) =>
      async () => {
        log.push(`${name} begins`);
        await new Promise((resolve) => setImmediate(resolve));
        log.push(`${name} ends`);
        if (fails) throw new Error(name);
        return name;
      };
    const results = await Promise.allSettled([
      mutex.run('k', work('a')),
      mutex.run('k', work('b', true)),
      mutex.run('k', work('c')),
    ]);
    expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
  it('does not block other keys', async () => {
    const mutex = new KeyedMutex();
    let release = (): void => undefined;
    const slow = mutex.run('slow', () => new Promise<void>((resolve) => (release = resolve)));
    await expect(mutex.run('quick', () => Promise.resolve(1))).resolves.toBe(1);
    release();
    await slow;
  });
});
