import { ReadModelsUnavailable } from '@crm/contracts/refusals';
import { setTimeout as pause } from 'node:timers/promises';
import { KeyDamaged, KeyUnavailable, DecryptionFailed, UnknownEvent } from '@crm/event-store';
import fc from 'fast-check';
import type { PoisonPolicy, Projection } from '../projection.js';

import type { ProjectionRunner } from '../runner/projection-runner.js';
import type { LogEngine, ReadModelEngine } from './engines.js';
import { changedCommit, withForged } from './faults.fixture.js';
import { PATIENCE_MS, RunnerBed, statusOf, until } from './runner-bed.fixture.js';
import { decode, rowsOf, tally, type Tally } from './tally.fixture.js';

/** A view that cannot handle `Broken` until it is cured. */
function ailing(name: string, onPoison: PoisonPolicy): { view: Projection<Tally>; cure(): void } {
  const plain = tally(name);
  let cured = false;
  const view: Projection<Tally> = {
    ...plain,
    onPoison,
    project: (row, event) =>
      plain.project(row, event.type === 'Broken' && cured ? { ...event, data: { amount: 1000 } } : event),
  };
  return { view, cure: () => (cured = true) };
}

/** Events that cannot be handled. */
export function parkingConformance(readModelEngine: ReadModelEngine, logEngine: LogEngine): void {
  describe(`events that cannot be handled, on ${readModelEngine.name}, fed by ${logEngine.name}`, () => {
    let bed: RunnerBed;
    beforeEach(async () => {
      bed = await RunnerBed.open(readModelEngine, logEngine);
    });
    afterEach(() => bed.close());

    const passed = async (runner: ProjectionRunner): Promise<void> =>
      until(async () => (await statusOf(runner)).checkpoint === (await bed.log.tail()));
    const parked = async (runner: ProjectionRunner, { name }: Projection<Tally>): Promise<string[]> =>
      (await runner.parked(name)).map(
        ({ stream, revision, error }) => `${stream}@${revision}${error === null ? '' : ' !'}`,
      );

    it('stop: given a projection that has stopped, when it is retried, then it stops at the same event until it is cured, and then goes on', async () => {
      const { view, cure } = ailing('spec.stopping', 'stop');
      const runner = await bed.start([view]);
      const good = await bed.append('a', 2);
      await bed.append('a', 1, 'Broken');
      await bed.append('b', 1);
      const stopped = async () => (await statusOf(runner)).state === 'stopped';
      await until(stopped);
      await runner.retryParked(view.name);
      await until(stopped);
      expect(await statusOf(runner)).toMatchObject({ checkpoint: good, parked: 0, skipped: 0 });
      cure();
      await runner.retryParked(view.name);
      expect(await bed.caughtUp(runner, view)).toBe(true);
      expect(await bed.rows(view)).toEqual(await rowsOf(bed.log, view));
    });

    it('park: given a poisonous event, when it comes, then it and the later events of its stream wait, and other streams go on', async () => {
      const { view } = ailing('spec.parking', 'park');
      const faults: string[] = [];
      const runner = await bed.start([view], { onFault: ({ error }) => faults.push(error) });
      await bed.append('a', 2);
      const broken = await bed.append('a', 1, 'Broken');
      const behind = await bed.append('a', 2);
      const other = await bed.append('b', 3);
      expect(await runner.waitFor(view.name, other, PATIENCE_MS)).toBe(true);
      expect(await parked(runner, view)).toEqual(['tally-a@2 !', 'tally-a@3', 'tally-a@4']);
      expect((await runner.parked(view.name))[0]).toEqual({
        position: broken,
        stream: 'tally-a',
        revision: 2,
        type: 'Broken',
        error: expect.stringMatching(/^TypeError at /) as string,
        attempts: 1,
        parkedAt: expect.stringMatching(/Z$/) as string,
      });
      expect([...(await bed.rows(view))].map(([id, { revisions }]) => [id, revisions])).toEqual([
        ['tally-a', [0, 1]],
        ['tally-b', [0, 1, 2]],
      ]);
      expect(await statusOf(runner)).toMatchObject({ state: 'live', lagEvents: 0, parked: 3, skipped: 0 });
      expect(faults[0]).toMatch(/^\d parked, 0 skipped: TypeError at .*: Broken, revision 2 of tally-a$/);
      // Waiting for a parked event returns false.
      expect(await runner.waitFor(view.name, behind, PATIENCE_MS)).toBe(false);
    });

    it('park: given parked events, when another owner takes over, then they are still parked, and later events of their stream wait behind them', async () => {
      const { view, cure } = ailing('spec.inherited', 'park');
      const first = await bed.start([view]);
      await bed.append('a', 1);
      await bed.append('a', 1, 'Broken');
      await passed(first);
      await first.stop();
      await bed.append('a', 1);
      const second = await bed.start([view]);
      await bed.append('a', 1);
      await passed(second);
      expect(await parked(second, view)).toEqual(['tally-a@1 !', 'tally-a@2', 'tally-a@3']);
      cure();
      expect(await second.retryParked(view.name)).toEqual({ streams: 1, unparked: 3, stillParked: 0 });
      await bed.append('a', 1);
      expect(await bed.caughtUp(second, view)).toBe(true);
      expect(await bed.rows(view)).toEqual(await rowsOf(bed.log, view));
      expect((await bed.rows(view)).get('tally-a')?.revisions).toEqual([0, 1, 2, 3, 4]);
      expect(await statusOf(second)).toMatchObject({ parked: 0, skipped: 0 });
    });

    it('park: given parked events, when the fault is cured before the next start, then that start folds them first, in order', async () => {
      const { view, cure } = ailing('spec.restarted', 'park');
      const first = await bed.start([view]);
      await bed.append('a', 1, 'Broken');
      await bed.append('a', 2);
      await passed(first);
      await first.stop();
      cure();
      await bed.append('a', 1);
      const second = await bed.start([view]);
      expect(await bed.caughtUp(second, view)).toBe(true);
      expect((await bed.rows(view)).get('tally-a')?.revisions).toEqual([0, 1, 2, 3]);
      expect(await parked(second, view)).toEqual([]);
    });

    it('park: given a retry that fails again, when it ends, then the order is as before and the attempt is counted', async () => {
      const { view, cure } = ailing('spec.again', 'park');
      const runner = await bed.start([view]);
      await bed.append('a', 1, 'Broken');
      await bed.append('a', 2);
      await bed.append('b', 1, 'Broken');
      await bed.append('b', 1);
      await passed(runner);
      expect(await runner.retryParked(view.name, 'tally-a')).toEqual({ streams: 1, unparked: 0, stillParked: 3 });
      expect((await runner.parked(view.name)).map(({ attempts }) => attempts)).toEqual([2, 0, 0, 1, 0]);
      cure();
      expect(await runner.retryParked(view.name, 'tally-a')).toEqual({ streams: 1, unparked: 3, stillParked: 0 });
      expect(await parked(runner, view)).toEqual(['tally-b@0 !', 'tally-b@1']);
      await bed.append('a', 1);
      expect(await runner.waitFor(view.name, await bed.log.tail(), PATIENCE_MS)).toBe(true);
      expect((await bed.rows(view)).get('tally-a')?.revisions).toEqual([0, 1, 2, 3]);
    });

    it('park: given two faults in one stream, when the first is discarded, then the events behind it are folded up to the second', async () => {
      const { view } = ailing('spec.discarded', 'park');
      const runner = await bed.start([view]);
      await bed.append('a', 1, 'Broken');
      await bed.append('a', 2);
      await bed.append('a', 1, 'Broken');
      await bed.append('a', 1);
      await passed(runner);
      expect(await runner.discardParked(view.name, 'tally-a')).toMatchObject({
        discarded: { revision: 0 },
        unparked: 2,
        stillParked: 2,
      });
      expect(await parked(runner, view)).toEqual(['tally-a@3 !', 'tally-a@4']);
      await runner.discardParked(view.name, 'tally-a');
      expect(await statusOf(runner)).toMatchObject({ parked: 0, skipped: 2 });
      expect(await runner.discardParked(view.name, 'tally-a')).toBeUndefined();
      await bed.append('a', 1);
      expect(await bed.caughtUp(runner, view)).toBe(true);
      expect((await bed.rows(view)).get('tally-a')?.revisions).toEqual([1, 2, 4, 5]);
    });

    it('park: given any history with faults in it and crashes at any commit, when it is cured and retried while others write, then the rows are those of a clean build', async () => {
      let runs = 0;
      const told = fc.array(
        fc.record({
          stream: fc.constantFrom('a', 'b', 'c', 'd'),
          type: fc.oneof({ weight: 5, arbitrary: fc.constant('Counted') }, fc.constantFrom('Broken', 'Closed')),
        }),
        { minLength: 1, maxLength: 30 },
      );
      await fc.assert(
        fc.asyncProperty(told, told, fc.array(fc.integer({ min: 0, max: 9 })), async (before, after, luck) => {
          const { view, cure } = ailing(`spec.any${++runs}`, 'park');
          const prefix = `any${runs}`;
          const mine = { ...view, filter: { ...view.filter, streamPrefixes: [`tally-${prefix}`] } };
          const write = async (list: typeof before): Promise<void> => {
            for (const { stream, type } of list) await bed.append(`${prefix}${stream}`, 1, type);
          };
          const faulty = changedCommit(bed.opened.store, async (commit) => {
            const draw = luck.shift() ?? 9;
            if (draw === 0) await commit(); // stored, and the answer is lost
            if (draw <= 1) throw new ReadModelsUnavailable({ reason: 'SPEC' });
            await commit();
          });
          await write(before);
          const runner = await bed.start([mine], { readModels: faulty });
          const writing = write(after);
          await runner.retryParked(mine.name).catch(() => undefined);
          cure();
          await writing;
          await until(async () => {
            const { stillParked } = await runner.retryParked(mine.name).catch(() => ({ stillParked: 1 }));
            await passed(runner);
            return stillParked === 0 && (await statusOf(runner)).parked === 0;
          });
          expect(await bed.caughtUp(runner, mine)).toBe(true);
          await runner.stop();
          const rows = await bed.rows(mine);
          expect(new Map([...rows].sort())).toEqual(new Map([...(await rowsOf(bed.log, mine))].sort()));
        }),
        { numRuns: 25 },
      );
    });

    it('park: given an event whose data cannot be read, when it comes, then it is parked without the error message; an outage of the vault parks nothing', async () => {
      const { view } = ailing('spec.unreadable', 'park');
      let outages = 2;
      const runner = await bed.start([view], {
        decode: async (stored) => {
          if (stored.length > 0 && outages-- > 0) throw new KeyUnavailable({ reason: 'SPEC' });
          if (stored.some(({ type }) => type === 'Broken')) throw new SyntaxError('quotes the personal data');
          return decode(stored);
        },
      });
      await bed.append('a', 3);
      await bed.append('a', 1, 'Broken');
      await bed.append('a', 1);
      await bed.append('b', 1);
      await passed(runner);
      expect(await parked(runner, view)).toEqual(['tally-a@3 !', 'tally-a@4']);
      expect(JSON.stringify(await runner.parked(view.name))).not.toContain('personal');
      expect((await bed.rows(view)).get('tally-b')?.revisions).toEqual([0]);
    });

    it('given an event that cannot be decrypted or has an unknown type, when it comes, then it is poison: no later read can cure it', async () => {
      for (const [index, cause] of [DecryptionFailed, KeyDamaged, UnknownEvent].entries()) {
        const { view } = ailing(`spec.broken-ciphertext${index}`, 'park');
        const runner = await bed.start([view], {
          decode: async (stored) => {
            const { stream, revision } = stored.find(({ type }) => type === 'Broken') ?? {};
            if (stream === undefined || revision === undefined) return decode(stored);
            throw new cause({
              stream,
              revision,
              part: 'data',
              type: 'Broken',
              version: 1,
              kid: 'k',
              damage: 'missing',
            });
          },
        });
        await bed.append(`${index}`, 1, 'Broken');
        await passed(runner);
        expect((await runner.parked(view.name)).map(({ error }) => error?.split(' ')[0])).toContain(
          ['privacy.seal-broken', 'privacy.key-damaged', 'store.unknown-event'][index],
        );
      }
    });

    describe('given the damaged data of one person, when a view that stops at poison meets it', () => {
      const damaged = new Set<string>();
      const decodeUndamaged: typeof decode = async (stored) => {
        const found = stored.find(({ stream }) => damaged.has(stream));
        if (found !== undefined) throw new KeyDamaged({ kid: found.stream, damage: 'missing' });
        return decode(stored);
      };
      beforeEach(() => damaged.clear());

      it('then only the streams of that person wait, and the fitness of the view says so', async () => {
        const { view } = ailing('spec.damaged', 'stop');
        damaged.add('tally-a');
        const runner = await bed.start([view], { decode: decodeUndamaged });
        expect(await runner.fitness(view.name, 'live', PATIENCE_MS)).toBe('whole');
        const own = await bed.append('a', 2);
        await bed.append('b', 1);
        await passed(runner);
        expect(await parked(runner, view)).toEqual(['tally-a@0 !', 'tally-a@1']);
        expect([...(await bed.rows(view)).keys()]).toEqual(['tally-b']);
        expect(await runner.fitness(view.name, 'live', PATIENCE_MS)).toBe('gaps');
        expect(await runner.fitness(view.name, 'end', PATIENCE_MS)).toBe('gaps');
        expect(await runner.fitness(view.name, own, PATIENCE_MS)).toBe('behind');
        expect([runner.lacks(view.name, 'a'), runner.lacks(view.name, 'b')]).toEqual([true, false]);
      });

      it('then it still stops at what the code cannot handle, and the fitness of the view says so', async () => {
        const { view } = ailing('spec.damaged-and-stopped', 'stop');
        const runner = await bed.start([view], { decode: decodeUndamaged });
        const good = await bed.append('b', 1);
        await bed.append('b', 1, 'Broken');
        await until(async () => (await statusOf(runner)).state === 'stopped');
        expect(await runner.fitness(view.name, 'live', PATIENCE_MS)).toBe('stopped');
        expect(await runner.fitness(view.name, 'end', PATIENCE_MS)).toBe('stopped');
        expect(await runner.fitness(view.name, good, PATIENCE_MS)).toBe('whole');
      });

      it('and its rows come from several streams, then a retry folds in the order of the log, so they are those of a clean build', async () => {
        const plain = tally('spec.damaged-wide');
        const view: Projection<Tally> = { ...plain, key: () => 'all', affects: () => undefined };
        for (const name of ['a', 'b', 'c']) damaged.add(`tally-${name}`);
        const runner = await bed.start([view], { decode: decodeUndamaged });
        for (const name of ['a', 'b', 'a', 'c', 'b', 'a']) await bed.append(name, 1);
        await passed(runner);
        expect(await bed.rows(view)).toEqual(new Map());
        damaged.clear();
        expect(await runner.retryParked(view.name)).toEqual({ streams: 3, unparked: 6, stillParked: 0 });
        const [row] = [...(await bed.rows(view)).values()];
        expect(row?.revisions).toEqual([0, 0, 1, 0, 1, 2]);
      });
    });

    describe('given events that are not authentic, when a view meets them', () => {
      let forged: Set<string>;
      beforeEach(() => (forged = new Set()));
      const start = (view: Projection<Tally>) =>
        bed.start([view], {
          store: withForged(bed.log, ({ stream, revision }) => forged.has(`${stream}@${revision}`)),
        });

      it.each(['stop', 'park', 'skip'] as const)(
        '%s: then they and what follows in their streams wait, the others go on, and the fitness of the view says so',
        async (policy) => {
          const { view } = ailing(`spec.forged-${policy}`, policy);
          const runner = await start(view);
          forged.add('tally-a@1').add('tally-a@3');
          const last = await bed.append('a', 5);
          await bed.append('b', 2);
          await passed(runner);
          expect(await parked(runner, view)).toEqual(['tally-a@1 !', 'tally-a@2', 'tally-a@3 !', 'tally-a@4']);
          expect((await runner.parked(view.name))[0]?.error).toMatch(/^store\.not-authentic /);
          expect([...(await bed.rows(view))].map(([id, { revisions }]) => [id, revisions])).toEqual([
            ['tally-a', [0]],
            ['tally-b', [0, 1]],
          ]);
          expect(await statusOf(runner)).toMatchObject({ state: 'live', skipped: 0 });
          expect(await runner.fitness(view.name, 'end', PATIENCE_MS)).toBe('gaps');
          expect([runner.lacks(view.name, 'a'), runner.lacks(view.name, 'b')]).toEqual([true, false]);
          expect(await runner.waitFor(view.name, last, PATIENCE_MS)).toBe(false);
          expect(await runner.passed(view.name, last, PATIENCE_MS)).toBe(true);
        },
      );

      it('then a retry folds none of them, and none of another stream is kept from it', async () => {
        const { view, cure } = ailing('spec.forged-retried', 'park');
        const runner = await start(view);
        forged.add('tally-a@0');
        await bed.append('a', 2);
        await bed.append('b', 1, 'Broken');
        await passed(runner);
        cure();
        expect(await runner.retryParked(view.name)).toEqual({ streams: 2, unparked: 1, stillParked: 2 });
        expect(await parked(runner, view)).toEqual(['tally-a@0 !', 'tally-a@1']);
        expect((await runner.parked(view.name))[0]).toMatchObject({
          error: expect.stringMatching(/^store\.not-authentic /) as string,
          attempts: 2,
        });
        expect([...(await bed.rows(view)).keys()]).toEqual(['tally-b']);
      });

      it('then they are folded once they are what they were, at the next start', async () => {
        const { view } = ailing('spec.forged-repaired', 'stop');
        const first = await start(view);
        forged.add('tally-a@1');
        await bed.append('a', 3);
        await passed(first);
        await first.stop();
        forged.clear();
        const second = await start(view);
        await until(async () => (await parked(second, view)).length === 0);
        expect(await bed.rows(view)).toEqual(await rowsOf(bed.log, view));
      });

      it('then an operator who discards one gets what follows it in its stream, up to the next', async () => {
        const { view } = ailing('spec.forged-discarded', 'stop');
        const runner = await start(view);
        forged.add('tally-a@1').add('tally-a@3');
        await bed.append('a', 5);
        await passed(runner);
        expect(await runner.discardParked(view.name, 'tally-a')).toMatchObject({
          discarded: { revision: 1 },
          unparked: 1,
          stillParked: 2,
        });
        expect(await parked(runner, view)).toEqual(['tally-a@3 !', 'tally-a@4']);
        await runner.discardParked(view.name, 'tally-a');
        await bed.append('a', 1);
        expect(await bed.caughtUp(runner, view)).toBe(true);
        expect((await bed.rows(view)).get('tally-a')?.revisions).toEqual([0, 2, 4, 5]);
      });
    });

    it('skip: given poisonous events and lost answers, when they come, then each is counted once and nothing else is missing', async () => {
      const { view } = ailing('spec.skipping', 'skip');
      let commits = 0;
      const readModels = changedCommit(bed.opened.store, async (commit) => {
        if (++commits % 3 === 0) await commit(); // stored, and the answer is lost
        if (commits % 3 === 0 || commits % 3 === 1) throw new ReadModelsUnavailable({ reason: 'SPEC' });
        await commit();
      });
      await bed.append('a', 1);
      await bed.append('a', 1, 'Broken');
      await bed.append('a', 1);
      const first = await bed.start([view], { readModels });
      expect(await bed.caughtUp(first, view)).toBe(true);
      await bed.append('b', 1, 'Broken');
      await bed.append('a', 1);
      expect(await bed.caughtUp(first, view)).toBe(true);
      expect(await statusOf(first)).toMatchObject({ parked: 0, skipped: 2 });
      await first.stop();
      const second = await bed.start([view]);
      expect(await bed.caughtUp(second, view)).toBe(true);
      expect((await statusOf(second)).skipped).toBe(2);
      expect((await bed.rows(view)).get('tally-a')?.revisions).toEqual([0, 2, 3]);
    });

    it('given a rebuild, when it meets a poisonous event, then it stops, whatever the policy of the projection', async () => {
      for (const policy of ['park', 'skip'] as const) {
        const { view } = ailing(`spec.building-${policy}`, policy);
        const good = await bed.append(policy, 1);
        await bed.append(policy, 1, 'Broken');
        const runner = await bed.start([{ ...view, filter: { streamPrefixes: [`tally-${policy}`] } }], {
          poisonStops: true,
        });
        await until(async () => (await statusOf(runner)).state === 'stopped');
        expect(await statusOf(runner)).toMatchObject({ checkpoint: good, parked: 0, skipped: 0 });
      }
    });

    it('park: given rows built from several streams, when the policy is to park, then that is a bug of the program', async () => {
      const { view } = ailing('spec.wide-parking', 'park');
      const wide = { ...view, affects: () => undefined };
      await expect(bed.start([wide])).rejects.toThrow('cannot be parked by stream');
    });

    it('park: given a projection at work, when a retry is requested while it stops, then it is refused', async () => {
      const { view } = ailing('spec.ending', 'park');
      const runner = await bed.start([view]);
      await bed.append('a', 1);
      await pause(5);
      const stopping = runner.stop();
      await expect(runner.retryParked(view.name)).rejects.toThrow('has stopped');
      await stopping;
    });
  });
}
