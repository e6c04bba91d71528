import { Turns } from './turns.js';

describe('turns', () => {
  it('lets work on one key run one after the other, and a failure stop nobody', async () => {
    const turns = new Turns();
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
      turns.take('k', work('a')),
      turns.take('k', work('b', true)),
      turns.take('k', work('c')),
    ]);
    expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
  it('lets other keys pass', async () => {
    const turns = new Turns();
    let release = (): void => undefined;
    const slow = turns.take('slow', () => new Promise<void>((resolve) => (release = resolve)));
    await expect(turns.take('quick', () => Promise.resolve(1))).resolves.toBe(1);
    release();
    await slow;
  });
});
