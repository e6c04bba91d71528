import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { eventStoreConformance } from '../conformance/event-store.conformance.js';
import type { EventStore } from '../event-store.port.js';
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

eventStoreConformance('SQLite', {
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
