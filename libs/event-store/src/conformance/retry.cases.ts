import { newId } from '@crm/kernel';
import type { EventStore } from '../event-store.port.js';
import { event, events, idsIn, newStream, outcomes } from './events.js';
import type { EventStoreHarness } from './harness.js';

export function retryCases(harness: EventStoreHarness): void {
  describe('repeating an append', () => {
    let store: EventStore;
    beforeAll(async () => (store = await harness.open()));
    afterAll(() => store.close());

    it('the identical batch at the same revision returns the stored result, even after later appends', async () => {
      const stream = newStream();
      const opening = { stream, expected: 'no-stream', events: events(2) } as const;
      const second = { stream, expected: 1, events: events(3) } as const;
      const openingResult = await store.append(opening);
      const secondResult = await store.append(second);
      await store.append({ stream, expected: 4, events: events(1) });
      expect(await store.append(opening)).toEqual(openingResult);
      expect(await store.append(second)).toEqual(secondResult);
      expect(await store.head(stream)).toEqual({ state: 'live', revision: 5 });
    });

    it('content is not compared, so a fresh ciphertext with the same id is not a conflict', async () => {
      const stream = newStream();
      const first = event({ box: 'one' });
      const result = await store.append({ stream, expected: 'no-stream', events: [first] });
      const again = { ...first, data: { box: 'two' } };
      expect(await store.append({ stream, expected: 'no-stream', events: [again] })).toEqual(result);
    });

    it('a request that is in flight twice is written once', async () => {
      const request = { stream: newStream(), expected: 'no-stream', events: events(2) } as const;
      const [first, second] = await Promise.all([store.append(request), store.append(request)]);
      expect(second).toEqual(first);
      expect(await idsIn(store, request.stream)).toHaveLength(2);
    });

    it('a prefix of the stored batch returns the revision of its own end', async () => {
      const stream = newStream();
      const batch = events(3);
      await store.append({ stream, expected: 'no-stream', events: batch });
      expect(await store.append({ stream, expected: 'no-stream', events: batch.slice(0, 2) })).toMatchObject({
        revision: 1,
      });
    });

    it('the stored result is returned to another client, too, and after a restart', async () => {
      const request = { stream: newStream(), expected: 'no-stream', events: events(2) } as const;
      const result = await store.append(request);
      const other = await harness.another?.(store);
      if (other !== undefined) expect(await other.append(request)).toEqual(result);
      await other?.close();
      store = await harness.reopen(store);
      expect(await store.append(request)).toEqual(result);
      expect(await idsIn(store, request.stream)).toHaveLength(2);
    });

    it('other orders, shifts and additions are conflicts and write nothing', async () => {
      const stream = newStream();
      const [first, second] = events(2) as [ReturnType<typeof event>, ReturnType<typeof event>];
      await store.append({ stream, expected: 'no-stream', events: [first, second] });
      const settled = await outcomes([
        store.append({ stream, expected: 'no-stream', events: [second, first] }),
        store.append({ stream, expected: 'no-stream', events: [second] }),
        store.append({ stream, expected: 0, events: [first] }),
        store.append({ stream, expected: 'no-stream', events: [first, second, event()] }),
        store.append({ stream, expected: 'no-stream', events: [first, event()] }),
      ]);
      expect(settled).toEqual(Array(5).fill('store.concurrency-conflict'));
      expect(await idsIn(store, stream)).toEqual([first.id, second.id]);
    });

    it('the same ids in another stream are different events', async () => {
      const batch = events(2);
      await store.append({ stream: newStream(), expected: 'no-stream', events: batch });
      expect(await store.append({ stream: newStream(), expected: 'no-stream', events: batch })).toMatchObject({
        revision: 1,
      });
    });

    it('a known id at the current revision is a new event', async () => {
      const stream = newStream();
      const known = event();
      await store.append({ stream, expected: 'no-stream', events: [known] });
      expect(await store.append({ stream, expected: 0, events: [known] })).toMatchObject({ revision: 1 });
    });

    it('appendMany returns the stored results when all are identical, and is a conflict when one is new', async () => {
      if (!store.capabilities.atomicMultiStream) return;
      const claim = { stream: newStream('claim'), expected: 'no-stream', events: events(1) } as const;
      const record = { stream: newStream(), expected: 'no-stream', events: events(2) } as const;
      const results = await store.appendMany([claim, record]);
      await store.append({ stream: record.stream, expected: 1, events: events(1) });
      expect(await store.appendMany([claim, record])).toEqual(results);
      const other = { stream: newStream(), expected: 'no-stream', events: [{ ...event(), id: newId() }] } as const;
      const [mixed] = await outcomes([store.appendMany([claim, other])]);
      expect(mixed).toBe('store.concurrency-conflict');
      expect(await store.head(other.stream)).toEqual({ state: 'missing', revision: -1 });
    });
  });
}
