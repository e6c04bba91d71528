import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedKeyVault } from '@crm/key-vault';
import { putSecretOfEarlierRelease } from '@crm/key-vault/conformance';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { authenticateLog } from '../../authenticity/authenticate-log.js';
import { LogKey } from '../../authenticity/log-key.js';
import { collect, events } from '../../conformance/events.js';
import { LogDigest } from '../../log-digest.js';
import { openSqliteEventStore, type SqliteEventStore } from '../index.js';
import { Attacker } from './attacker.fixture.js';
import { TakeOver } from './take-over.js';

const STEP = 2000;

describe('the log of an earlier release', () => {
  let directory: string;
  let store: SqliteEventStore;
  let vault: EmbeddedKeyVault;
  let takenOver: number[];

  /** As an earlier release did: nothing has a MAC. */
  const open = async (): Promise<void> => {
    store = await openSqliteEventStore({ directory });
    await putSecretOfEarlierRelease(store.keyRows, directory);
    vault = await EmbeddedKeyVault.open({ rows: store.keyRows, kek: { directory } });
  };
  const authenticate = () =>
    authenticateLog({ store, vault, path: 'events.db', onTakenOver: (count) => takenOver.push(count) });
  const close = async (): Promise<void> => {
    await vault.close();
    await store.close();
  };
  const inFile = async <Result>(work: (database: Database) => Result): Promise<Result> => {
    await close();
    const database = new SqliteDatabase(join(directory, 'events.db'));
    const result = work(database);
    database.close();
    await open();
    return result;
  };
  const withoutMac = () =>
    inFile((database) => database.prepare<[], number>('SELECT count(*) FROM events WHERE mac IS NULL').pluck().get());
  const faults = async (): Promise<unknown[]> =>
    (await collect(store.verify({ key: await LogKey.of(vault) }))).filter(({ kind }) => kind === 'fault');

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'take-over-'));
    takenOver = [];
    await open();
    await store.append({ stream: 'user-1', expected: 'no-stream', events: events(3) });
    await store.append({ stream: 'user-2', expected: 'no-stream', events: events(2) });
    await store.truncate('user-2', 1);
    await vault.encryptionKey('customer:1');
    await vault.erase('customer:1', 'asked for');
  });
  afterEach(async () => {
    await close();
    rmSync(directory, { recursive: true, force: true });
  });

  it('has no MACs, and nothing is checked', async () => {
    expect([await withoutMac(), vault.authenticatesLog()]).toEqual([5, false]);
    expect(store.standing(await LogKey.of(vault))).toBe('without');
    expect((await collect(store.verify())).at(-1)).toMatchObject({ kind: 'done', macs: false });
  });

  it('gets MACs at the first start: events, marks and erasures; what was taken over is on record, with its digest', async () => {
    const digest = new LogDigest();
    for await (const { position, recordedAt, hash } of store.readAll({ after: '' }))
      digest.add(position, Date.parse(recordedAt), hash);
    await authenticate();
    await store.append({ stream: 'user-1', expected: 2, events: events(1) });
    expect(takenOver).toEqual([5]);
    expect(await faults()).toEqual([]);
    expect(
      [await collect(store.readStream('user-1')), await collect(store.readStream('user-2'))].map(
        ({ length }) => length,
      ),
    ).toEqual([4, 1]);
    expect(vault.forgedErasures()).toEqual([]);
    const record = await inFile((database) =>
      database.prepare('SELECT position, events, lower(hex(digest)) AS digest FROM cut_over').get(),
    );
    expect(record).toEqual({ position: 5, events: 5, digest: digest.digest() });
    await authenticate();
    expect([takenOver, await withoutMac()]).toEqual([[5], 0]);
    await expect(vault.encryptionKey('customer:1')).rejects.toMatchObject({ code: 'privacy.subject-erased' });
  });

  it('gets no MACs when it does not verify, and the place is named', async () => {
    await inFile((database) => database.exec(`UPDATE events SET data = '{}' WHERE stream = 'user-1' AND revision = 1`));
    await expect(authenticate()).rejects.toThrow(
      /user-1 at revision 1: changed .*the earlier release still opens .*run crm backup FOLDER with the earlier release, then .*crm restore FOLDER --accept-faults --without-macs/,
    );
    expect([await withoutMac(), vault.authenticatesLog()]).toEqual([5, false]);
  });

  it('cannot be made to look old again with the row of the vault from before, not even after a rotation', async () => {
    const row = await inFile((database) =>
      database.prepare(`SELECT kek_id, value FROM vault_settings WHERE name = 'blind-index'`).raw().get(),
    );
    await authenticate();
    await vault.rotateKek();
    await inFile((database) => {
      new Attacker(database).downgrade();
      database.prepare(`UPDATE vault_settings SET kek_id = ?, value = ? WHERE name = 'blind-index'`).run(row);
    });
    await expect(authenticate()).rejects.toThrow('the record of when MACs began is gone');
  });

  it('is taken over from the beginning when a start was killed in the middle', async () => {
    for (let expected = 1; expected < STEP; expected += 500)
      await store.append({ stream: 'user-2', expected, events: events(500) });
    const key = await LogKey.of(vault);
    await inFile((database) => expect(new TakeOver(database, key).step(0)).toBe(false));
    expect(store.standing(key)).toBe('without');
    await authenticate();
    expect([takenOver, await withoutMac()]).toEqual([[2005], 0]);
  });

  it('counts as taken over when a start was killed before the vault knew', async () => {
    await store.takeOver(await LogKey.of(vault));
    expect(vault.authenticatesLog()).toBe(false);
    await close();
    await open();
    await authenticate();
    expect([takenOver, vault.authenticatesLog()]).toEqual([[], true]);
  });
});
