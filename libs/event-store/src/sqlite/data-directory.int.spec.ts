import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { collect, event, events } from '../conformance/events.js';
import { acquireDataDirectory, openSqliteEventStore, openSqliteEventStoreReader } from './index.js';

describe('the data directory', () => {
  let directory: string;
  beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'data-'))));
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it('is created with access for its owner only', async () => {
    const nested = join(directory, 'not', 'there');
    const store = await openSqliteEventStore({ directory: nested });
    expect(statSync(nested).mode & 0o777).toBe(0o700);
    await store.close();
  });

  it('is closed to other users, with the databases in it, and says so once', () => {
    writeFileSync(join(directory, 'events.db'), '', { mode: 0o644 });
    chmodSync(directory, 0o755);
    const warnings: string[] = [];
    for (let start = 0; start < 2; start += 1)
      acquireDataDirectory(directory, (warning) => warnings.push(warning)).release();
    expect(warnings).toEqual([
      `The data directory ${directory} was open to other users of this machine. It is closed now (mode 700).`,
    ]);
    expect(['.', 'events.db', 'lock'].map((name) => statSync(join(directory, name)).mode & 0o777)).toEqual([
      0o700, 0o600, 0o600,
    ]);
  });

  it('is refused when it is shared by all users', () => {
    chmodSync(directory, 0o1777);
    expect(() => acquireDataDirectory(directory)).toThrow(/mode 1777.*shared/);
    chmodSync(directory, 0o700);
    acquireDataDirectory(directory).release();
  });

  it('has one owner, which is named when a second one is refused', async () => {
    const store = await openSqliteEventStore({ directory });
    const second = openSqliteEventStore({ directory });
    await expect(second).rejects.toMatchObject({ code: 'store.cannot-open', facts: { path: directory } });
    await expect(second).rejects.toThrow(new RegExp(`${directory} is in use: process ${process.pid} on ${hostname()}`));
    await store.close();
    await (await openSqliteEventStore({ directory })).close();
  });

  it('is free again after its owner was killed', () => {
    const holder = `import { acquireDataDirectory } from '${new URL('./index.js', import.meta.url).href}';
      acquireDataDirectory(${JSON.stringify(directory)});
      process.kill(process.pid, 'SIGKILL');`;
    const { signal } = spawnSync(process.execPath, ['--input-type=module', '-e', holder]);
    expect(signal).toBe('SIGKILL');
    acquireDataDirectory(directory).release();
  });

  it('is refused with a reason when it is a file', async () => {
    const file = join(directory, 'file');
    writeFileSync(file, '');
    await expect(openSqliteEventStore({ directory: file })).rejects.toThrow(/cannot be used/);
  });

  it('is refused when a newer release wrote the log, and is left unlocked', async () => {
    await (await openSqliteEventStore({ directory })).close();
    const database = new SqliteDatabase(join(directory, 'events.db'));
    database.pragma('user_version = 3');
    database.close();
    await expect(openSqliteEventStore({ directory })).rejects.toThrow(
      /newer release \(schema 3; this program knows 2\)/,
    );
    expect(() => openSqliteEventStoreReader(directory)).toThrow(/newer release/);
    acquireDataDirectory(directory).release();
  });

  it('is refused when events.db is the database of another program', async () => {
    const database = new SqliteDatabase(join(directory, 'events.db'));
    database.exec('CREATE TABLE theirs (x)');
    database.close();
    await expect(openSqliteEventStore({ directory })).rejects.toThrow(/another program/);
  });

  it('is refused when events.db is not a database', async () => {
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, 'events.db'), 'x'.repeat(8192));
    await expect(openSqliteEventStore({ directory })).rejects.toMatchObject({ code: 'store.cannot-open' });
  });

  it('can be read with and without an owner', async () => {
    const store = await openSqliteEventStore({ directory, clock: () => new Date('2026-03-04T05:06:07.089Z') });
    const reader = openSqliteEventStoreReader(directory);
    await store.append({ stream: 'thing-1', expected: 'no-stream', events: [event({ n: 1 }), ...events(1)] });
    expect(await reader.head('thing-1')).toEqual({ state: 'live', revision: 1 });
    await store.close();
    const [first] = await collect(reader.readStream('thing-1'));
    expect(first).toMatchObject({ data: { n: 1 }, recordedAt: '2026-03-04T05:06:07.089Z' });
    await reader.close();
    const alone = openSqliteEventStoreReader(directory);
    expect(await alone.tail()).toBe('00000000000000000002');
    await alone.close();
  });

  it('cannot be read without a log', () => {
    expect(() => openSqliteEventStoreReader(directory)).toThrow(/cannot be read/);
  });
});
