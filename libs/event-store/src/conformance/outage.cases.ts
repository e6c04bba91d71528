import type { AppendResult, EventStore } from '../event-store.port.js';
import { collect, event, events, idsIn, newStream, outcomes } from './events.js';
import type { EventStoreHarness } from './harness.js';

export function outageCases(harness: EventStoreHarness): void {
  describe('when things go wrong', () => {
    let store: EventStore;
    beforeEach(async () => (store = await harness.open({ maxPendingEvents: 500 })));
    afterEach(() => store.close());

    it('a cut in the middle of appends surfaces as an unknown outcome, and the retry settles it', async () => {
      const requests = Array.from({ length: 40 }, () => ({
        stream: newStream(),
        expected: 'no-stream' as const,
        events: events(2),
      }));
      const settling = outcomes<AppendResult>(requests.map((request) => store.append(request)));
      await new Promise((resolve) => setImmediate(resolve));
      await harness.cut(store);
      const settled = await settling;
      const failures = settled.filter((outcome) => typeof outcome === 'string');
      expect(failures.filter((code) => code !== 'store.unknown-outcome')).toEqual([]);
      const [later] = await outcomes([store.append({ stream: newStream(), expected: 'any', events: events(1) })]);
      expect(later).toBe('store.unavailable');

      store = await harness.reopen(store);
      const retried = await Promise.all(requests.map((request) => store.append(request)));
      expect(retried.map(({ revision }) => revision)).toEqual(Array(40).fill(1));
      for (const [index, request] of requests.entries()) {
        if (typeof settled[index] !== 'string') expect(retried[index]).toEqual(settled[index]);
        expect(await idsIn(store, request.stream)).toEqual(request.events.map(({ id }) => id));
      }
    });

    it('a full queue refuses at once, and accepts work again when it has drained', async () => {
      const calls = Array.from({ length: 100 }, () =>
        store.append({ stream: newStream(), expected: 'no-stream', events: events(10) }),
      );
      const settled = await outcomes<AppendResult>(calls);
      const refused = settled.filter((outcome) => outcome === 'store.overloaded');
      expect(refused).toHaveLength(50);
      expect(settled.slice(0, 50).every((outcome) => typeof outcome !== 'string')).toBe(true);
      await expect(
        store.append({ stream: newStream(), expected: 'no-stream', events: events(500) }),
      ).resolves.toMatchObject({
        revision: 499,
      });
      await expect(
        store.append({ stream: newStream(), expected: 'no-stream', events: events(501) }),
      ).rejects.toMatchObject({
        code: 'store.overloaded',
        facts: { pending: 0, limit: 500 },
      });
    });

    it('an append that is aborted before it was sent is not written', async () => {
      const stream = newStream();
      const reason = new Error('enough');
      await expect(
        store.append({ stream, expected: 'any', events: events(1) }, AbortSignal.abort(reason)),
      ).rejects.toBe(reason);
      const abort = new AbortController();
      const waiting = store.append({ stream, expected: 'any', events: events(1) }, abort.signal);
      abort.abort(reason);
      await expect(waiting).rejects.toBe(reason);
      await store.append({ stream: newStream(), expected: 'any', events: events(500) });
      expect(await store.head(stream)).toEqual({ state: 'missing', revision: -1 });
    });

    it('an append that is aborted after it was sent completes, and its caller gets an unknown outcome', async () => {
      const request = { stream: newStream(), expected: 'no-stream', events: [event()] } as const;
      const abort = new AbortController();
      const underWay = store.append(request, abort.signal);
      await new Promise((resolve) => setImmediate(resolve));
      abort.abort();
      await expect(underWay).rejects.toMatchObject({ code: 'store.unknown-outcome' });
      expect(await store.append(request)).toMatchObject({ revision: 0 });
      expect(await idsIn(store, request.stream)).toHaveLength(1);
    });

    it('close completes what was accepted, and later calls fail fast', async () => {
      const stream = newStream();
      const accepted = Array.from({ length: 20 }, () => store.append({ stream, expected: 'any', events: events(1) }));
      const closing = store.close();
      await expect(Promise.all(accepted)).resolves.toHaveLength(20);
      await closing;
      await store.close();
      const refusals = await outcomes<unknown>([
        store.append({ stream, expected: 'any', events: events(1) }),
        collect(store.readStream(stream)),
        collect(store.readAll({ after: '' })),
        store.head(stream),
        store.tail(),
        store.truncate(stream, 1),
        store.delete(stream, 'soft', 'any'),
        collect(store.verify()),
        collect(store.subscribe({ after: '' }, new AbortController().signal)),
      ]);
      expect(refusals).toEqual(Array(9).fill('store.unavailable'));
      store = await harness.reopen(store);
      expect(await store.head(stream)).toEqual({ state: 'live', revision: 19 });
    });
  });
}
