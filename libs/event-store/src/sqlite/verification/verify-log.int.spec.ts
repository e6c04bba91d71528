import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { collect, event, events } from '../../conformance/events.js';
import { eventHash } from '../../chain.js';
import { openSqliteEventStore, openSqliteEventStoreReader } from '../index.js';

/** Streams a, b and c with four events each, written in turn: position = 3 * revision + 1, + 2, + 3. */
async function writeLog(directory: string): Promise<void> {
  const store = await openSqliteEventStore({ directory });
  for (let revision = -1; revision < 3; revision += 1)
    await store.appendMany(
      ['a', 'b', 'c'].map((stream) => ({ stream, expected: revision, events: [event({ text: `Zoë ${stream}` })] })),
    );
  await store.close();
}

describe('verifying a file that was changed by hand', () => {
  let directory: string;
  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'verify-'));
    await writeLog(directory);
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  const tamper = (change: (database: Database) => void): void => {
    const database = new SqliteDatabase(join(directory, 'events.db'));
    change(database);
    database.close();
  };
  const faults = async (): Promise<unknown[]> => {
    const reader = openSqliteEventStoreReader(directory);
    const items = await collect(reader.verify());
    await reader.close();
    return items.flatMap((item) => (item.kind === 'fault' ? [[item.stream, item.revision, item.fault]] : []));
  };

  it('finds no fault in the unchanged file', async () => {
    expect(await faults()).toEqual([]);
  });

  it.each(['data', 'meta', 'type', 'id', 'hash'])('names an event with a byte flipped in its %s', async (column) => {
    tamper((database) => {
      const { value } = database
        .prepare(`SELECT CAST(${column} AS BLOB) AS value FROM events WHERE position = 5`)
        .get() as {
        value: Buffer;
      };
      value[value.length >> 1]! ^= 1;
      const type = column === 'hash' ? 'BLOB' : 'TEXT';
      database.prepare(`UPDATE events SET ${column} = CAST(? AS ${type}) WHERE position = 5`).run(value);
    });
    expect(await faults()).toEqual([['b', 1, 'changed']]);
  });

  it('names an event in which an invalid UTF-8 byte replaced the U+FFFD that it is read as', async () => {
    rmSync(directory, { recursive: true });
    const store = await openSqliteEventStore({ directory });
    await store.append({ stream: 'a', expected: 'no-stream', events: [event({ text: '\ufffd' }), event()] });
    await store.close();
    expect(await faults()).toEqual([]);
    tamper((database) =>
      database
        .prepare(`UPDATE events SET data = CAST(? AS TEXT) WHERE position = 1`)
        .run(Buffer.concat([Buffer.from('{"text":"'), Buffer.from([0xff]), Buffer.from('"}')])),
    );
    expect(await faults()).toEqual([['a', 0, 'changed']]);
  });

  it('names an event that was removed from the middle', async () => {
    tamper((database) => database.exec('DELETE FROM events WHERE position = 5'));
    expect(await faults()).toEqual([['b', 1, 'missing']]);
  });

  it('names an event that was removed with the rest renumbered', async () => {
    tamper((database) => {
      database.exec('DELETE FROM events WHERE position = 5');
      database.exec("UPDATE events SET revision = revision - 1 WHERE stream = 'b' AND revision > 1");
    });
    expect(await faults()).toEqual([
      ['b', 1, 'missing'],
      ['$log', 5, 'missing'],
    ]);
  });

  it('names two events that were swapped', async () => {
    tamper((database) => {
      database.exec("UPDATE events SET revision = -9 WHERE stream = 'b' AND revision = 1");
      database.exec("UPDATE events SET revision = 1 WHERE stream = 'b' AND revision = 2");
      database.exec("UPDATE events SET revision = 2 WHERE stream = 'b' AND revision = -9");
    });
    expect(await faults()).toEqual(expect.arrayContaining([['b', 1, 'reordered']]));
  });

  it('names an event that was moved to another position', async () => {
    tamper((database) => {
      database.exec('UPDATE events SET position = 100 WHERE position = 5');
      database.exec('UPDATE events SET position = 5 WHERE position = 8');
      database.exec('UPDATE events SET position = 8 WHERE position = 100');
    });
    expect(await faults()).toEqual(expect.arrayContaining([['b', 2, 'reordered']]));
  });

  it('names an event that was inserted', async () => {
    tamper((database) => {
      for (const revision of [3, 2, 1])
        database.exec(`UPDATE events SET revision = ${revision + 1} WHERE stream = 'b' AND revision = ${revision}`);
      const previous = (
        database.prepare("SELECT lower(hex(hash)) AS hash FROM events WHERE stream = 'b' AND revision = 0").get() as {
          hash: string;
        }
      ).hash;
      const forged = {
        stream: 'b',
        revision: 1,
        id: '0190a000-0000-7000-8000-000000000001',
        type: 'T',
        meta: '{}',
        data: '{}',
      };
      database
        .prepare(
          'INSERT INTO events (stream, revision, id, type, data, meta, recorded_at, hash) VALUES (?, ?, ?, ?, ?, ?, 0, unhex(?))',
        )
        .run('b', 1, forged.id, 'T', '{}', '{}', eventHash(previous, forged));
    });
    expect(await faults()).toEqual(expect.arrayContaining([['b', 1, 'inserted']]));
  });

  it('names the positions of events that were cut off the ends of streams', async () => {
    tamper((database) => database.exec('DELETE FROM events WHERE position IN (11, 12)'));
    expect(await faults()).toEqual([['$log', 11, 'truncated']]);
  });

  it('names the position of a stream that was removed completely', async () => {
    tamper((database) => database.exec("DELETE FROM events WHERE stream = 'a'"));
    expect(await faults()).toEqual([['$log', 1, 'missing']]);
  });

  it('verifies up to where the log ended at the start, while a program continues writing', async () => {
    const store = await openSqliteEventStore({ directory });
    await store.append({ stream: 'd', expected: 'no-stream', events: events(900) });
    const reader = openSqliteEventStoreReader(directory);
    const items = [];
    for await (const item of reader.verify()) {
      items.push(item);
      if (item.kind === 'progress') await store.append({ stream: 'e', expected: 'any', events: events(1) });
    }
    expect(items.at(-1)).toMatchObject({ kind: 'done', events: 912, streams: 4 });
    expect(items.filter(({ kind }) => kind === 'fault')).toEqual([]);
    await reader.close();
    await store.close();
  });
});
