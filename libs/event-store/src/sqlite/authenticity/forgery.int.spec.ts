import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CannotOpenStore, NotAuthentic, VaultDamaged } from '@crm/contracts/refusals';
import { EmbeddedKeyVault } from '@crm/key-vault';
import SqliteDatabase from 'better-sqlite3';
import { authenticateLog } from '../../authenticity/authenticate-log.js';
import { LogKey } from '../../authenticity/log-key.js';
import { collect, event, events } from '../../conformance/events.js';
import { openSqliteEventStore, type SqliteEventStore } from '../index.js';
import { Attacker } from './attacker.fixture.js';

describe('a log that somebody changed who can write its file but has no key', () => {
  let directory: string;
  let store: SqliteEventStore;
  let vault: EmbeddedKeyVault;

  /** Opens the file without the checks of a start, as `crm verify` does. */
  const openUnchecked = async (): Promise<void> => {
    store = await openSqliteEventStore({ directory });
    vault = await EmbeddedKeyVault.open({ rows: store.keyRows, kek: { directory } });
  };
  const start = async (): Promise<void> => {
    await openUnchecked();
    await authenticateLog({ store, vault, path: 'events.db' });
  };
  const stop = async (): Promise<void> => {
    await vault.close();
    await store.close();
  };
  const attack = async (change: (attacker: Attacker) => void): Promise<void> => {
    await stop();
    const database = new SqliteDatabase(join(directory, 'events.db'));
    change(new Attacker(database));
    database.close();
  };
  const refusedStart = async (): Promise<string> => {
    const refusal: unknown = await start().then(
      () => 'started',
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(CannotOpenStore);
    await stop();
    await openUnchecked();
    return (refusal as CannotOpenStore).message;
  };
  const read = (stream: string): Promise<unknown[]> => collect(store.readStream(stream));
  const faults = async (stream?: string): Promise<unknown[]> => {
    const key = await LogKey.of(vault);
    const items = await collect(store.verify({ key, ...(stream && { stream }) }));
    expect(items.at(-1)).toMatchObject({ kind: 'done', macs: true });
    return items.flatMap((item) => (item.kind === 'fault' ? [[item.stream, item.revision, item.fault]] : []));
  };

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'forgery-'));
    await start();
    for (const stream of ['user-1', 'user-2']) await store.append({ stream, expected: 'no-stream', events: events(3) });
  });
  afterEach(async () => {
    await stop();
    rmSync(directory, { recursive: true, force: true });
  });

  it('is as it was when nobody changed it', async () => {
    await attack(() => undefined);
    await start();
    expect(await read('user-1')).toHaveLength(3);
    expect(await faults()).toEqual([]);
  });

  it('shows an event that was put in with the right hash: the stream is not read, not built upon, and named', async () => {
    await attack((attacker) => attacker.insert('user-1', { roles: ['admin'] }));
    await start();
    await expect(read('user-1')).rejects.toThrow(NotAuthentic);
    await expect(store.append({ stream: 'user-1', expected: 'any', events: events(1) })).rejects.toThrow(NotAuthentic);
    await expect(collect(store.readAll({ after: '' }))).rejects.toThrow(
      'user-1 at revision 3 is not authentic: It has no MAC.',
    );
    await expect(collect(store.readAllBackwards({}))).rejects.toThrow(NotAuthentic);
    expect(await read('user-2')).toHaveLength(3);
    expect(await faults()).toEqual([['user-1', 3, 'forged']]);
    expect([await faults('user-1'), await faults('user-2')]).toEqual([[['user-1', 3, 'forged']], []]);
  });

  it('is read up to what was forged', async () => {
    await attack((attacker) => attacker.insert('user-1', { roles: ['admin'] }));
    await start();
    const met: number[] = [];
    const reading = async () => {
      for await (const { position } of store.readAll({ after: '' })) met.push(Number(position));
    };
    await expect(reading()).rejects.toThrow(NotAuthentic);
    expect(met).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('shows an event that was altered with all hashes recomputed', async () => {
    await attack((attacker) => {
      attacker.run(`UPDATE events SET data = '{"roles":["admin"]}' WHERE stream = 'user-1' AND revision = 1`);
      attacker.rehash('user-1');
    });
    await start();
    await expect(read('user-1')).rejects.toThrow('Its MAC does not match.');
    expect(await faults()).toEqual([['user-1', 1, 'forged']]);
  });

  it('shows an event whose MAC was taken away', async () => {
    await attack((attacker) => attacker.run(`UPDATE events SET mac = NULL WHERE stream = 'user-1' AND revision = 1`));
    await start();
    await expect(read('user-1')).rejects.toThrow('It has no MAC.');
    expect(await faults()).toEqual([['user-1', 1, 'forged']]);
  });

  it('shows two events whose MACs were swapped', async () => {
    await attack((attacker) => attacker.swapMacs(2, 5));
    await start();
    await expect(read('user-1')).rejects.toThrow(NotAuthentic);
    await expect(read('user-2')).rejects.toThrow(NotAuthentic);
    expect(await faults()).toEqual([
      ['user-1', 1, 'forged'],
      ['user-2', 1, 'forged'],
    ]);
  });

  it('shows an event that was moved to another stream, place or time', async () => {
    await attack((attacker) => {
      attacker.run(`UPDATE events SET recorded_at = recorded_at + 1 WHERE stream = 'user-1' AND revision = 2`);
      attacker.run(`UPDATE events SET stream = 'user-3' WHERE stream = 'user-2' AND revision = 0`);
      attacker.rehash('user-3');
    });
    await start();
    await expect(read('user-1')).rejects.toThrow(NotAuthentic);
    await expect(read('user-3')).rejects.toThrow(NotAuthentic);
    await expect(read('user-2')).rejects.toThrow('user-2 at revision 0 is not authentic: An event was removed.');
    expect(await faults()).toEqual(
      expect.arrayContaining([
        ['user-1', 2, 'forged'],
        ['user-3', 0, 'forged'],
        ['user-2', 0, 'missing'],
      ]),
    );
  });

  it.each([
    ['a name that no stream has', `stream = 'x' || char(10) || 'y'`],
    ['an endless name', `stream = printf('%.*c', 100000, 'x')`],
    ['a revision that no event has', 'revision = -5'],
    ['a type that no event has', `type = ''`],
  ])('is followed past a row with %s, which is named by its position', async (_what, change) => {
    await attack((attacker) => attacker.run(`UPDATE events SET ${change} WHERE position = 5`));
    await start();
    const items = [];
    for await (const item of store.follow({ after: '' }, new AbortController().signal)) {
      if (item.kind === 'caught-up') break;
      items.push(item.kind === 'refused' ? item.event : item.kind);
    }
    const place = change.startsWith('type') ? { stream: 'user-2', revision: 1 } : { stream: '$log', revision: 5 };
    expect(items[4]).toMatchObject(place);
    expect([items.length, (items[4] as { type: string }).type.length]).toEqual([6, change.startsWith('type') ? 0 : 13]);
  });

  it('is followed to its end when a row lies where no position can', async () => {
    const inFile = new SqliteDatabase(join(directory, 'events.db'));
    inFile.exec(
      `INSERT INTO events SELECT 9007199254740993, 'user-3', 0, id, type, data, meta, 1, hash, mac FROM events LIMIT 1`,
    );
    inFile.close();
    expect(await collect(store.readAll({ after: '', refused: 'pass over' }))).toHaveLength(6);
  });

  it('tells subscribers that keep up about a row that somebody puts in meanwhile, and of every event behind it', async () => {
    const ended = new AbortController();
    const seen: string[] = [];
    const following = (async () => {
      for await (const item of store.follow({ after: '' }, ended.signal)) {
        if ('event' in item) seen.push(`${item.kind} ${Number(item.event.position)}`);
        if (item.kind === 'caught-up' && Number(item.position) >= 10) return;
      }
    })();
    await store.append({ stream: 'user-1', expected: 2, events: events(1) });
    const inFile = new SqliteDatabase(join(directory, 'events.db'));
    new Attacker(inFile).insert('user-9', {});
    inFile.close();
    for (const expected of [3, 4]) await store.append({ stream: 'user-1', expected, events: events(1) });
    await following;
    expect(seen.slice(-4)).toEqual(['event 7', 'refused 8', 'event 9', 'event 10']);
  });

  it('does not start, and is named, when an event was removed, even the last one of its stream', async () => {
    await attack((attacker) => attacker.run(`DELETE FROM events WHERE stream = 'user-1' AND revision = 2`));
    expect(await refusedStart()).toContain('1 events were removed.');
    expect(await faults()).toEqual([['$log', 3, 'missing']]);
  });

  it('shows an event that is removed while it runs from the middle of its stream, in both directions', async () => {
    const database = new SqliteDatabase(join(directory, 'events.db'));
    database.exec(
      `DELETE FROM events WHERE (stream = 'user-1' AND revision = 1) OR (stream = 'user-2' AND revision = 0)`,
    );
    database.close();
    await expect(read('user-1')).rejects.toThrow('An event was removed.');
    for (const stream of ['user-1', 'user-2'])
      await expect(collect(store.readStream(stream, { backwards: true }))).rejects.toThrow('An event was removed.');
  });

  it.each([
    ['moved to the end', (attacker: Attacker) => attacker.run('UPDATE cut_over SET position = 7, events = 7')],
    ['replaced', (attacker: Attacker) => attacker.run('UPDATE cut_over SET mac = unhex(?)', 'ab'.repeat(32))],
  ])('does not start, and is named, when the record of when MACs began was %s', async (_how, change) => {
    await attack((attacker) => {
      attacker.insert('user-1', { roles: ['admin'] });
      change(attacker);
    });
    expect(await refusedStart()).toContain('the record of when MACs began was changed');
    expect(await faults()).toEqual(
      expect.arrayContaining([
        ['$log', expect.anything(), 'forged'],
        ['user-1', 3, 'forged'],
      ]),
    );
  });

  it('does not start, and is named, when it was made to look like one of an earlier release', async () => {
    await attack((attacker) => {
      attacker.insert('user-1', { roles: ['admin'] });
      attacker.downgrade();
    });
    expect(await refusedStart()).toContain('the record of when MACs began is gone');
    expect(vault.authenticatesLog()).toBe(true);
    expect(await faults()).toEqual(
      expect.arrayContaining([
        ['$log', 0, 'missing'],
        ['user-1', 0, 'forged'],
        ['user-2', 0, 'forged'],
      ]),
    );
  });

  it('does not open with a trigger, which would change what the program writes', async () => {
    await attack((attacker) =>
      attacker.run('CREATE TRIGGER eats BEFORE INSERT ON events BEGIN SELECT raise(ignore); END'),
    );
    await expect(start()).rejects.toThrow('The event log holds the trigger "eats"');
  });

  it('does not start either when its secret was taken away, too', async () => {
    await attack((attacker) => {
      attacker.downgrade();
      attacker.run('DELETE FROM vault_settings');
    });
    await expect(start()).rejects.toThrow(VaultDamaged);
  });

  it.each([
    ['hides events', `INSERT INTO marks (stream, truncate_before) VALUES ('user-1', 2)`],
    ['retires the name', `INSERT INTO marks (stream, tombstone) VALUES ('user-1', 1)`],
    ['hides more than it did', `UPDATE marks SET truncate_before = 3 WHERE stream = 'user-1'`],
  ])('shows a forged mark that %s', async (_what, sql) => {
    await store.truncate('user-2', 1);
    if (sql.startsWith('UPDATE')) await store.truncate('user-1', 1);
    await attack((attacker) => attacker.run(sql));
    await start();
    await expect(read('user-1')).rejects.toThrow('The mark of its truncation or deletion was forged.');
    await expect(store.head('user-1')).rejects.toThrow(NotAuthentic);
    await expect(store.append({ stream: 'user-1', expected: 'any', events: events(1) })).rejects.toThrow(NotAuthentic);
    await expect(store.truncate('user-1', 3)).rejects.toThrow(NotAuthentic);
    expect(await read('user-2')).toHaveLength(2);
    expect(await faults()).toEqual([['user-1', expect.any(Number), 'forged']]);
  });

  it('does not start when an erasure was forged, and nobody counts as erased', async () => {
    const { kid } = await vault.encryptionKey('customer:1');
    await vault.encryptionKey('customer:2');
    await vault.erase('customer:2', 'asked for');
    await attack((attacker) =>
      attacker.run(
        `INSERT INTO erased_subjects (subject, fenced_at, reason) VALUES ('customer:1', '2026-01-01T00:00:00.000Z', 'asked for')`,
      ),
    );
    expect(await refusedStart()).toContain('the erasure of customer:1 was forged');
    expect(vault.forgedErasures().map(({ subject }) => subject)).toEqual(['customer:1']);
    expect(await vault.decryptionKey(kid)).toBeDefined();
  });

  const keyMissing = { facts: { reason: expect.stringContaining('without their key nothing is added') } };
  it('takes no event from somebody who opens the store without its key', async () => {
    await stop();
    await openUnchecked();
    await expect(store.append({ stream: 'user-1', expected: 2, events: [event()] })).rejects.toMatchObject(keyMissing);
    await expect(store.truncate('user-1', 1)).rejects.toMatchObject(keyMissing);
  });

  it('stays authentic when the key-encryption key is rotated', async () => {
    await vault.rotateKek();
    await stop();
    await openUnchecked();
    expect(vault.authenticatesLog()).toBe(true);
    await stop();
    await start();
    await store.append({ stream: 'user-1', expected: 2, events: events(1) });
    expect(await read('user-1')).toHaveLength(4);
    expect(await faults()).toEqual([]);
  });

  it('is checked without MACs when there is no key: the chain alone', async () => {
    await attack((attacker) => attacker.insert('user-1', { roles: ['admin'] }));
    await openUnchecked();
    expect(await collect(store.verify())).toEqual([
      expect.anything(),
      expect.objectContaining({ kind: 'done', macs: false, events: 7 }),
    ]);
  });
});
