import { setImmediate as nextTurn } from 'node:timers/promises';
import { SharedTurns } from './shared-turns.js';

describe('turns of the event loop that background work shares', () => {
  let time: number;
  let turns: SharedTurns;
  let done: string[];
  beforeEach(() => {
    time = 0;
    done = [];
    turns = new SharedTurns(() => time);
  });

  /** Works through its pieces, each of which takes some milliseconds. */
  const work = async (name: string, pieces: number, ms: number): Promise<void> => {
    for (let piece = 1; piece <= pieces; piece++) {
      await turns.run(async () => {
        await Promise.resolve();
        time += ms;
        done.push(`${name}${piece}`);
      });
    }
  };

  it('given little work, then all of it is done in one turn', async () => {
    void Promise.all([work('a', 2, 1), work('b', 2, 1)]);
    for (let step = 0; step < 50; step++) await Promise.resolve();
    expect(done.toSorted()).toEqual(['a1', 'a2', 'b1', 'b2']);
  });

  it('given much work of several, then one of them works in each turn, and each gets its turn', async () => {
    const all = Promise.all([work('a', 3, 20), work('b', 3, 20), work('c', 3, 20)]);
    const turnsOf: number[] = [];
    while (done.length < 9) {
      const before = done.length;
      await nextTurn();
      turnsOf.push(done.length - before);
    }
    await all;
    expect(Math.max(...turnsOf)).toBe(1);
    expect(done).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'c2', 'a3', 'b3', 'c3']);
  });

  it('given a piece that fails, then the others go on', async () => {
    const failed = turns.run(() => Promise.reject(new Error('SPEC')));
    const others = Promise.all([work('a', 2, 20), work('b', 1, 1)]);
    await expect(failed).rejects.toThrow('SPEC');
    await others;
    expect(done.toSorted()).toEqual(['a1', 'a2', 'b1']);
  });
});
