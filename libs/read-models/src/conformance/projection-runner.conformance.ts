import { ReadModelsUnavailable } from '@crm/contracts/refusals';
import { setTimeout as pause } from 'node:timers/promises';
import { KeyUnavailable } from '@crm/event-store';
import { randomFor } from '@crm/testing';
import { collectionOf } from '../projection.js';

import type { LogEngine, ReadModelEngine } from './engines.js';
import { changedCommit, cutAfter, doubling, withFeed } from './faults.fixture.js';
import { PATIENCE_MS, RunnerBed, statusOf, until } from './runner-bed.fixture.js';
import { counted, decode, rowsOf, tally, type Tally } from './tally.fixture.js';

/** Projections over an event store and a read model store. */
export function projectionRunnerConformance(readModelEngine: ReadModelEngine, logEngine: LogEngine): void {
  describe(`projections on ${readModelEngine.name}, fed by ${logEngine.name}`, () => {
    let bed: RunnerBed;
    beforeEach(async () => {
      bed = await RunnerBed.open(readModelEngine, logEngine);
    });
    afterEach(() => bed.close());

    it('given writers at work, when a projection catches up and goes live, then no event is lost or counted twice', async () => {
      const view = tally('spec.handover');
      await bed.write(5, 40);
      const writers = [bed.write(5, 60), bed.write(7, 60), bed.write(3, 60)];
      const runner = await bed.start([view]);
      await Promise.all(writers);
      await bed.write(5, 20);
      expect(await bed.caughtUp(runner, view)).toBe(true);
      expect(await bed.rows(view)).toEqual(await rowsOf(bed.log, view));
      expect(await statusOf(runner)).toEqual({
        name: view.name,
        version: 1,
        state: 'live',
        checkpoint: await bed.log.tail(),
        lagEvents: 0,
        lagSeconds: 0,
        parked: 0,
        skipped: 0,
      });
    });

    it('given a removed row, when its stream goes on, then the row starts from scratch', async () => {
      const view = tally('spec.removed');
      await bed.append('a', 2);
      const runner = await bed.start([view]);
      await bed.append('a', 1, 'Closed');
      expect(await bed.caughtUp(runner, view)).toBe(true);
      expect(await bed.rows(view)).toEqual(new Map());
      await bed.append('a', 1);
      expect(await bed.caughtUp(runner, view)).toBe(true);
      expect(await bed.rows(view)).toEqual(await rowsOf(bed.log, view));
    });

    it('given events the filter excludes, when they pass, then the view counts as caught up, and its checkpoint is stored when the runner stops', async () => {
      const view = tally('spec.passed', 1, ['Never']);
      const runner = await bed.start([view]);
      await bed.append('a', 3);
      const last = await bed.append('b', 2);
      expect(await runner.waitFor(view.name, last, PATIENCE_MS)).toBe(true);
      expect(await bed.rows(view)).toEqual(new Map());
      await runner.stop();
      expect(await bed.opened.store.checkpoint(collectionOf(view))).toBe(last);
    });

    it('given events the filter excludes, when they pass for longer than a second, then the stored checkpoint follows', async () => {
      const view = tally('spec.passing', 1, ['Never']);
      const runner = await bed.start([view]);
      await bed.append('a', 1);
      await pause(1100);
      const last = await bed.append('a', 1);
      expect(await runner.waitFor(view.name, last, PATIENCE_MS)).toBe(true);
      expect(await bed.opened.store.checkpoint(collectionOf(view))).toBe(last);
    });

    it('given a slow store, when events pour in, then they are handled in large batches and none is lost', async () => {
      const view = tally('spec.slow');
      let commits = 0;
      let settled = 0;
      const slow = changedCommit(bed.opened.store, async (commit) => {
        commits++;
        await pause(30);
        await commit();
      });
      const readModels = { ...slow, settle: async (collection: string) => (settled++, slow.settle(collection)) };
      const runner = await bed.start([view], { readModels });
      await bed.write(5, 100);
      expect(await bed.caughtUp(runner, view)).toBe(true);
      expect(await bed.rows(view)).toEqual(await rowsOf(bed.log, view));
      expect(commits).toBeLessThan(50);
      expect(settled).toBe(1);
    });

    it('given a feed that is cut again and again, when it comes back, then the runner goes on where it was', async () => {
      const view = tally('spec.cut');
      await bed.write(5, 30);
      const store = withFeed(bed.log, (feed) => cutAfter(feed, 25));
      const runner = await bed.start([view], { store });
      expect(await bed.caughtUp(runner, view)).toBe(true);
      expect(await bed.rows(view)).toEqual(await rowsOf(bed.log, view));
    });

    it('given crashes before and after a batch is stored, when it is delivered again, then the rows are the same', async () => {
      const view = tally('spec.thrice');
      await bed.write(3, 10);
      let calls = 0;
      const errors: string[] = [];
      const readModels = changedCommit(bed.opened.store, async (commit) => {
        calls++;
        if (calls === 2) await commit(); // stored, and the answer is lost
        if (calls <= 3) throw new ReadModelsUnavailable({ reason: 'SPEC' });
        await commit();
      });
      const runner = await bed.start([view], { readModels, onFault: ({ error }) => errors.push(error) });
      expect(await bed.caughtUp(runner, view)).toBe(true);
      await bed.write(3, 10);
      expect(await bed.caughtUp(runner, view)).toBe(true);
      expect(await bed.rows(view)).toEqual(await rowsOf(bed.log, view));
      expect(errors[0]).toBe('read-models.unavailable {"reason":"SPEC"}');
      expect((await statusOf(runner)).lastError).toBeUndefined();
    });

    it('given a runner that was stopped, when another takes over, then it goes on from the checkpoint', async () => {
      const view = tally('spec.takeover');
      const first = await bed.start([view]);
      await bed.write(3, 20);
      await first.stop();
      expect((await statusOf(first)).state).toBe('stopped');
      await bed.write(3, 20);
      const second = await bed.start([view]);
      expect(await bed.caughtUp(second, view)).toBe(true);
      expect(await bed.rows(view)).toEqual(await rowsOf(bed.log, view));
    });

    it('given random faults of all kinds, when the rows are read at any time, then they are those of the log up to the checkpoint', async () => {
      const view = tally('spec.chaos');
      const random = randomFor(view.name);
      const readModels = changedCommit(bed.opened.store, async (commit) => {
        if (random() < 0.2) throw new ReadModelsUnavailable({ reason: 'SPEC' });
        await pause(random() * 5);
        await commit();
      });
      const store = withFeed(bed.log, (feed) => cutAfter(feed, 40));
      const runner = await bed.start([view], { readModels, store });
      let written = false;
      const writing = bed.write(4, 120).then(() => (written = true));
      let looked = 0;
      for (let done = false; !done;) {
        await pause(3);
        done = written && (await runner.waitFor(view.name, await bed.log.tail(), 5));
        const before = await bed.opened.store.checkpoint(collectionOf(view));
        const seen = await bed.rows(view);
        if (before !== (await bed.opened.store.checkpoint(collectionOf(view)))) continue;
        expect(seen).toEqual(await rowsOf(bed.log, view, before));
        looked++;
      }
      await writing;
      expect(looked).toBeGreaterThan(2);
    });

    it('given a newer owner, when the old runner writes, then it stops and changes nothing', async () => {
      const view = tally('spec.fenced');
      const runner = await bed.start([view]);
      const position = await bed.append('a', 1);
      expect(await runner.waitFor(view.name, position, PATIENCE_MS)).toBe(true);
      await bed.opened.store.commit(
        collectionOf(view),
        { from: position, to: position, epoch: bed.opened.epoch + 1 },
        [],
      );
      await bed.append('a', 1);
      await until(async () => (await statusOf(runner)).state === 'stopped');
      expect(await statusOf(runner)).toMatchObject({
        checkpoint: position,
        lastError: expect.stringContaining('stale-lease') as string,
      });
      expect((await bed.rows(view)).get('tally-a')?.revisions).toEqual([0]);
    });

    it('given an event that cannot be handled, when it comes, then this projection stops right before it and reports it, and others go on', async () => {
      const broken = tally('spec.broken');
      const other = { ...tally('spec.other'), project: (): Tally => ({ id: 'x', revisions: [], sum: 0 }) };
      const runner = await bed.start([broken, other]);
      const good = await bed.append('a', 3);
      await bed.append('a', 1, 'Broken');
      const last = await bed.append('b', 1);
      expect(await runner.waitFor('spec.other', last, PATIENCE_MS)).toBe(true);
      expect(await runner.waitFor('spec.broken', last, PATIENCE_MS)).toBe(false);
      const status = await statusOf(runner);
      expect(status).toMatchObject({ state: 'stopped', checkpoint: good, lagEvents: 2 });
      expect(status.lastError).toMatch(/^TypeError at .* at position \d+: Broken, revision 3 of tally-a$/);
      expect(await bed.opened.store.checkpoint(collectionOf(broken))).toBe(good);
    });

    it('given an event that cannot be decoded among many, when it comes, then the events before it are handled', async () => {
      const view = tally('spec.undecodable');
      const good = await bed.append('a', 5);
      await bed.append('a', 1, 'Broken');
      await bed.append('a', 5);
      const runner = await bed.start([view], {
        decode: async (stored) => {
          if (stored.some(({ type }) => type === 'Broken')) throw new SyntaxError('quotes the personal data');
          return decode(stored);
        },
      });
      await until(async () => (await statusOf(runner)).state === 'stopped');
      expect(await statusOf(runner)).toMatchObject({
        checkpoint: good,
        lastError: expect.stringMatching(/^SyntaxError at /) as string,
      });
      expect((await statusOf(runner)).lastError).not.toContain('personal');
    });

    it('given a vault that cannot be reached, when events come, then they wait for it and are then handled normally', async () => {
      const view = tally('spec.outage');
      await bed.write(3, 20);
      let outages = 3;
      const runner = await bed.start([view], {
        decode: async (stored) => {
          if (stored.length > 0 && outages-- > 0) throw new KeyUnavailable({ reason: 'SPEC' });
          return decode(stored);
        },
      });
      expect(await bed.caughtUp(runner, view)).toBe(true);
      expect(await bed.rows(view)).toEqual(await rowsOf(bed.log, view));
    });

    it('given the position of a write, when it is waited for, then the view contains the write; a future position times out without side effects', async () => {
      const view = tally('spec.wait');
      const runner = await bed.start([view]);
      for (let index = 0; index < 20; index++) {
        const position = await bed.append('mine', 1);
        expect(await runner.waitFor(view.name, position, PATIENCE_MS)).toBe(true);
        expect((await bed.opened.store.get<Tally>(collectionOf(view), 'tally-mine'))?.revisions).toHaveLength(
          index + 1,
        );
      }
      const future = '9'.repeat(20);
      const before = await statusOf(runner);
      expect(await runner.waitFor(view.name, future, 20)).toBe(false);
      const waiting = runner.waitFor(view.name, future, PATIENCE_MS, AbortSignal.timeout(20));
      await expect(waiting).rejects.toMatchObject({ name: 'TimeoutError' });
      expect(await statusOf(runner)).toEqual(before);
      await expect(runner.waitFor('spec.none', future, 1)).rejects.toThrow(TypeError);
    });

    it('given a projection that is behind, when its status is read, then it shows by how many events and for how long', async () => {
      const view = tally('spec.lag');
      const held = Promise.withResolvers<void>();
      const readModels = changedCommit(bed.opened.store, (commit) => held.promise.then(commit));
      const runner = await bed.start([view], { readModels, clock: () => new Date(Date.now() + 60_000) });
      await bed.append('a', 4);
      const status = await statusOf(runner);
      expect(status).toMatchObject({ lagEvents: 4 });
      expect(Math.round(status.lagSeconds)).toBe(60);
      held.resolve();
      expect(await bed.caughtUp(runner, view)).toBe(true);
    });

    it('given a feed that delivers some events twice, when it is projected, then the rows are the same', async () => {
      const view = tally('spec.doubled');
      await bed.write(5, 60);
      const runner = await bed.start([view], { store: withFeed(bed.log, doubling) });
      expect(await bed.caughtUp(runner, view)).toBe(true);
      expect(await bed.rows(view)).toEqual(await rowsOf(bed.log, view));
    });

    it('given two logs with the same streams, when these are interleaved differently, then the rows are the same', async () => {
      const view = tally('spec.interleaved');
      const second = await logEngine.open();
      const streams = ['a', 'b', 'c'].map((name) => ({
        stream: `tally-${name}`,
        events: [1, 2, 3, 4].map((amount) => counted(amount)),
      }));
      for (const { stream, events } of streams) {
        for (const event of events) await bed.log.append({ stream, expected: 'any', events: [event] });
      }
      for (let index = 0; index < 4; index++) {
        for (const { stream, events } of [...streams].reverse()) {
          await second.log.append({ stream, expected: 'any', events: events.slice(index, index + 1) });
        }
      }
      const runner = await bed.start([view]);
      const other = { ...view, name: 'spec.interleaved-otherwise' };
      const otherRunner = await bed.start([other], { store: second.log });
      expect(await bed.caughtUp(runner, view)).toBe(true);
      expect(await otherRunner.waitFor(other.name, await second.log.tail(), PATIENCE_MS)).toBe(true);
      expect(await bed.rows(other)).toEqual(await bed.rows(view));
      await otherRunner.stop();
      await second.dispose();
    });
  });
}
