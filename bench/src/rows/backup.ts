import { randomBytes, createSecretKey } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedKeyVault } from '@crm/key-vault';
import { backUp, restoreBackup, type BackupSummary } from '@crm/backup';
import { authenticateLog } from '@crm/event-store';
import { openSqliteEventStore, type SqliteEventStore } from '@crm/event-store/sqlite';
import { newId } from '@crm/kernel';
import { atLeast, inFolder, median, program, under, type Figure } from '../measure.js';
import { sampleEvent } from '../sample-events.js';

const STREAMS_AT_ONCE = 500;
const EVENTS_EACH = 3;
const MEGABYTE = 1e6;
const TICK_MS = 5;
const NEVER = new AbortController().signal;

/** A full backup while the store is open, an incremental one, and a restore with all its checks. */
await program(({ short }) =>
  inFolder(async (folder) => {
    const data = resolve(folder, 'data');
    const kek = { directory: data };
    mkdirSync(data);
    const store = await openSqliteEventStore({ directory: data });
    const vault = await EmbeddedKeyVault.open({ rows: store.keyRows, kek });
    await authenticateLog({ store, vault, path: resolve(data, 'events.db') });
    const events = await writeLog(store, vault, short ? 4_000 : 100_000);
    const [whole, blocked] = await measured(() => taken(data, resolve(folder, 'backup')));
    await writeLog(store, vault, STREAMS_AT_ONCE);
    const [next] = await measured(() => taken(data, resolve(folder, 'backup')));
    await vault.close();
    await store.close();
    const size = statSync(resolve(data, 'events.db')).size / MEGABYTE;
    const restored = await restoring(folder, kek.directory, short ? 1 : 3);
    return [
      ...rates('backup', events, size, whole),
      under('backup: longest turn of the event loop', blocked, 'ms', 50),
      under(`backup of what came since (${(STREAMS_AT_ONCE * EVENTS_EACH).toLocaleString('en')} events)`, next, 's', 5),
      ...rates('restore, verified', events, size, restored),
    ];
  }),
);

function rates(name: string, events: number, size: number, seconds: number): Figure[] {
  return [
    atLeast(`${name}, ${events.toLocaleString('en')} events`, events / seconds, 'events/s', 20_000),
    atLeast(`${name}, of the log's file`, size / seconds, 'MB/s', 15),
  ];
}

/** Writes like customers: a key and three events for each. Returns how many events the log holds. */
async function writeLog(store: SqliteEventStore, vault: EmbeddedKeyVault, streams: number): Promise<number> {
  for (let written = 0; written < streams; written += STREAMS_AT_ONCE) {
    const ids = Array.from({ length: STREAMS_AT_ONCE }, () => newId());
    await Promise.all(ids.map((id) => vault.encryptionKey(`customer:${id}`, { isNew: true })));
    for (let revision = -1; revision < EVENTS_EACH - 1; revision++)
      await store.appendMany(
        ids.map((id) => ({
          stream: `customer-${id}`,
          expected: revision === -1 ? 'no-stream' : revision,
          events: [sampleEvent()],
        })),
      );
  }
  return Number(await store.tail());
}

async function taken(data: string, folder: string): Promise<BackupSummary> {
  const fileKey = { kid: 'installation.bench', key: createSecretKey(randomBytes(32)) };
  const files = resolve(data, 'files');
  const work = backUp({ events: resolve(data, 'events.db'), files, fileKey, folder, program: 'bench' }, NEVER);
  for (let step = await work.next(); ; step = await work.next()) if (step.done) return step.value;
}

async function restoring(folder: string, kekFolder: string, turns: number): Promise<number> {
  const seconds: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    const dataDir = resolve(folder, 'elsewhere');
    const places = {
      dataDir,
      events: resolve(dataDir, 'events.db'),
      views: resolve(dataDir, 'views.db'),
      files: resolve(dataDir, 'files'),
      kek: { directory: dataDir, kekFile: resolve(kekFolder, 'kek.json') },
    };
    const order = {
      backup: resolve(folder, 'backup'),
      places,
      to: null,
      acceptFaults: false,
      withoutMacs: false,
      erasures: null,
    };
    const [took] = await measured(async () => {
      for await (const _item of restoreBackup(order, NEVER));
    });
    seconds.push(took);
    if (!readdirSync(dataDir).includes('events.db')) throw new Error('Nothing was restored.');
    rmSync(dataDir, { recursive: true });
  }
  return median(seconds);
}

/** Seconds, and the longest time in ms that nothing else could run. */
async function measured(work: () => Promise<unknown>): Promise<[seconds: number, blocked: number]> {
  let over = false;
  let blocked = 0;
  const watching = (async () => {
    for (let last = performance.now(); !over; last = performance.now()) {
      await sleep(TICK_MS);
      blocked = Math.max(blocked, performance.now() - last - TICK_MS);
    }
  })();
  const started = performance.now();
  await work();
  const seconds = (performance.now() - started) / 1000;
  over = true;
  await watching;
  return [seconds, blocked];
}
