import { Pace, whileAtWork } from './progress.cli.js';
import type { Progress } from './command.port.js';

describe('the pace of work', () => {
  const at = (pace: Pace, seconds: number, done: number, total?: number): string =>
    pace.words({ done, unit: 'rows', ...(total !== undefined && { total }) }, seconds * 1000);

  it('is not shown before a second has passed', () => {
    const pace = new Pace();
    expect([at(pace, 0, 0, 100), at(pace, 0.5, 20, 100)]).toEqual(['', '']);
  });

  it('is shown with the time left', () => {
    const pace = new Pace();
    at(pace, 0, 0);
    expect(at(pace, 2, 2000, 10_000)).toBe(', 1000 rows/s, 8 s left');
    expect(at(pace, 4, 4000, 1_000_000)).toBe(', 1000 rows/s, 17 min left');
    expect(at(pace, 5, 5000, 10_000_000)).toBe(', 1000 rows/s, 2 h 47 min left');
  });

  it('is shown alone when the total is unknown', () => {
    const pace = new Pace();
    at(pace, 0, 0);
    expect(at(pace, 4, 10)).toBe(', 2.5 rows/s');
  });

  it('covers the last seconds only', () => {
    const pace = new Pace();
    for (let second = 0; second <= 60; second++) at(pace, second, second * 1000);
    for (let second = 61; second <= 80; second++) at(pace, second, 60_000 + (second - 60) * 10);
    expect(at(pace, 81, 60_210, 60_410)).toBe(', 10 rows/s, 20 s left');
  });

  it('starts over with another piece of work', () => {
    const pace = new Pace();
    at(pace, 0, 500);
    expect([pace.isBehind(500), pace.isBehind(0)]).toEqual([false, true]);
  });
});

describe('work that reports its progress', () => {
  it('yields its progress while it runs, and returns its result', async () => {
    const steps: Progress[] = [];
    const work = whileAtWork('events', async (onProgress) => {
      onProgress(3, 10);
      await new Promise((resolve) => setTimeout(resolve, 450));
      return 'done';
    });
    let step = await work.next();
    for (; !step.done; step = await work.next()) steps.push(step.value);
    expect([steps, step.value]).toEqual([[{ progress: { done: 3, total: 10, unit: 'events' } }], 'done']);
  });

  it('throws what the work throws', async () => {
    const work = whileAtWork('events', () => Promise.reject(new Error('the disk is full')));
    await expect(work.next()).rejects.toThrow('the disk is full');
  });
});
