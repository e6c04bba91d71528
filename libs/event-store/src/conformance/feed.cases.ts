import type { EventStore, FeedItem } from '../event-store.port.js';
import { collect, event, events, eventsOf, follow, newStream } from './events.js';
import type { EventStoreHarness } from './harness.js';

const endedWith =
  (id: string) =>
  (items: readonly FeedItem[]): boolean => {
    const last = items.at(-1);
    return last?.kind === 'event' && last.event.id === id;
  };

export function feedCases(harness: EventStoreHarness): void {
  describe('following', () => {
    let store: EventStore;
    beforeAll(async () => (store = await harness.open()));
    afterAll(() => store.close());

    const write = async (prefix: string, writers: number, rounds: number): Promise<void> => {
      await Promise.all(
        Array.from({ length: writers }, async () => {
          for (let round = 0; round < rounds; round += 1)
            await store.append({ stream: newStream(prefix), expected: 'no-stream', events: events(2) });
        }),
      );
    };

    it('goes from catch-up to live without a gap or a duplicate, while writers run', async () => {
      const after = await store.tail();
      await write('early', 8, 40);
      const last = event({}, 'Last');
      const following = follow(store, after, endedWith(last.id));
      await write('late', 8, 40);
      await store.append({ stream: newStream(), expected: 'no-stream', events: [last] });
      const seen = eventsOf(await following).map(({ id }) => id);
      expect(seen).toEqual((await collect(store.readAll({ after }))).map(({ id }) => id));
      expect(seen).toHaveLength(8 * 40 * 2 * 2 + 1);
    });

    it('resumes after any position with exactly what follows', async () => {
      const after = await store.tail();
      await write('resumed', 4, 5);
      const log = await collect(store.readAll({ after }));
      for (const index of [0, 7, 38]) {
        const items = await follow(store, log[index]!.position, (seen) => seen.at(-1)!.kind === 'caught-up');
        expect(eventsOf(items).map(({ id }) => id)).toEqual(log.slice(index + 1).map(({ id }) => id));
      }
    });

    it('an acknowledged append reaches a waiting subscriber', async () => {
      const after = await store.tail();
      const arrived = event();
      const following = follow(store, after, endedWith(arrived.id));
      await new Promise((resolve) => setTimeout(resolve, 20));
      const { position } = await store.append({ stream: newStream(), expected: 'no-stream', events: [arrived] });
      expect(eventsOf(await following).map((stored) => stored.position)).toEqual([position]);
    });

    it('passed advances over events that the filter leaves out, in catch-up and live', async () => {
      const after = await store.tail();
      await write('unwanted', 2, 300);
      const caughtUp = await store.tail();
      const filter = { streamPrefixes: [newStream('wanted')] };
      let live: string | undefined;
      const items = await follow(
        store,
        after,
        (seen) => {
          const last = seen.at(-1)!;
          if (last.kind === 'caught-up' && live === undefined) {
            live = '';
            void store
              .append({ stream: newStream('unwanted'), expected: 'no-stream', events: events(1) })
              .then(({ position }) => (live = position));
          }
          return last.kind === 'passed' && last.position > caughtUp;
        },
        filter,
      );
      expect(eventsOf(items)).toEqual([]);
      const passed = items.flatMap((item) => (item.kind === 'passed' ? [item.position] : []));
      expect(passed).toEqual([...passed].sort());
      expect(passed).toContain(caughtUp);
      expect(passed.at(-1)).toBe(live === '' ? await store.tail() : live);
    });

    it('caught-up comes once when the end is reached, and again when newer events were delivered', async () => {
      const after = await store.tail();
      await write('followed', 4, 20);
      const end = await store.tail();
      const last = event({}, 'Last');
      const items = await follow(store, after, (seen) => {
        const caughtUps = seen.filter(({ kind }) => kind === 'caught-up').length;
        if (caughtUps === 1 && seen.at(-1)!.kind === 'caught-up')
          void store.append({ stream: newStream(), expected: 'no-stream', events: [last] });
        return caughtUps === 2;
      });
      const [first, second] = items.filter(({ kind }) => kind === 'caught-up') as [FeedItem, FeedItem];
      expect(first).toEqual({ kind: 'caught-up', position: end });
      expect(second).toEqual({ kind: 'caught-up', position: eventsOf(items).at(-1)!.position });
      expect(eventsOf(items).at(-1)!.id).toBe(last.id);
      expect(items.indexOf(second)).toBe(items.indexOf(first) + 2);
    });

    it('a slow subscriber loses nothing, however much is written meanwhile', async () => {
      const after = await store.tail();
      const abort = new AbortController();
      const last = event({}, 'Last');
      const seen: string[] = [];
      const slow = (async () => {
        for await (const item of store.subscribe({ after }, abort.signal)) {
          if (item.kind !== 'event') continue;
          seen.push(item.event.id);
          if (seen.length < 30) await new Promise((resolve) => setTimeout(resolve, 5));
          if (item.event.id === last.id) abort.abort();
        }
      })();
      await Promise.all(
        Array.from({ length: 6 }, () =>
          store.append({ stream: newStream(), expected: 'no-stream', events: events(1_000) }),
        ),
      );
      await store.append({ stream: newStream(), expected: 'no-stream', events: [last] });
      await slow;
      expect(seen).toEqual((await collect(store.readAll({ after }))).map(({ id }) => id));
      expect(seen).toHaveLength(6_001);
    });

    it('two subscribers get separate objects', async () => {
      const after = await store.tail();
      const arrived = event({ tags: ['one'] });
      const both = [follow(store, after, endedWith(arrived.id)), follow(store, after, endedWith(arrived.id))] as const;
      await new Promise((resolve) => setTimeout(resolve, 20));
      await store.append({ stream: newStream(), expected: 'no-stream', events: [arrived] });
      const [first, second] = (await Promise.all(both)).map((items) => eventsOf(items)[0]!);
      (first!.data as { tags: string[] }).tags.push('mine');
      expect(second!.data).toEqual({ tags: ['one'] });
    });

    it('an aborted subscription ends without an error, waiting or not', async () => {
      const waiting = new AbortController();
      const quiet = collect(store.subscribe({ after: await store.tail() }, waiting.signal));
      await new Promise((resolve) => setTimeout(resolve, 20));
      waiting.abort();
      expect(await quiet).toEqual([{ kind: 'caught-up', position: await store.tail() }]);
      expect(await collect(store.subscribe({ after: '' }, AbortSignal.abort()))).toEqual([]);
    });

    it('a position beyond the end is refused, because the log it came from is gone', async () => {
      const tail = await store.tail();
      const beyond = `${'9'.repeat(15)}`.padStart(tail.length, '0');
      await expect(collect(store.subscribe({ after: beyond }, new AbortController().signal))).rejects.toMatchObject({
        code: 'store.invalid-argument',
      });
    });

    it('when the store closes, the subscriber learns where to resume, and misses nothing', async () => {
      const after = await store.tail();
      await write('before', 4, 10);
      const seen: string[] = [];
      const dropped = (async () => {
        for await (const item of store.subscribe({ after }, new AbortController().signal))
          if (item.kind === 'event') seen.push(item.event.id);
      })().catch((error: { code: string; facts: { after: string } }) => error);
      await new Promise((resolve) => setTimeout(resolve, 50));
      store = await harness.reopen(store);
      const error = await dropped;
      expect(error).toMatchObject({ code: 'store.subscription-dropped' });
      await write('after', 4, 10);
      const rest = await follow(
        store,
        (error as { facts: { after: string } }).facts.after,
        (items) => items.at(-1)!.kind === 'caught-up',
      );
      seen.push(...eventsOf(rest).map(({ id }) => id));
      expect(seen).toEqual((await collect(store.readAll({ after }))).map(({ id }) => id));
    });
  });
}
