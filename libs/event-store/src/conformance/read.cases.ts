import { BEGINNING, type EventStore } from '../event-store.port.js';
import { collect, event, events, newStream } from './events.js';
import type { EventStoreHarness } from './harness.js';

export function readCases(harness: EventStoreHarness): void {
  describe('reading', () => {
    let store: EventStore;
    const revisions = async (stream: string, options?: Parameters<EventStore['readStream']>[1]): Promise<number[]> =>
      (await collect(store.readStream(stream, options))).map(({ revision }) => revision);
    beforeAll(async () => (store = await harness.open()));
    afterAll(() => store.close());

    it('reads a range of a stream in both directions', async () => {
      const stream = newStream();
      await store.append({ stream, expected: 'no-stream', events: events(10) });
      expect(await revisions(stream)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
      expect(await revisions(stream, { from: 3, to: 5 })).toEqual([3, 4, 5]);
      expect(await revisions(stream, { from: 7, limit: 2 })).toEqual([7, 8]);
      expect(await revisions(stream, { backwards: true, limit: 3 })).toEqual([9, 8, 7]);
      expect(await revisions(stream, { backwards: true, from: 4, to: 2 })).toEqual([4, 3, 2]);
      expect(await revisions(stream, { limit: 0 })).toEqual([]);
    });

    it('reads nothing beyond the head or from a missing stream', async () => {
      const stream = newStream();
      await store.append({ stream, expected: 'no-stream', events: events(3) });
      expect(await revisions(stream, { from: 3 })).toEqual([]);
      expect(await revisions(stream, { from: 1, to: 100 })).toEqual([1, 2]);
      expect(await revisions(stream, { from: 100, backwards: true })).toEqual([2, 1, 0]);
      expect(await revisions(newStream())).toEqual([]);
      expect(await store.head(newStream())).toEqual({ state: 'missing', revision: -1 });
    });

    it('reads a stream longer than any slice completely and in order', async () => {
      const stream = newStream();
      for (let revision = -1; revision < 1_199; revision += 400)
        await store.append({ stream, expected: revision, events: events(400) });
      expect(await revisions(stream)).toEqual([...Array(1_200).keys()]);
      expect(await revisions(stream, { backwards: true })).toEqual([...Array(1_200).keys()].reverse());
      expect(await revisions(stream, { limit: 700 })).toHaveLength(700);
    });

    it.each<[string, unknown]>([
      ['unicode beyond the basic plane', { text: 'Zoë 𝄞 漢字 \u2028\u0007 "quoted" \\' }],
      ['a number too large for a double, as text', { amount: '9007199254740993' }],
      ['nested nulls', { a: null, b: [null, { c: null }] }],
      ['an empty object', {}],
      ['a value that is not an object', 'just text'],
      ['names with a meaning in JavaScript', JSON.parse('{"constructor":{"x":1},"toString":2,"10":3,"9":4}')],
      ['256 KiB', { text: 'ß'.repeat(128 * 1024 - 20) }],
    ])('returns %s unchanged', async (_what, data) => {
      const stream = newStream();
      const original = event(data);
      await store.append({ stream, expected: 'no-stream', events: [original] });
      const [stored] = await collect(store.readStream(stream));
      expect(stored).toMatchObject({ id: original.id, type: original.type, meta: original.meta, stream, revision: 0 });
      expect(stored!.data).toEqual(data);
      expect(stored!.recordedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      expect(stored!.hash).toMatch(/^[0-9a-f]{64}$/);
    });

    it('a change that a reader makes to its event is not visible to others', async () => {
      const stream = newStream();
      const data = { tags: ['one'] };
      const appended = store.append({ stream, expected: 'no-stream', events: [event(data)] });
      data.tags.push('after the call');
      await appended;
      const [first] = await collect(store.readStream(stream));
      (first!.data as typeof data).tags.push('by a reader');
      const [second] = await collect(store.readStream(stream));
      expect(second!.data).toEqual({ tags: ['one'] });
    });

    it('the log is ordered by position, and can be resumed anywhere with exactly the rest', async () => {
      const after = await store.tail();
      for (let round = 0; round < 4; round += 1)
        await Promise.all(
          [1, 2, 3].map((count) => store.append({ stream: newStream(), expected: 'any', events: events(count) })),
        );
      const log = await collect(store.readAll({ after }));
      const positions = log.map(({ position }) => position);
      expect(positions).toHaveLength(24);
      expect(positions).toEqual([...new Set(positions)].sort());
      expect(positions.at(-1)).toBe(await store.tail());
      for (const [index, position] of positions.entries())
        expect((await collect(store.readAll({ after: position }))).map(({ id }) => id)).toEqual(
          log.slice(index + 1).map(({ id }) => id),
        );
      expect(await collect(store.readAll({ after, limit: 5 }))).toEqual(log.slice(0, 5));
    });

    it('reading backwards returns the same events, newest first, and can be resumed anywhere', async () => {
      await store.append({ stream: newStream(), expected: 'no-stream', events: events(700) });
      const after = (await collect(store.readAllBackwards({ limit: 650 }))).at(-1)!.position;
      const log = (await collect(store.readAll({ after }))).reverse();
      const last = await collect(store.readAllBackwards({ limit: 649 }));
      expect(last).toEqual(log);
      const rest = await collect(store.readAllBackwards({ before: log[9]!.position, limit: 3 }));
      expect(rest).toEqual(log.slice(10, 13));
      const all = await collect(store.readAll({ after: BEGINNING }));
      expect((await collect(store.readAllBackwards({}))).map(({ id }) => id)).toEqual(
        all.map(({ id }) => id).reverse(),
      );
      expect(await collect(store.readAllBackwards({ before: BEGINNING }))).toEqual([]);
    });

    it('reading backwards goes as far back as its filter requires', async () => {
      const stream = newStream();
      await store.append({ stream, expected: 'no-stream', events: [event({}), event({})] });
      await store.append({ stream: newStream(), expected: 'no-stream', events: events(600) });
      const found = await collect(store.readAllBackwards({ filter: { streamPrefixes: [stream] }, limit: 5 }));
      expect(found.map(({ revision }) => revision)).toEqual([1, 0]);
    });

    it('counts the events after a position', async () => {
      const before = await store.tail();
      const { position } = await store.append({ stream: newStream(), expected: 'no-stream', events: events(5) });
      await store.append({ stream: newStream(), expected: 'no-stream', events: events(300) });
      expect([await store.countAfter(before), await store.countAfter(position)]).toEqual([305, 300]);
      expect(await store.countAfter(await store.tail())).toBe(0);
      const all = await collect(store.readAll({ after: BEGINNING }));
      expect(await store.countAfter(BEGINNING)).toBe(all.length);
    });

    it('reading from the beginning returns everything, starting with the first event', async () => {
      const [first] = await collect(store.readAll({ after: BEGINNING, limit: 1 }));
      const all = await collect(store.readAll({ after: BEGINNING }));
      expect(all[0]).toEqual(first);
      expect(all.at(-1)!.position).toBe(await store.tail());
    });

    it('a reader that tails the log under many writers never misses what a later full read shows', async () => {
      let after = await store.tail();
      const start = after;
      const tailed: string[] = [];
      let writing = true;
      const tail = (async () => {
        for (;;) {
          const last = !writing;
          for await (const stored of store.readAll({ after })) {
            tailed.push(stored.id);
            after = stored.position;
          }
          if (last) return;
          await new Promise((resolve) => setTimeout(resolve, 1));
        }
      })();
      await Promise.all(
        Array.from({ length: 20 }, async (_, writer) => {
          for (let round = 0; round < 10; round += 1) {
            await new Promise((resolve) => setTimeout(resolve, (writer * 7 + round * 13) % 11));
            await store.append({ stream: newStream(), expected: 'no-stream', events: events(1 + (writer % 3)) });
          }
        }),
      );
      writing = false;
      await tail;
      expect(tailed).toEqual((await collect(store.readAll({ after: start }))).map(({ id }) => id));
    });

    it('positions have a fixed width, so they compare as text', async () => {
      const log = await collect(store.readAll({ after: BEGINNING }));
      expect(new Set(log.map(({ position }) => position.length)).size).toBe(1);
      expect(log.every(({ position }, index) => index === 0 || position > log[index - 1]!.position)).toBe(true);
    });

    it('filters by prefix and by type, both literally', async () => {
      const after = await store.tail();
      for (const [stream, type] of [
        ['a%b-1', 'Type_One'],
        ['aXb-1', 'TypeXOne'],
        ['a.b-1', 'Type_One'],
        ['[a]-1', '*'],
        ['A%B-1', 'type_one'],
      ] as const)
        await store.append({ stream: `${stream}${newStream()}`, expected: 'no-stream', events: [event({}, type)] });
      const matching = async (filter: { streamPrefixes?: string[]; types?: string[] }): Promise<string[]> =>
        (await collect(store.readAll({ after, filter }))).map(({ stream, type }) => `${stream.slice(0, 5)} ${type}`);
      expect(await matching({ streamPrefixes: ['a%b'] })).toEqual(['a%b-1 Type_One']);
      expect(await matching({ streamPrefixes: ['a.', '[a]'] })).toEqual(['a.b-1 Type_One', '[a]-1 *']);
      expect(await matching({ types: ['Type_One'] })).toEqual(['a%b-1 Type_One', 'a.b-1 Type_One']);
      expect(await matching({ types: ['*'] })).toEqual(['[a]-1 *']);
      expect(await matching({ streamPrefixes: ['a'], types: ['TypeXOne', '*'] })).toEqual(['aXb-1 TypeXOne']);
      expect(await matching({ streamPrefixes: [] })).toEqual([]);
    });

    it.each(['x', '1', '0'.repeat(40)])('refuses %p as a position', async (after) => {
      await expect(collect(store.readAll({ after }))).rejects.toMatchObject({ code: 'store.invalid-argument' });
    });

    it('a signal that is aborted before or during a read ends it with its reason', async () => {
      const stream = newStream();
      await store.append({ stream, expected: 'no-stream', events: events(5) });
      const reason = new Error('enough');
      await expect(collect(store.readStream(stream, {}, AbortSignal.abort(reason)))).rejects.toBe(reason);
      const abort = new AbortController();
      const seen: number[] = [];
      const reading = (async () => {
        for await (const { revision } of store.readStream(stream, {}, abort.signal)) {
          seen.push(revision);
          if (revision === 1) abort.abort(reason);
        }
      })();
      await expect(reading).rejects.toBe(reason);
      expect(seen).toEqual([0, 1]);
    });
  });
}
