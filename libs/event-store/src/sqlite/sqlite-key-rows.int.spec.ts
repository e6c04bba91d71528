import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { events, newStream, outcomes } from '../conformance/events.js';
import type { KeyRow } from '@crm/key-vault';
import { openSqliteEventStore, type SqliteEventStore } from './index.js';

const row = (subject: string, version = 1, wrapped: Uint8Array = Buffer.alloc(60, version)): KeyRow => ({
  kid: `${subject}.${version}`,
  kekId: 'kek-1',
  wrapped,
  createdAt: `2026-01-0${version}T03:04:05.000Z`,
});

describe('key rows', () => {
  let directory: string;
  let store: SqliteEventStore;
  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'keys-'));
    store = await openSqliteEventStore({ directory });
  });
  afterEach(async () => {
    await store.close();
    rmSync(directory, { recursive: true, force: true });
  });

  it('return what was put: the newest of a subject, some by kid, all in slices', async () => {
    const { keyRows } = store;
    await Promise.all([row('customer:1'), row('customer:1', 2), row('customer:2')].map((key) => keyRows.put(key)));
    expect(keyRows.newest('customer:1')).toEqual(row('customer:1', 2));
    expect(keyRows.newest('customer:3')).toBeUndefined();
    expect(
      keyRows
        .byKids(['customer:2.1', 'customer:1.1', 'customer:9.1'])
        .map(({ kid }) => kid)
        .sort(),
    ).toEqual(['customer:1.1', 'customer:2.1']);
    expect(keyRows.slice('', 2).map(({ kid }) => kid)).toEqual(['customer:1.1', 'customer:1.2']);
    expect(keyRows.slice('customer:1.2', 2).map(({ kid }) => kid)).toEqual(['customer:2.1']);
  });

  it('are rewrapped where they still exist, and counted by the key that wraps them', async () => {
    const { keyRows } = store;
    await Promise.all([keyRows.put(row('customer:1')), keyRows.put(row('customer:2'))]);
    await keyRows.putSetting('blind-index', { kekId: 'kek-1', value: Buffer.from('one') });
    expect(keyRows.countNotUnder('kek-2')).toBe(3);
    await keyRows.erase({ subject: 'customer:2', fencedAt: '2026-02-02T00:00:00.000Z', reason: 'asked' });
    await keyRows.rewrap(
      ['customer:1.1', 'customer:2.1'].map((kid) => ({ kid, kekId: 'kek-2', wrapped: Buffer.from(kid) })),
    );
    await keyRows.putSetting('blind-index', { kekId: 'kek-2', value: Buffer.from('two') });
    expect(keyRows.countNotUnder('kek-2')).toBe(0);
    expect(keyRows.setting('blind-index')).toEqual({ kekId: 'kek-2', value: Buffer.from('two') });
    expect(keyRows.slice('', 10)).toEqual([
      { ...row('customer:1'), kekId: 'kek-2', wrapped: Buffer.from('customer:1.1') },
    ]);
  });

  it('are destroyed forever, and the first fence stays', async () => {
    const { keyRows } = store;
    await Promise.all([keyRows.put(row('customer:1')), keyRows.put(row('customer:1', 2))]);
    const fence = { subject: 'customer:1', fencedAt: '2026-02-02T00:00:00.000Z', reason: 'asked' };
    expect(await keyRows.erase(fence)).toMatchObject({ fencedAt: fence.fencedAt, keysDestroyed: 2 });
    expect(await keyRows.erase({ ...fence, fencedAt: '2026-03-03T00:00:00.000Z' })).toMatchObject({
      fencedAt: fence.fencedAt,
      keysDestroyed: 0,
    });
    expect(keyRows.erasedSubjects()).toEqual([fence]);
    expect(keyRows.newest('customer:1')).toBeUndefined();
    await expect(keyRows.put(row('customer:1', 3))).rejects.toMatchObject({ code: 'privacy.subject-erased' });
  });

  it('leave no byte of a destroyed key in any file', async () => {
    const secret = Buffer.from('the-wrapped-key-of-a-person-who-wants-to-be-forgotten');
    // In a separate process: closing a file here would drop this process's locks on it.
    const heldIn = (): string => spawnSync('grep', ['-rlF', secret.toString(), directory], { encoding: 'utf8' }).stdout;
    await store.keyRows.put(row('customer:1', 1, secret));
    await Promise.all(Array.from({ length: 50 }, (_, number) => store.keyRows.put(row(`customer:x${number}`))));
    expect(heldIn()).toContain(directory);
    await store.keyRows.erase({ subject: 'customer:1', fencedAt: '2026-02-02T00:00:00.000Z', reason: 'asked' });
    expect(heldIn()).toBe('');
    expect(store.keyRows.slice('', 100)).toHaveLength(50);
  });

  it('are stored before the append that follows, even when they are not awaited', async () => {
    const stream = newStream();
    const put = store.keyRows.put(row('customer:1'));
    const appended = store.append({ stream, expected: 'no-stream', events: events(1) });
    await appended;
    expect(store.keyRows.newest('customer:1')).toBeDefined();
    await put;
  });

  it('fail together with everything that was sent before the failure was known', async () => {
    await store.keyRows.put(row('customer:1'));
    const streams = Array.from({ length: 200 }, () => newStream());
    const append = (stream: string): Promise<unknown> =>
      store.append({ stream, expected: 'no-stream', events: events(1) });
    const settled = await outcomes<unknown>([
      append(streams[0]!),
      // The same kid with another key would make one of them unreadable: a storage error, not a refusal.
      store.keyRows.put(row('customer:1', 1, Buffer.from('another'))),
      // More than one message to the writer, all in one turn of the event loop.
      ...streams.slice(1).map(append),
    ]);
    expect(settled).toEqual(Array(201).fill('store.unavailable'));
    for (const stream of streams) expect(await store.head(stream)).toEqual({ state: 'missing', revision: -1 });
    await expect(
      store.append({ stream: streams[0]!, expected: 'no-stream', events: events(2) }),
    ).resolves.toMatchObject({ revision: 1 });
    expect(store.keyRows.newest('customer:1')).toEqual(row('customer:1'));
  });
});
