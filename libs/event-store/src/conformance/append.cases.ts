import type { EventStore } from '../event-store.port.js';
import { collect, event, events, idsIn, meta, newStream, outcomes } from './events.js';
import type { EventStoreHarness } from './harness.js';

export function appendCases(harness: EventStoreHarness): void {
  describe('appending', () => {
    let store: EventStore;
    beforeAll(async () => (store = await harness.open()));
    afterAll(() => store.close());

    it('opens a stream with no-stream, and refuses a second opening with the actual revision', async () => {
      const stream = newStream();
      const opened = await store.append({ stream, expected: 'no-stream', events: events(3) });
      expect(opened.revision).toBe(2);
      expect(opened.position > '').toBe(true);
      const again = store.append({ stream, expected: 'no-stream', events: events(1) });
      await expect(again).rejects.toMatchObject({
        code: 'store.concurrency-conflict',
        facts: { stream, expected: 'no-stream', actual: 2 },
      });
      expect(await idsIn(store, stream)).toHaveLength(3);
    });

    it('exists is a conflict on a missing stream and a success on a live one', async () => {
      const stream = newStream();
      const missing = store.append({ stream, expected: 'exists', events: events(1) });
      await expect(missing).rejects.toMatchObject({ code: 'store.concurrency-conflict', facts: { actual: -1 } });
      await store.append({ stream, expected: 'no-stream', events: events(1) });
      expect((await store.append({ stream, expected: 'exists', events: events(1) })).revision).toBe(1);
    });

    it('an exact revision must be the current one, neither behind nor ahead', async () => {
      const stream = newStream();
      await store.append({ stream, expected: -1, events: events(3) });
      const [behind] = await outcomes([store.append({ stream, expected: 1, events: events(1) })]);
      const [equal] = await outcomes([store.append({ stream, expected: 2, events: events(1) })]);
      const [ahead] = await outcomes([store.append({ stream, expected: 4, events: events(1) })]);
      expect(behind).toBe('store.concurrency-conflict');
      expect(equal).toMatchObject({ revision: 3 });
      expect(ahead).toBe('store.concurrency-conflict');
    });

    it('any takes 50 concurrent callers, and the revisions stay dense', async () => {
      const stream = newStream();
      const appended = await Promise.all(
        Array.from({ length: 50 }, () => store.append({ stream, expected: 'any', events: events(1) })),
      );
      expect(appended.map(({ revision }) => revision).sort((a, b) => a - b)).toEqual([...Array(50).keys()]);
      expect((await collect(store.readStream(stream))).map(({ revision }) => revision)).toEqual([...Array(50).keys()]);
    });

    it('of 50 concurrent appends at one revision exactly one wins, and the others write nothing', async () => {
      const stream = newStream();
      await store.append({ stream, expected: 'no-stream', events: events(1) });
      const settled = await outcomes(
        Array.from({ length: 50 }, () => store.append({ stream, expected: 0, events: events(2) })),
      );
      expect(settled.filter((outcome) => outcome === 'store.concurrency-conflict')).toHaveLength(49);
      expect(await store.head(stream)).toEqual({ state: 'live', revision: 2 });
    });

    it('a batch of 100 is stored whole, and not at all when one member is too large', async () => {
      const stream = newStream();
      await store.append({ stream, expected: 'no-stream', events: events(100) });
      const tooLarge = event({ text: 'x'.repeat(store.capabilities.maxEventBytes) });
      const refused = store.append({ stream, expected: 99, events: [...events(50), tooLarge, ...events(49)] });
      await expect(refused).rejects.toMatchObject({
        code: 'store.payload-too-large',
        facts: { stream, limit: store.capabilities.maxEventBytes },
      });
      expect(await store.head(stream)).toEqual({ state: 'live', revision: 99 });
    });

    it('the total size of one append is limited, too', async () => {
      const stream = newStream();
      const { maxAppendBytes, maxEventBytes } = store.capabilities;
      const large = Array.from({ length: Math.ceil(maxAppendBytes / (maxEventBytes - 20)) + 1 }, () =>
        event({ text: 'x'.repeat(maxEventBytes - 20) }),
      );
      const refused = store.append({ stream, expected: 'no-stream', events: large });
      await expect(refused).rejects.toMatchObject({
        code: 'store.payload-too-large',
        facts: { limit: maxAppendBytes },
      });
      expect(await store.head(stream)).toEqual({ state: 'missing', revision: -1 });
    });

    it('an empty batch checks the expectation and writes nothing', async () => {
      const stream = newStream();
      expect(await store.append({ stream, expected: 'no-stream', events: [] })).toEqual({ revision: -1, position: '' });
      const [exists] = await outcomes([store.append({ stream, expected: 'exists', events: [] })]);
      expect(exists).toBe('store.concurrency-conflict');
      await store.append({ stream, expected: 'no-stream', events: events(2) });
      expect(await store.append({ stream, expected: 1, events: [] })).toEqual({ revision: 1, position: '' });
      const [stale] = await outcomes([store.append({ stream, expected: 0, events: [] })]);
      expect(stale).toBe('store.concurrency-conflict');
      expect(await store.head(stream)).toEqual({ state: 'live', revision: 1 });
    });

    it('the same id twice in one append is refused before anything is written', async () => {
      const stream = newStream();
      const twice = event();
      const refused = store.append({ stream, expected: 'no-stream', events: [twice, twice] });
      await expect(refused).rejects.toMatchObject({ code: 'store.invalid-argument' });
      expect(await store.head(stream)).toEqual({ state: 'missing', revision: -1 });
    });

    it('the position of an append is the one the log reports for its last event', async () => {
      const stream = newStream();
      const after = await store.tail();
      const { position } = await store.append({ stream, expected: 'no-stream', events: events(3) });
      const log = await collect(store.readAll({ after, filter: { streamPrefixes: [stream] } }));
      expect(log.at(-1)).toMatchObject({ stream, revision: 2, position });
    });

    it.each([
      ['an upper-case id', { id: 'F47AC10B-58CC-4372-A567-0E02B2C3D479' }],
      ['an id that is not a UUID', { id: '42' }],
      ['an empty type', { type: '' }],
      ['a type with a line break', { type: 'Thing\nHappened' }],
      ['data that JSON cannot hold', { data: { amount: Number.NaN } }],
      ['missing data', { data: undefined }],
      ['a lone surrogate', { data: { text: '\ud800' } }],
    ])('refuses %s before any I/O', async (_what, wrong) => {
      const stream = newStream();
      const refused = store.append({ stream, expected: 'no-stream', events: [{ ...event(), ...wrong }] });
      await expect(refused).rejects.toMatchObject({ code: 'store.invalid-argument' });
    });

    it.each(['', 'x'.repeat(251), 'thing-\u0000', 'thing-\ud800'])('refuses the stream name %j', async (stream) => {
      const refused = store.append({ stream, expected: 'any', events: events(1) });
      await expect(refused).rejects.toMatchObject({ code: 'store.invalid-argument', facts: { argument: 'stream' } });
    });

    it.each([-2, 0.5, Number.NaN, 2 ** 53])('refuses %p as an expected revision', async (expected) => {
      const refused = store.append({ stream: newStream(), expected, events: events(1) });
      await expect(refused).rejects.toMatchObject({ code: 'store.invalid-argument', facts: { argument: 'expected' } });
    });

    it('a conflicting request does not affect the others in its group', async () => {
      const [left, middle, right] = [newStream(), newStream(), newStream()] as const;
      const settled = await outcomes([
        store.append({ stream: left, expected: 'no-stream', events: events(2) }),
        store.append({ stream: middle, expected: 7, events: events(2) }),
        store.append({ stream: left, expected: 1, events: events(1) }),
        store.append({ stream: left, expected: 1, events: events(1) }),
        store.append({ stream: right, expected: 'any', events: events(1) }),
      ]);
      expect(settled).toMatchObject([
        { revision: 1 },
        'store.concurrency-conflict',
        { revision: 2 },
        'store.concurrency-conflict',
        { revision: 0 },
      ]);
      expect(await store.head(middle)).toEqual({ state: 'missing', revision: -1 });
    });

    it('the event loop keeps running under full write load', async () => {
      let turns = 0;
      let writing = true;
      const turn = (): void => {
        turns += 1;
        if (writing) setTimeout(turn, 1);
      };
      turn();
      const until = Date.now() + 2_000;
      let appended = 0;
      await Promise.all(
        Array.from({ length: 64 }, async () => {
          for (; Date.now() < until; appended += 1)
            await store.append({
              stream: newStream(),
              expected: 'no-stream',
              events: [event({ text: 'x'.repeat(200) })],
            });
        }),
      );
      writing = false;
      // A blocked loop would turn once for each commit at best. How long a turn takes is measured by the benchmark.
      expect(turns).toBeGreaterThan(20);
      expect(appended).toBeGreaterThan(64);
    });

    it('stores the canonical text, so equal data has equal bytes', async () => {
      const stream = newStream();
      await store.append({
        stream,
        expected: 'no-stream',
        events: [{ ...event({ b: 1, a: { d: undefined, c: [] } }), meta: { ...meta, zebra: 1, alpha: 'ä' } }],
      });
      const [stored] = await collect(store.readStream(stream));
      expect(JSON.stringify(stored!.data)).toBe('{"a":{"c":[]},"b":1}');
      expect(stored!.meta).toMatchObject({ ...meta, zebra: 1, alpha: 'ä' });
    });
  });

  describe('appending to several streams at once', () => {
    let store: EventStore;
    beforeAll(async () => (store = await harness.open()));
    afterAll(() => store.close());

    it('rejects with NotSupported, or rejects everything because of one stale stream', async () => {
      const [fresh, stale] = [newStream(), newStream()] as const;
      const both = store.appendMany([
        { stream: fresh, expected: 'no-stream', events: events(2) },
        { stream: stale, expected: 3, events: events(1) },
      ]);
      if (!store.capabilities.atomicMultiStream) {
        await expect(both).rejects.toMatchObject({ code: 'store.not-supported' });
        return;
      }
      await expect(both).rejects.toMatchObject({
        code: 'store.concurrency-conflict',
        facts: { stream: stale, actual: -1 },
      });
      expect(await store.head(fresh)).toEqual({ state: 'missing', revision: -1 });
    });

    it('on success the events are next to each other in the log, in the given order', async () => {
      if (!store.capabilities.atomicMultiStream) return;
      const [claim, record] = [newStream('claim'), newStream()] as const;
      const after = await store.tail();
      const results = await store.appendMany([
        { stream: claim, expected: 'no-stream', events: events(1) },
        { stream: record, expected: 'no-stream', events: events(2) },
      ]);
      const log = await collect(store.readAll({ after }));
      expect(log.map(({ stream, revision }) => [stream, revision])).toEqual([
        [claim, 0],
        [record, 0],
        [record, 1],
      ]);
      expect(results).toEqual([
        { revision: 0, position: log[0]!.position },
        { revision: 1, position: log[2]!.position },
      ]);
    });

    it('refuses one stream named twice, and does nothing for an empty list', async () => {
      if (!store.capabilities.atomicMultiStream) return;
      const stream = newStream();
      const twice = store.appendMany([
        { stream, expected: 'any', events: events(1) },
        { stream, expected: 'any', events: events(1) },
      ]);
      await expect(twice).rejects.toMatchObject({ code: 'store.invalid-argument' });
      expect(await store.appendMany([])).toEqual([]);
    });
  });
}
