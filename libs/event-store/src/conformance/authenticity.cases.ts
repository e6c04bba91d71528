import { NotAuthentic } from '@crm/contracts/refusals';
import { randomBytes } from 'node:crypto';
import type { AuthenticatedLog } from '../authenticity/authenticated-log.port.js';
import { LogKey } from '../authenticity/log-key.js';
import type { EventStore, FeedItem, RefusedItem } from '../event-store.port.js';
import { collect, events, newStream } from './events.js';
import type { EventStoreHarness, Forger } from './harness.js';

type Change = Exclude<keyof Forger, 'open' | 'remove'>;

/** Everything that a feed holds up to its present end. */
async function followed(store: EventStore): Promise<(FeedItem | RefusedItem)[]> {
  const seen: (FeedItem | RefusedItem)[] = [];
  for await (const item of store.follow({ after: '' }, new AbortController().signal)) {
    if (item.kind === 'caught-up') break;
    seen.push(item);
  }
  return seen;
}
const placeOf = (item: FeedItem | RefusedItem): string =>
  'event' in item
    ? `${item.event.stream}@${item.event.revision}${item.kind === 'refused' ? ' refused' : ''}`
    : item.kind;

export function authenticityCases({ forger, reopen }: EventStoreHarness): void {
  if (forger === undefined) return;

  describe('a log with MACs', () => {
    const key = new LogKey(randomBytes(32));
    let store: AuthenticatedLog;
    let [stream, other] = ['', ''];
    beforeEach(async () => {
      store = await forger.open();
      await store.takeOver(key);
      await store.useKey(key);
      [stream, other] = [newStream(), newStream()];
      for (const name of [stream, other])
        await store.append({ stream: name, expected: 'no-stream', events: events(3) });
    });
    afterEach(() => store.close());
    /** What a store wrote itself it may have in memory. */
    const restart = async (): Promise<void> => {
      store = (await reopen(store)) as AuthenticatedLog;
      await store.useKey(key);
    };
    const read = (name = stream) => collect(store.readStream(name));
    const faults = async (under?: LogKey): Promise<string[]> =>
      (await collect(store.verify({ ...(under && { key: under }) }))).flatMap((item) =>
        item.kind === 'fault' ? [`${item.stream}@${item.revision} ${item.fault}`] : [],
      );

    it('is read, and has no fault, under its key', async () => {
      expect(store.standing(key)).toBe('authentic');
      expect(await read()).toHaveLength(3);
      expect((await collect(store.verify())).at(-1)).toMatchObject({ kind: 'done', macs: true, events: 6 });
      expect([await faults(), store.countRemoved()]).toEqual([[], 0]);
    });

    it('is not authentic under another key', async () => {
      const stranger = new LogKey(randomBytes(32));
      expect(store.standing(stranger)).toBe('forged');
      expect(await faults(stranger)).toEqual(expect.arrayContaining([`${stream}@0 forged`, `${other}@0 forged`]));
    });

    it('can be taken over again, which changes nothing', async () => {
      const before = await read();
      expect(await store.takeOver(key)).toBe(6);
      expect([await read(), await faults()]).toEqual([before, []]);
    });

    const cases: [Change, revision: number, (from: Forger) => Promise<void> | undefined][] = [
      ['insert', 3, (from) => from.insert(store, stream)],
      ['alter', 1, (from) => from.alter?.(store, stream, 1)],
      ['removeMac', 1, (from) => from.removeMac?.(store, stream, 1)],
      ['swapMacs', 1, (from) => from.swapMacs?.(store, stream, other, 1)],
      ['hide', 2, (from) => from.hide?.(store, stream, 2)],
    ];
    it.each(cases.filter(([change]) => forger[change] !== undefined))(
      'is neither read nor built upon where somebody forged it (%s), and the place is named',
      async (change, revision, forge) => {
        await forge(forger);
        await restart();
        await expect(read()).rejects.toThrow(NotAuthentic);
        await expect(collect(store.readStream(stream, { backwards: true }))).rejects.toThrow(NotAuthentic);
        if (change === 'hide')
          expect((await followed(store)).map(placeOf)).not.toContain(expect.stringContaining('refused'));
        else {
          await expect(collect(store.readAll({ after: '' }))).rejects.toThrow(NotAuthentic);
          await expect(collect(store.subscribe({ after: '' }, new AbortController().signal))).rejects.toThrow(
            NotAuthentic,
          );
        }
        if (change !== 'swapMacs') expect(await read(other)).toHaveLength(3);
        expect(await faults()).toEqual(expect.arrayContaining([`${stream}@${revision} forged`]));
        expect(store.refused().map(placeOf)).toContain(`${stream}@${revision} refused`);
      },
    );

    it.each(cases.filter(([change]) => change !== 'hide' && forger[change] !== undefined))(
      'is followed around what somebody forged (%s): its place is an item, whatever the filter',
      async (_change, revision, forge) => {
        await forge(forger);
        await restart();
        const later = newStream();
        await store.append({ stream: later, expected: 'no-stream', events: events(1) });
        const items = await followed(store);
        const refused = items.filter((item) => item.kind === 'refused');
        expect(refused.map(placeOf)).toContain(`${stream}@${revision} refused`);
        for (const { error } of refused) expect(error).toBeInstanceOf(NotAuthentic);
        const places = items.map(placeOf);
        expect(places).not.toContain(`${stream}@${revision}`);
        expect(places).toEqual(expect.arrayContaining([`${stream}@0`, `${other}@0`, `${later}@0`]));
        expect(places.at(-1)).toBe(`${later}@0`);
        const read = await collect(store.readAll({ after: '', refused: 'pass over' }));
        expect(read.map(({ stream: name, revision: at }) => `${name}@${at}`)).toEqual(
          places.filter((place) => !place.endsWith(' refused')),
        );
        const filtered: string[] = [];
        const nothing = { streamPrefixes: [later] };
        for await (const item of store.follow({ after: '', filter: nothing }, new AbortController().signal)) {
          if (item.kind === 'caught-up') break;
          if ('event' in item) filtered.push(placeOf(item));
        }
        expect(filtered).toEqual([...refused.map(placeOf), `${later}@0`]);
      },
    );

    if (forger.remove !== undefined)
      it('is followed past an event that was taken away: the gap is an item, and belongs to no stream', async () => {
        await forger.remove?.(store, stream, 1);
        await restart();
        const items = await followed(store);
        expect(items.map(placeOf)).toEqual([
          `${stream}@0`,
          '$log@2 refused',
          `${stream}@2`,
          ...[0, 1, 2].map((revision) => `${other}@${revision}`),
        ]);
        await expect(collect(store.readAll({ after: '' }))).rejects.toThrow('An event was removed.');
        await expect(read()).rejects.toThrow('An event was removed.');
        expect(store.refused().map(placeOf)).toEqual(['$log@2 refused', `${stream}@1 refused`]);
      });
  });
}
