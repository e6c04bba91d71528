import { ReadModelsUnavailable } from '@crm/contracts/refusals';
import { setTimeout as pause } from 'node:timers/promises';
import { randomFor } from '@crm/testing';
import fc from 'fast-check';
import { collectionOf, type Projection } from '../projection.js';
import { type ReadModelStore } from '../read-model-store.port.js';
import type { LogEngine, ReadModelEngine } from './engines.js';
import { changedCommit, cutAfter, doubling, withFeed } from './faults.fixture.js';
import { PATIENCE_MS, RunnerBed, statusOf, until } from './runner-bed.fixture.js';
import type { Tally } from './tally.fixture.js';
import { members, membersOf, telling, tellings, type Member, type Telling } from './wide.fixture.js';

/** The same store, a little slow, and with pages so small that every query takes several. */
const smallPages = (store: ReadModelStore): ReadModelStore => ({
  ...changedCommit(store, async (commit) => {
    await pause(2); // meanwhile the next batch is folded
    await commit();
  }),
  find: (collection, query, signal) => store.find(collection, { ...query, limit: 2 }, signal),
});

/** Events that are about many rows: all rows that belong to something else. */
export function wideProjectionConformance(readModelEngine: ReadModelEngine, logEngine: LogEngine): void {
  describe(`projections whose events are about many rows, on ${readModelEngine.name}, fed by ${logEngine.name}`, () => {
    let bed: RunnerBed;
    let views = 0;
    beforeEach(async () => {
      bed = await RunnerBed.open(readModelEngine, logEngine);
    });
    afterEach(() => bed.close());

    const next = (): { view: Projection<Member>; prefix: string } => {
      const prefix = `wide${++views}-`;
      return { view: members(`spec.wide${views}`, prefix), prefix };
    };
    const start = (view: Projection<Member>, changed: Parameters<RunnerBed['start']>[1] = {}) =>
      bed.start([view as unknown as Projection<Tally>], changed);
    const tell = async (prefix: string, told: readonly Telling[]): Promise<void> => {
      for (const { stream, event } of told)
        await bed.log.append({ stream: `${prefix}${stream}`, expected: 'any', events: [event] });
    };
    const rows = async (view: Projection<Member>): Promise<Map<string, unknown>> =>
      new Map([...(await bed.rows(view as unknown as Projection<Tally>))].sort());

    it('given any history, when it is projected in batches or one by one, then the rows are those of a plain fold', async () => {
      await fc.assert(
        fc.asyncProperty(tellings, fc.nat(40), async (told, split) => {
          const { view, prefix } = next();
          await tell(prefix, told.slice(0, split)); // one batch
          const runner = await start(view, { readModels: smallPages(bed.opened.store) });
          await tell(prefix, told.slice(split)); // as they come
          expect(await bed.caughtUp(runner, view)).toBe(true);
          await runner.stop();
          expect(await rows(view)).toEqual(await membersOf(bed.log, view));
        }),
        { numRuns: 60 },
      );
    });

    it('given faults of all kinds, when the rows are read at any time, then an event has changed all of its rows or none', async () => {
      const { view, prefix } = next();
      const random = randomFor(view.name);
      const faulty = changedCommit(bed.opened.store, async (commit) => {
        const luck = random();
        if (luck < 0.1) await commit(); // stored, and the answer is lost
        if (luck < 0.2) throw new ReadModelsUnavailable({ reason: 'SPEC' });
        await pause(random() * 5);
        await commit();
      });
      const readModels = { ...smallPages(bed.opened.store), commit: faulty.commit };
      const store = withFeed(bed.log, (feed) => doubling(cutAfter(feed, 40)));
      const told = fc.sample(tellings, { numRuns: 8 }).flat();
      const runner = await start(view, { readModels, store });
      let written = false;
      const writing = tell(prefix, told).then(() => (written = true));
      let looked = 0;
      for (let done = false; !done;) {
        await pause(3);
        done = written && (await runner.waitFor(view.name, await bed.log.tail(), 5));
        const before = await bed.opened.store.checkpoint(collectionOf(view));
        const seen = await rows(view);
        if (before !== (await bed.opened.store.checkpoint(collectionOf(view)))) continue;
        expect(seen).toEqual(await membersOf(bed.log, view, before));
        looked++;
      }
      await writing;
      expect(looked).toBeGreaterThan(2);
    });

    it('given an owner that ends in the middle, when the next one takes over, then no row has missed the event or folded it twice', async () => {
      const { view, prefix } = next();
      const things = Array.from({ length: 9 }, (_, index) => telling(`t${index}`, { put: 'g1', amount: index }));
      await tell(prefix, [...things, telling('g1', { named: 'g1', name: 'first' })]);
      const held = Promise.withResolvers<void>();
      let commits = 0;
      const stuck = changedCommit(bed.opened.store, async (commit) => {
        if (++commits > 1) await held.promise;
        await commit();
      });
      const first = await start(view, { readModels: stuck });
      await until(async () => (await rows(view)).size > 0);
      await tell(prefix, [telling('g1', { moved: 'g1', to: 'g2' })]);
      await until(() => commits > 1);
      held.reject(new ReadModelsUnavailable({ reason: 'SPEC' }));
      await first.stop();
      const second = await start(view);
      await tell(prefix, [telling('g2', { named: 'g2', name: 'second' })]);
      expect(await bed.caughtUp(second, view)).toBe(true);
      expect(await rows(view)).toEqual(await membersOf(bed.log, view));
      expect((await rows(view)).get(`${prefix}t3`)).toMatchObject({
        group: 'g2',
        name: 'second',
        revisions: [0, 0, 1, 0],
      });
    });

    it('given rows whose removal is not stored yet, when the next event is about them too, then they stay removed', async () => {
      const { view, prefix } = next();
      await tell(prefix, [telling('t1', { put: 'g1', amount: 1 }), telling('t2', { put: 'g1', amount: 2 })]);
      const held = Promise.withResolvers<void>();
      let commits = 0;
      let searches = 0;
      const slow = changedCommit(bed.opened.store, async (commit) => {
        if (++commits === 2) await held.promise;
        await commit();
      });
      const readModels: ReadModelStore = { ...slow, find: (...asked) => (searches++, bed.opened.store.find(...asked)) };
      const runner = await start(view, { readModels });
      expect(await bed.caughtUp(runner, view)).toBe(true);
      await tell(prefix, [telling('g1', { dissolved: 'g1' })]);
      await until(() => commits === 2);
      await tell(prefix, [telling('g1', { named: 'g1', name: 'too late' })]);
      await until(() => searches === 2);
      held.resolve();
      expect(await bed.caughtUp(runner, view)).toBe(true);
      expect([...(await rows(view)).keys()]).toEqual([`${prefix}g1`]);
    });

    it('given an event that one of its rows cannot handle, when it comes, then the projection stops right before it', async () => {
      const { view, prefix } = next();
      await tell(prefix, [telling('t1', { put: 'g1', amount: 1 })]);
      const good = await bed.log.tail();
      const runner = await start(view);
      await tell(prefix, [telling('g1', { broken: 'g1' })]);
      expect(await runner.waitFor(view.name, await bed.log.tail(), PATIENCE_MS)).toBe(false);
      expect(await statusOf(runner)).toMatchObject({ state: 'stopped', checkpoint: good });
      expect(await rows(view)).toEqual(await membersOf(bed.log, view, good));
    });
  });
}
