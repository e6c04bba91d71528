import type { EventStore } from '../event-store.port.js';
import { collect, event, events, newStream, outcomes } from './events.js';
import type { EventStoreHarness } from './harness.js';

export function streamLifeCases(harness: EventStoreHarness): void {
  describe('truncating and deleting', () => {
    let store: EventStore;
    const opened = async (count: number): Promise<string> => {
      const stream = newStream();
      await store.append({ stream, expected: 'no-stream', events: events(count) });
      return stream;
    };
    const revisions = async (stream: string): Promise<number[]> =>
      (await collect(store.readStream(stream))).map(({ revision }) => revision);
    beforeAll(async () => (store = await harness.open()));
    afterAll(() => store.close());

    it('a soft-deleted stream is missing, and continues its numbering', async () => {
      const stream = await opened(3);
      await store.delete(stream, 'soft', 2);
      expect(await revisions(stream)).toEqual([]);
      expect(await store.head(stream)).toEqual({ state: 'missing', revision: 2 });
      const [exists] = await outcomes([store.append({ stream, expected: 'exists', events: events(1) })]);
      expect(exists).toBe('store.concurrency-conflict');
      expect(await store.append({ stream, expected: 'no-stream', events: events(2) })).toMatchObject({ revision: 4 });
      expect(await revisions(stream)).toEqual([3, 4]);
      expect(await store.head(stream)).toEqual({ state: 'live', revision: 4 });
    });

    it('what follows a soft delete is retried like any other append', async () => {
      const stream = await opened(2);
      await store.delete(stream, 'soft', 'any');
      const reopening = { stream, expected: 'no-stream', events: events(2) } as const;
      const result = await store.append(reopening);
      expect(await store.append(reopening)).toEqual(result);
      const [other] = await outcomes([store.append({ stream, expected: 'no-stream', events: events(1) })]);
      expect(other).toBe('store.concurrency-conflict');
    });

    it('a hard delete retires the name forever', async () => {
      const stream = await opened(2);
      await store.delete(stream, 'hard', 1);
      expect((await store.head(stream)).state).toBe('deleted');
      const refusals = await outcomes<unknown>([
        store.append({ stream, expected: 'any', events: events(1) }),
        store.append({ stream, expected: 'no-stream', events: events(1) }),
        store.append({ stream, expected: 1, events: [] }),
        collect(store.readStream(stream)),
        store.delete(stream, 'soft', 'any'),
        store.truncate(stream, 1),
      ]);
      expect(refusals).toEqual(Array(6).fill('store.stream-deleted'));
    });

    it('a name that never existed can be retired, too', async () => {
      const stream = newStream();
      await store.delete(stream, 'hard', 'no-stream');
      expect(await store.head(stream)).toEqual({ state: 'deleted', revision: -1 });
      const [fenced] = await outcomes([store.append({ stream, expected: 'no-stream', events: events(1) })]);
      expect(fenced).toBe('store.stream-deleted');
    });

    it('a delete checks the expected revision, and repeating it succeeds', async () => {
      const stream = await opened(3);
      const conflicts = await outcomes([
        store.delete(stream, 'soft', 1),
        store.delete(stream, 'hard', 'no-stream'),
        store.delete(newStream(), 'soft', 'exists'),
      ]);
      expect(conflicts).toEqual(Array(3).fill('store.concurrency-conflict'));
      await store.delete(stream, 'soft', 2);
      await store.delete(stream, 'soft', 2);
      await store.delete(stream, 'hard', 2);
      await store.delete(stream, 'hard', 2);
    });

    it('deletes and truncations survive a restart', async () => {
      const [soft, hard, short] = [await opened(2), await opened(2), await opened(3)];
      await Promise.all([store.delete(soft, 'soft', 1), store.delete(hard, 'hard', 1), store.truncate(short, 2)]);
      store = await harness.reopen(store);
      expect(await store.head(soft)).toEqual({ state: 'missing', revision: 1 });
      expect((await store.head(hard)).state).toBe('deleted');
      expect(await revisions(short)).toEqual([2]);
      expect(await store.append({ stream: soft, expected: 'no-stream', events: events(1) })).toMatchObject({
        revision: 2,
      });
    });

    it('truncation hides the early events of a stream', async () => {
      const stream = await opened(5);
      await store.truncate(stream, 3);
      expect(await revisions(stream)).toEqual([3, 4]);
      expect((await collect(store.readStream(stream, { backwards: true }))).map(({ revision }) => revision)).toEqual([
        4, 3,
      ]);
      expect(await store.append({ stream, expected: 4, events: events(1) })).toMatchObject({ revision: 5 });
    });

    it('truncation never moves back, and hides no future events', async () => {
      const stream = await opened(3);
      await store.truncate(stream, 100);
      await store.truncate(stream, 1);
      expect(await revisions(stream)).toEqual([]);
      expect(await store.head(stream)).toEqual({ state: 'live', revision: 2 });
      await store.append({ stream, expected: 2, events: events(1) });
      expect(await revisions(stream)).toEqual([3]);
    });

    it('a stream that is truncated up to a summary event still loads', async () => {
      const stream = newStream('counter');
      await store.append({
        stream,
        expected: 'no-stream',
        events: [1, 2, 3].map((amount) => event({ amount }, 'Added')),
      });
      await store.append({ stream, expected: 2, events: [event({ total: 6 }, 'BooksClosed')] });
      await store.truncate(stream, 3);
      await store.append({ stream, expected: 3, events: [event({ amount: 4 }, 'Added')] });
      const total = (await collect(store.readStream(stream))).reduce((sum, { type, data }) => {
        const { amount, total } = data as { amount: number; total: number };
        return type === 'BooksClosed' ? total : sum + amount;
      }, 0);
      expect(total).toBe(10);
    });

    it('hidden events stay in the log, and the chain stays intact', async () => {
      const after = await store.tail();
      const [soft, hard, short] = [await opened(2), await opened(2), await opened(3)];
      await Promise.all([store.delete(soft, 'soft', 1), store.delete(hard, 'hard', 1), store.truncate(short, 3)]);
      await store.append({ stream: soft, expected: 'no-stream', events: events(1) });
      expect(await collect(store.readAll({ after, filter: { streamPrefixes: [soft, hard, short] } }))).toHaveLength(8);
      expect((await collect(store.verify())).filter(({ kind }) => kind === 'fault')).toEqual([]);
    });
  });
}
