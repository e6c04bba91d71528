import type { Reactor } from '../projection.js';
import type { LogEngine, ReadModelEngine } from './engines.js';
import { withForged } from './faults.fixture.js';
import { RunnerBed, until } from './runner-bed.fixture.js';
import { tally } from './tally.fixture.js';

/** Reactors over an event store and a checkpoint store. */
export function reactorRunnerConformance(readModelEngine: ReadModelEngine, logEngine: LogEngine): void {
  describe(`reactors on ${readModelEngine.name}, fed by ${logEngine.name}`, () => {
    let bed: RunnerBed;
    beforeEach(async () => {
      bed = await RunnerBed.open(readModelEngine, logEngine);
    });
    afterEach(() => bed.close());

    it('given a new reactor, when it starts, then it sees new events and nothing older, across restarts and rebuilds', async () => {
      const seen: string[] = [];
      const reactor: Reactor = {
        name: 'spec.mails',
        filter: { types: ['Counted'] },
        react: async ({ stream, revision }) => void seen.push(`${stream}@${revision}`),
      };
      await bed.append('a', 2);
      const first = await bed.startReactor(reactor);
      await bed.append('a', 1);
      await bed.append('a', 1, 'Closed');
      await until(async () => (await first.status())[0]?.lagEvents === 0);
      await first.stop();
      await bed.append('b', 1);
      const rebuilt = await bed.start([tally('spec.rebuilt', 2)]);
      expect(await bed.caughtUp(rebuilt, { name: 'spec.rebuilt' })).toBe(true);
      const second = await bed.startReactor(reactor);
      await until(async () => (await second.status())[0]?.lagEvents === 0);
      expect(seen).toEqual(['tally-a@2', 'tally-b@0']);
    });

    it('given an event that is not authentic, when it comes, then it has no effect, is reported, and the others have theirs', async () => {
      const seen: number[] = [];
      const faults: string[] = [];
      const reactor: Reactor = {
        name: 'spec.forged',
        filter: {},
        react: async ({ revision }) => void seen.push(revision),
      };
      const runner = await bed.startReactor(reactor, {
        store: withForged(bed.log, ({ revision }) => revision === 1),
        onFault: ({ error }) => faults.push(error),
      });
      await bed.append('a', 3);
      await until(async () => (await runner.status())[0]?.lagEvents === 0);
      expect([seen, faults]).toEqual([[0, 2], [expect.stringMatching(/^store\.not-authentic /)]]);
    });

    it('given a reactor that was registered on an empty log, when it starts again, then no event that came meanwhile is skipped', async () => {
      const seen: number[] = [];
      const reactor: Reactor = {
        name: 'spec.early',
        filter: {},
        react: async ({ revision }) => void seen.push(revision),
      };
      const first = await bed.startReactor(reactor);
      await first.stop();
      await bed.append('a', 2);
      await bed.startReactor(reactor);
      await until(() => seen.length === 2);
      expect(seen).toEqual([0, 1]);
    });

    it('given a reactor that fails, when it is tried again, then events come in order and each at least once', async () => {
      const seen: number[] = [];
      let failures = 2;
      const react = async ({ revision }: { revision: number }): Promise<void> => {
        seen.push(revision);
        if (revision === 1 && failures-- > 0) throw new Error('the mail server is down');
      };
      await bed.startReactor({ name: 'spec.tries', filter: {}, react });
      const last = await bed.append('a', 3);
      await until(async () => (await bed.opened.store.load('spec.tries')) === last);
      expect(seen).toEqual([0, 1, 1, 1, 2]);
    });

    it('given a reactor that a newer owner has started, when events come, then the older owner stops at the first one and the newer one misses none', async () => {
      const seen: Record<'older' | 'newer', number[]> = { older: [], newer: [] };
      const reactor = (owner: 'older' | 'newer'): Reactor => ({
        name: 'spec.owners',
        filter: {},
        react: async ({ revision }) => void seen[owner].push(revision),
      });
      const older = await bed.startReactor(reactor('older'));
      await bed.append('a', 1);
      await until(async () => (await older.status())[0]?.lagEvents === 0);
      await bed.startReactor(reactor('newer'), { epoch: bed.opened.epoch + 1 });
      await bed.append('a', 3);
      await until(() => seen.newer.length === 3);
      await until(async () => (await older.status())[0]?.state === 'stopped');
      expect((await older.status())[0]?.lastError).toContain('stale-lease');
      expect(seen.newer).toEqual([1, 2, 3]);
      expect(seen.older.length).toBeLessThanOrEqual(2);
    });
  });
}
