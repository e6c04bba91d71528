import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { eventHash } from '../../chain.js';
import { collect, event, events } from '../../conformance/events.js';
import { LogSeals } from '../../seals/log-seals.js';
import { checkSealFile, exportSeals, headsIn } from '../../seals/seal-file.js';
import { SealKey, type Seal } from '../../seals/seal.js';
import type { KnownHead } from '../../event-store.port.js';
import { EmbeddedKeyVault } from '@crm/key-vault';
import { openSqliteEventStore, SqliteKnownHeads, type SqliteEventStore } from '../index.js';

const keyOf = (secret: string): Promise<SealKey> =>
  SealKey.of({ blindIndex: async () => createHash('sha256').update(secret).digest('hex') });

interface Row {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly meta: string;
}

describe('verifying a sealed log that was changed by hand', () => {
  let directory: string;
  let store: SqliteEventStore;
  let seals: LogSeals;

  const open = async (secret = 'ours'): Promise<void> => {
    store = await openSqliteEventStore({ directory });
    seals = new LogSeals({ store, key: await keyOf(secret), heads: new SqliteKnownHeads(directory) });
  };
  const close = async (): Promise<void> => {
    await seals.heads.close();
    await store.close();
  };
  /** Streams a, b and c with four events each, written in turn and sealed twice: up to position 6 and, including that seal at 7, up to 13. */
  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'seals-'));
    await open();
    await (await EmbeddedKeyVault.open({ rows: store.keyRows, kek: { directory } })).close();
    for (let revision = -1; revision < 3; revision += 1) {
      await store.appendMany(
        ['a', 'b', 'c'].map((stream) => ({ stream, expected: revision, events: [event({ text: `Zoë ${stream}` })] })),
      );
      if (revision === 0) await seals.take();
    }
    await seals.take();
  });
  afterEach(async () => {
    await close();
    rmSync(directory, { recursive: true, force: true });
  });

  const tamper = async (change: (database: Database) => void, secret?: string): Promise<void> => {
    await close();
    const database = new SqliteDatabase(join(directory, 'events.db'));
    change(database);
    database.close();
    await open(secret);
  };
  const faults = async (heads?: AsyncIterable<KnownHead>): Promise<unknown[]> => {
    const { items } = await seals.verify({ ...(heads && { heads }) });
    return (await collect(items)).flatMap((item) =>
      item.kind === 'fault' ? [[item.stream, item.revision, item.fault]] : [],
    );
  };
  /** What a forger who knows the hash formula does: recompute every hash of the stream. */
  const rehash = (database: Database, stream: string): void => {
    let previous = '00'.repeat(32);
    for (const row of database
      .prepare('SELECT * FROM events WHERE stream = ? ORDER BY revision')
      .all(stream) as Row[]) {
      previous = eventHash(previous, row);
      database.prepare('UPDATE events SET hash = unhex(?) WHERE position = ?').run(previous, row.position);
    }
  };
  const cutLog = (database: Database, from: number): void => {
    database.exec(`DELETE FROM events WHERE position >= ${from}`);
    database.exec(`UPDATE sqlite_sequence SET seq = ${from - 1} WHERE name = 'events'`);
  };

  it('finds no fault in the unchanged log, seals included', async () => {
    expect(await faults()).toEqual([]);
    const taken = await collect(seals.list());
    expect(taken.map(({ number, after, upTo, events: count }) => [number, Number(after), Number(upTo), count])).toEqual(
      [
        [0, 0, 6, 6],
        [1, 6, 13, 7],
      ],
    );
  });

  it('seals nothing twice', async () => {
    expect(await seals.take()).toEqual([]);
    await store.append({ stream: 'd', expected: 'no-stream', events: events(2) });
    expect(await seals.take()).toMatchObject([{ number: 2, after: '00000000000000000013', events: 3 }]);
    expect(await faults()).toEqual([]);
  });

  it('names a stream that was rewritten with all its hashes recomputed', async () => {
    await tamper((database) => {
      database.exec(`UPDATE events SET data = replace(data, 'Zoë', 'Eve') WHERE stream = 'b' AND revision = 1`);
      rehash(database, 'b');
    });
    expect(await faults()).toEqual([
      ['$log', 1, 'changed'],
      ['$log', 7, 'changed'],
      ['b', 3, 'changed'],
    ]);
  });

  it('reports that the time of an event was changed', async () => {
    await tamper((database) => database.exec('UPDATE events SET recorded_at = recorded_at - 1 WHERE position = 9'));
    expect(await faults()).toEqual([['$log', 7, 'changed']]);
  });

  it('names a stream whose end was cut off', async () => {
    await tamper((database) => database.exec(`DELETE FROM events WHERE stream = 'b' AND revision > 1`));
    expect(await faults()).toEqual([
      ['$log', 7, 'missing'],
      ['$log', 9, 'missing'],
      ['b', 2, 'truncated'],
    ]);
  });

  it('names a stream that was removed completely', async () => {
    await tamper((database) => database.exec(`DELETE FROM events WHERE stream = 'c'`));
    expect(await faults()).toEqual(expect.arrayContaining([['c', 0, 'truncated']]));
  });

  it('names streams that end early because the end of the log was cut off and its counter turned back', async () => {
    await tamper((database) => cutLog(database, 9));
    expect(await faults()).toEqual([
      ['a', 3, 'truncated'],
      ['b', 2, 'truncated'],
      ['c', 2, 'truncated'],
      ['log-seals', 1, 'truncated'],
    ]);
    await store.append({ stream: 'b', expected: 1, events: events(5) });
    await seals.take();
    expect(await faults()).toEqual(expect.arrayContaining([['b', 3, 'changed']]));
  });

  it('reports that the log ends before its last seal, when the seals were kept', async () => {
    await tamper((database) => {
      database.exec('UPDATE events SET position = 8 - 100 WHERE position = 14');
      cutLog(database, 8);
      database.exec('UPDATE events SET position = 8 WHERE position = 8 - 100');
      database.exec(`UPDATE sqlite_sequence SET seq = 8 WHERE name = 'events'`);
    });
    expect(await faults()).toEqual(expect.arrayContaining([['$log', 9, 'truncated']]));
  });

  it('names a seal that was removed', async () => {
    await tamper((database) => {
      database.exec(`DELETE FROM events WHERE stream = 'log-seals' AND revision = 0`);
      database.exec(`UPDATE events SET revision = 0 WHERE stream = 'log-seals'`);
      rehash(database, 'log-seals');
    });
    expect(await faults()).toEqual(expect.arrayContaining([['log-seals', 0, 'missing']]));
  });

  it('names a seal that was forged to match a change', async () => {
    await tamper((database) => {
      database.exec(`UPDATE events SET recorded_at = 0 WHERE position = 9`);
      const [seal] = database
        .prepare(`SELECT data FROM events WHERE stream = 'log-seals' AND revision = 1`)
        .pluck()
        .all();
      const forged = (seal as string).replace(/"digest":"[0-9a-f]+"/, `"digest":"${'0'.repeat(64)}"`);
      database.prepare(`UPDATE events SET data = ? WHERE stream = 'log-seals' AND revision = 1`).run(forged);
      rehash(database, 'log-seals');
    });
    expect(await faults()).toEqual([['log-seals', 1, 'changed']]);
  });

  it('names seals that were signed with another key', async () => {
    const other = await keyOf('theirs');
    await tamper((database) => {
      const [text] = database
        .prepare(`SELECT data FROM events WHERE stream = 'log-seals' AND revision = 1`)
        .pluck()
        .all();
      const { signature: _signature, ...claim } = JSON.parse(text as string) as Seal;
      database
        .prepare(`UPDATE events SET data = ? WHERE stream = 'log-seals' AND revision = 1`)
        .run(JSON.stringify(other.seal(claim)));
      rehash(database, 'log-seals');
    });
    expect(await faults()).toEqual([['log-seals', 1, 'changed']]);
  });

  it('compares with heads that were kept elsewhere when those of the installation are gone', async () => {
    const last = (await seals.last())!.seal;
    const rows = await collect(exportSeals(seals, last, seals.heads.all(), new Date()));
    const lines = async function* (): AsyncGenerator<string> {
      for (const row of rows) yield JSON.stringify(row);
    };
    expect(await checkSealFile(lines())).toMatchObject({ seal: { number: 1 } });
    await tamper((database) => cutLog(database, 9));
    for (const suffix of ['', '-wal', '-shm']) rmSync(join(directory, `heads.db${suffix}`), { force: true });
    expect(await faults()).toEqual([]);
    expect(await faults(headsIn(lines()))).toEqual(expect.arrayContaining([['b', 2, 'truncated']]));
  });

  it.each([
    ['a changed head', (text: string) => text.replace('"revision":3', '"revision":1')],
    ['a missing line', (text: string) => text.split('\n').toSpliced(1, 1).join('\n')],
    ['a missing end', (text: string) => text.split('\n').slice(0, -1).join('\n')],
    ['another seal', (text: string) => text.replace('"number":1', '"number":2')],
  ])('rejects a seal file with %s', async (_what, change) => {
    const rows = await collect(exportSeals(seals, (await seals.last())!.seal, seals.heads.all(), new Date()));
    const text = change(rows.map((row) => JSON.stringify(row)).join('\n'));
    const lines = async function* (): AsyncGenerator<string> {
      yield* text.split('\n');
    };
    await expect(checkSealFile(lines())).rejects.toThrow(/complete|signature/);
  });

  it('rejects a seal file whose digest was recomputed, because the signature does not match it', async () => {
    const rows = await collect(exportSeals(seals, (await seals.last())!.seal, seals.heads.all(), new Date()));
    const { signature } = rows.at(-1) as { signature: string };
    const changed = rows.slice(0, -1).map((row) => JSON.stringify(row).replace('"revision":3', '"revision":1'));
    const sha256 = createHash('sha256')
      .update(changed.map((line) => `${line}\n`).join(''))
      .digest('hex');
    const lines = async function* (): AsyncGenerator<string> {
      yield* changed;
      yield JSON.stringify({ lines: changed.length, sha256, signature });
    };
    await expect(checkSealFile(lines())).rejects.toThrow('The signature does not match the file.');
  });

  it('rejects a seal file that another key signed under the id of this one', async () => {
    const theirs = await keyOf('theirs');
    const { publicKeyText } = theirs;
    const key = { keyId: seals.key.keyId, publicKeyText, sign: (text: string) => theirs.sign(text) } as SealKey;
    const rows = await collect(exportSeals({ key }, (await seals.last())!.seal, undefined, new Date()));
    const lines = async function* (): AsyncGenerator<string> {
      for (const row of rows) yield JSON.stringify(row);
    };
    await expect(checkSealFile(lines())).rejects.toThrow('The public key in the file was changed.');
  });

  it('finds no fault after a person was erased and the key-encryption key was rotated', async () => {
    const vault = await EmbeddedKeyVault.open({ rows: store.keyRows, kek: { directory } });
    const { keyId } = await SealKey.of(vault);
    await vault.encryptionKey('customer:1');
    await vault.erase('customer:1', 'asked for');
    await vault.rotateKek();
    expect(await faults()).toEqual([]);
    expect((await SealKey.of(vault)).keyId).toBe(keyId);
    await vault.close();
  });

  it('raises no false alarm while events are appended and sealed', async () => {
    let writing = true;
    const writers = ['d', 'e', 'f'].map(async (stream) => {
      for (let revision = -1; writing; revision += 2)
        await store.append({ stream, expected: revision, events: events(2) });
    });
    const found = [];
    for (let round = 0; round < 4; round += 1) {
      found.push(...(await faults()));
      await seals.take();
    }
    writing = false;
    await Promise.all(writers);
    expect([...found, ...(await faults())]).toEqual([]);
  });

  it('continues from a file of heads that is older than the log, as after a power cut', async () => {
    await seals.heads.close();
    copyFileSync(join(directory, 'heads.db'), join(directory, 'older.db'));
    await close();
    await open();
    await store.append({ stream: 'a', expected: 3, events: events(3) });
    await seals.take();
    await close();
    rmSync(join(directory, 'heads.db'));
    copyFileSync(join(directory, 'older.db'), join(directory, 'heads.db'));
    await open();
    expect(await faults()).toEqual([]);
    await seals.take();
    const [a] = await collect(seals.heads.all());
    expect(a).toMatchObject({ stream: 'a', revision: 6 });
    expect(await faults()).toEqual([]);
  });
});
