import { BEGINNING, type EventStore, type VerifyOptions } from '../event-store.port.js';
import { collect, events, newStream } from './events.js';
import type { EventStoreHarness } from './harness.js';

export function verifyCases(harness: EventStoreHarness): void {
  describe('verifying', () => {
    let store: EventStore;
    beforeAll(async () => (store = await harness.open()));
    afterAll(() => store.close());
    /** Each case starts with an event, so the log is never empty. */
    beforeEach(() => store.append({ stream: newStream(), expected: 'no-stream', events: events(1) }));

    it('an untouched log has no fault, and the result says how much was checked', async () => {
      const items = await collect(store.verify());
      expect(items.filter(({ kind }) => kind === 'fault')).toEqual([]);
      const log = await collect(store.readAll({ after: BEGINNING }));
      expect(items.at(-1)).toMatchObject({
        kind: 'done',
        events: log.length,
        streams: new Set(log.map(({ stream }) => stream)).size,
      });
    });

    it('one stream can be verified alone', async () => {
      const stream = newStream();
      await store.append({ stream, expected: 'no-stream', events: events(3) });
      expect(await collect(store.verify({ stream }))).toEqual([
        expect.objectContaining({ kind: 'done', streams: 1, events: 3 }),
      ]);
    });

    it('a log that grows still matches its known segments and heads', async () => {
      const after = await store.tail();
      const stream = newStream();
      await store.append({ stream, expected: 'no-stream', events: events(3) });
      const segment = await store.digest({ after, limit: 2 });
      expect(segment).toMatchObject({ after, events: 2, digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
      const rest = await store.digest({ after: segment!.upTo, limit: 10 });
      expect(rest).toMatchObject({ events: 1, upTo: await store.tail() });
      expect(await store.digest({ after: rest!.upTo, limit: 10 })).toBeUndefined();
      const [, , last] = await collect(store.readStream(stream));
      await store.append({ stream, expected: 2, events: events(2) });
      const known = { segments: [segment!, rest!], heads: [{ stream, revision: 2, hash: last!.hash }] };
      expect((await collect(store.verify(known))).filter(({ kind }) => kind === 'fault')).toEqual([]);
    });

    it('a log that is not the known one is recognised by its segments and heads', async () => {
      const after = await store.tail();
      const stream = newStream();
      await store.append({ stream, expected: 'no-stream', events: events(3) });
      const segment = (await store.digest({ after, limit: 3 }))!;
      const [first] = await collect(store.readStream(stream));
      const faults = async (options: VerifyOptions) =>
        (await collect(store.verify(options))).flatMap((item) =>
          item.kind === 'fault' ? [`${item.stream} ${item.fault}`] : [],
        );
      const { hash } = first!;
      const gone = newStream();
      expect(await faults({ segments: [{ ...segment, digest: hash }] })).toEqual(['$log changed']);
      expect(await faults({ segments: [{ ...segment, events: 4 }] })).toEqual(['$log missing']);
      expect(await faults({ segments: [{ ...segment, events: 2 }] })).toEqual(['$log inserted']);
      expect(
        await faults({
          heads: [
            { stream, revision: 0, hash },
            { stream, revision: 1, hash },
            { stream, revision: 5, hash },
            { stream: gone, revision: 0, hash },
          ],
        }),
      ).toEqual([`${stream} changed`, `${stream} truncated`, `${gone} truncated`]);
    });

    it('a verification that takes a share of a processor has the same result', async () => {
      await store.append({ stream: newStream(), expected: 'no-stream', events: events(30) });
      expect((await collect(store.verify({ share: 0.5 }))).at(-1)).toEqual((await collect(store.verify())).at(-1));
    });

    it('a verification that is aborted while it rests ends at once, with its reason', async () => {
      await store.append({ stream: newStream(), expected: 'no-stream', events: events(200) });
      const abort = new AbortController();
      const verifying = collect(store.verify({ share: 1e-9 }, abort.signal));
      setTimeout(() => abort.abort(new Error('SPEC')), 400);
      await expect(verifying).rejects.toThrow('SPEC');
    });

    it('an aborted verification ends with its reason', async () => {
      const reason = new Error('enough');
      await expect(collect(store.verify({}, AbortSignal.abort(reason)))).rejects.toBe(reason);
    });

    it('concurrent writers raise no false alarm', async () => {
      let writing = true;
      const writers = Array.from({ length: 8 }, async () => {
        const stream = newStream();
        for (let revision = -1; writing; revision += 3)
          await store.append({ stream, expected: revision === -1 ? 'no-stream' : revision, events: events(3) });
      });
      const found = [];
      for (let round = 0; round < 5; round += 1) found.push(...(await collect(store.verify())));
      writing = false;
      await Promise.all(writers);
      expect(found.filter(({ kind }) => kind === 'fault')).toEqual([]);
    });
  });
}
