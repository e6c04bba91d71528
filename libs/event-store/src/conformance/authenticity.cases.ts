import { NotAuthentic } from '@crm/contracts/refusals';
import { randomBytes } from 'node:crypto';
import type { AuthenticatedLog } from '../authenticity/authenticated-log.port.js';
import { LogKey } from '../authenticity/log-key.js';
import { collect, events, newStream } from './events.js';
import type { EventStoreHarness, Forger } from './harness.js';

type Change = Exclude<keyof Forger, 'open'>;

export function authenticityCases({ forger }: EventStoreHarness): void {
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
        await expect(read()).rejects.toThrow(NotAuthentic);
        await expect(collect(store.readStream(stream, { backwards: true }))).rejects.toThrow(NotAuthentic);
        if (change !== 'hide') await expect(collect(store.readAll({ after: '' }))).rejects.toThrow(NotAuthentic);
        if (change !== 'swapMacs') expect(await read(other)).toHaveLength(3);
        expect(await faults()).toEqual(expect.arrayContaining([`${stream}@${revision} forged`]));
      },
    );
  });
}
