import { jest } from '@jest/globals';
import { Admission } from './admission.js';

const admission = (places: number): Admission => new Admission(places, 1000);

function ask(to: Admission): { readonly heard: string[]; over: () => void } {
  const heard: string[] = [];
  const over = to.enter((refusal) => void heard.push(refusal === undefined ? 'admitted' : refusal.code));
  return { heard, over };
}

describe('admission', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('given free places, when requests come, then they go on at once', () => {
    const to = admission(2);
    expect([ask(to).heard, ask(to).heard]).toEqual([['admitted'], ['admitted']]);
  });

  it('given no place, when one becomes free, then the request that waited longest gets it', () => {
    const to = admission(1);
    const [first, second, third] = [ask(to), ask(to), ask(to)];
    expect(second.heard).toEqual([]);
    first.over();
    expect([second.heard, third.heard]).toEqual([['admitted'], []]);
    second.over();
    expect(third.heard).toEqual(['admitted']);
  });

  it('given no place within a second, then the request is refused once, and later ones are not', () => {
    const to = admission(1);
    const [first, second] = [ask(to), ask(to)];
    jest.advanceTimersByTime(1000);
    expect(second.heard).toEqual(['service.overburdened']);
    second.over();
    first.over();
    expect(second.heard).toHaveLength(1);
    expect([ask(to).heard, ask(to).heard]).toEqual([['admitted'], []]);
  });

  it('given a caller that went away while it waited, then its turn goes to the next one', () => {
    const to = admission(1);
    const [first, second, third] = [ask(to), ask(to), ask(to)];
    second.over();
    first.over();
    expect([second.heard, third.heard]).toEqual([[], ['admitted']]);
  });

  it('given sixteen waiting for each place, when one more comes, then it is refused at once', () => {
    const to = admission(2);
    for (let n = 0; n < 34; n++) ask(to);
    expect(ask(to).heard).toEqual(['service.overburdened']);
  });

  it('given any order of arrivals and ends, then never more requests are at work than there are places', () => {
    const to = admission(3);
    const all = Array.from({ length: 40 }, () => ask(to));
    const over = new Set<number>();
    for (let n = 0; n < 40; n++) {
      const at = all.findIndex(({ heard }, index) => heard[0] === 'admitted' && !over.has(index));
      const working = all.filter(({ heard }, index) => heard[0] === 'admitted' && !over.has(index));
      expect(working.length).toBeLessThanOrEqual(3);
      over.add(at);
      all[at]?.over();
    }
    expect(all.every(({ heard }) => heard.join() === 'admitted')).toBe(true);
  });
});
