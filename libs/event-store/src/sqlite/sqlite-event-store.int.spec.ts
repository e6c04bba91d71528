import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import SqliteDatabase from 'better-sqlite3';
import { eventStoreConformance } from '../conformance/event-store.conformance.js';
import type { EventStore } from '../event-store.port.js';
import { Attacker } from './authenticity/attacker.fixture.js';
import { openSqliteEventStore, type SqliteEventStore } from './index.js';

const directories = new Map<EventStore, string>();

async function openIn(directory: string, limits?: { maxPendingEvents?: number }): Promise<SqliteEventStore> {
  const store = await openSqliteEventStore({ directory, limits });
  directories.set(store, directory);
  return store;
}

afterAll(() => {
  for (const directory of new Set(directories.values())) rmSync(directory, { recursive: true, force: true });
});

/** Another connection to the file of the open store. */
async function inFile(store: EventStore, change: (attacker: Attacker) => void): Promise<void> {
  const database = new SqliteDatabase(join(directories.get(store)!, 'events.db'), { timeout: 5000 });
  change(new Attacker(database));
  database.close();
}

const at = '(SELECT position FROM events WHERE stream = ? AND revision = ?)';

eventStoreConformance('SQLite', {
  forger: {
    open: () => openIn(mkdtempSync(join(tmpdir(), 'event-store-'))),
    insert: (store, stream) => inFile(store, (attacker) => attacker.insert(stream, { forged: true })),
    alter: (store, stream, revision) =>
      inFile(store, (attacker) => {
        attacker.run(`UPDATE events SET data = '{}' WHERE position = ${at}`, stream, revision);
        attacker.rehash(stream);
      }),
    removeMac: (store, stream, revision) =>
      inFile(store, (attacker) =>
        attacker.run(`UPDATE events SET mac = NULL WHERE position = ${at}`, stream, revision),
      ),
    swapMacs: (store, one, other, revision) =>
      inFile(store, (attacker) =>
        attacker.swapMacs(...([one, other].map((stream) => attacker.position(stream, revision)) as [number, number])),
      ),
    remove: (store, stream, revision) =>
      inFile(store, (attacker) =>
        attacker.run('DELETE FROM events WHERE stream = ? AND revision = ?', stream, revision),
      ),
    hide: (store, stream, before) =>
      inFile(store, (attacker) =>
        attacker.run('INSERT INTO marks (stream, truncate_before) VALUES (?, ?)', stream, before),
      ),
  },
  open: (limits) => openIn(mkdtempSync(join(tmpdir(), 'event-store-')), limits),
  async reopen(store) {
    await store.close();
    return openIn(directories.get(store)!);
  },
  async cut(store) {
    const { writer } = store as unknown as { writer: { worker: Worker } };
    await writer.worker.terminate();
  },
});
