import { setTimeout as pause } from 'node:timers/promises';
import { collectionOf } from '../projection.js';
import type { LogEngine, ReadModelEngine } from './engines.js';
import { changedCommit } from './faults.fixture.js';
import { RunnerBed, statusOf, until } from './runner-bed.fixture.js';
import { rowsOf, tally } from './tally.fixture.js';

/** Who may write. The lease is the epoch that comes with opening the store. */
export function ownershipConformance(readModelEngine: ReadModelEngine, logEngine: LogEngine): void {
  describe(`owners of projections on ${readModelEngine.name}, fed by ${logEngine.name}`, () => {
    let bed: RunnerBed;
    beforeEach(async () => {
      bed = await RunnerBed.open(readModelEngine, logEngine);
    });
    afterEach(() => bed.close());

    it('given two runners on one store, when events come, then only the newer owner goes on and no event counts twice', async () => {
      const view = tally('spec.two-owners');
      const older = await bed.start([view]);
      const writing = bed.write(4, 60);
      const newer = await bed.start([view], { epoch: bed.opened.epoch + 1 });
      await writing;
      expect(await bed.caughtUp(newer, view)).toBe(true);
      // The older one notices it with the next batch that it stores.
      await until(async () => {
        await bed.append('0', 1);
        return (await statusOf(older)).state === 'stopped';
      });
      expect(await bed.caughtUp(newer, view)).toBe(true);
      expect((await statusOf(older)).lastError).toContain('stale-lease');
      expect((await statusOf(newer)).state).toBe('live');
      expect(await bed.rows(view)).toEqual(await rowsOf(bed.log, view));
    });

    it('given an older owner that always stores first, when a newer one starts, then the older one still has to stop', async () => {
      const view = tally('spec.swift-owner');
      const older = await bed.start([view]);
      const slow = changedCommit(bed.opened.store, async (commit) => {
        await pause(30);
        await commit();
      });
      const newer = await bed.start([view], { readModels: slow, epoch: bed.opened.epoch + 1 });
      await until(async () => {
        await bed.append('0', 1);
        return (await statusOf(older)).state === 'stopped';
      });
      expect(await bed.caughtUp(newer, view)).toBe(true);
      expect(await bed.rows(view)).toEqual(await rowsOf(bed.log, view));
    });

    it('given an owner that was paused in the middle of a commit, when it resumes after a takeover, then it fails and changes nothing', async () => {
      const view = tally('spec.paused');
      const held = Promise.withResolvers<void>();
      let reached = false;
      const readModels = changedCommit(bed.opened.store, async (commit) => {
        reached = true;
        await held.promise;
        await commit();
      });
      const older = await bed.start([view], { readModels });
      await bed.append('a', 1);
      await until(() => reached);
      const newer = await bed.start([view], { epoch: bed.opened.epoch + 1 });
      await bed.append('a', 2);
      expect(await bed.caughtUp(newer, view)).toBe(true);
      const before = await bed.rows(view);
      held.resolve();
      await until(async () => (await statusOf(older)).state === 'stopped');
      expect((await statusOf(older)).lastError).toContain('stale-lease');
      expect(await bed.rows(view)).toEqual(before);
      expect(before.get('tally-a')?.revisions).toEqual([0, 1, 2]);
    });

    it('given a store that was taken over, when the earlier owner writes before the new one does, then the write is already refused', async () => {
      const view = tally('spec.late');
      const projection = collectionOf(view);
      const earlier = bed.opened.epoch;
      const reopened = await bed.opened.reopen();
      await reopened.store.define({ name: projection, ...view.collection });
      try {
        const write = reopened.store.commit(projection, { from: '', to: '1', epoch: earlier }, []);
        await expect(write).rejects.toMatchObject({ code: 'read-models.stale-lease' });
        expect(await reopened.store.checkpoint(projection)).toBe('');
      } finally {
        bed.replace(reopened);
      }
    });

    it('given owners that come and go, when the store is opened again, then no epoch is reused', async () => {
      const epochs = [bed.opened.epoch];
      for (let opening = 0; opening < 4; opening++) {
        const next = await bed.opened.reopen();
        epochs.push(next.epoch);
        bed.replace(next);
      }
      expect(epochs).toEqual([...new Set(epochs)].sort((a, b) => a - b));
    });
  });
}
