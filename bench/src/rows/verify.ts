import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { authenticateLog, LogKey } from '@crm/event-store';
import { EmbeddedKeyVault } from '@crm/key-vault';
import { openSqliteEventStore, openSqliteEventStoreReader } from '@crm/event-store/sqlite';
import { newId } from '@crm/kernel';
import { atLeast, inFolder, inTurns, ofLimit, program, under } from '../measure.js';
import { sampleEvent } from '../sample-events.js';

const STREAMS_AT_ONCE = 2000;
const EVENTS_EACH = 3;
/** What is hashed of an event in addition to its texts: domain tag, predecessor, frames, stream, id and type. */
const ENVELOPE_BYTES = 190;
const MEGABYTE = 1e6;

/** `crm verify` (hashes and MACs) in bytes of canonical text per second, and the machine's limit: reading the file and hashing as many pieces, on two threads. */
await program(({ short }) =>
  inFolder(async (folder) => {
    const [turns, streams] = short ? [1, 4_000] : [3, 150_000];
    const key = await writeLog(folder, streams);
    const reader = openSqliteEventStoreReader(folder);
    await reader.useKey(key);
    const events = streams * EVENTS_EACH;
    let bytes = 0;
    let blocked = 0;
    const verified = () =>
      timed(async () => {
        const watch = eventLoopWatch();
        for await (const item of reader.verify()) {
          if (item.kind === 'fault') throw new Error(`${item.stream}: ${item.fault}`);
          bytes = item.bytes;
        }
        blocked = Math.max(blocked, watch());
      });
    const [seconds = 0, bare = 0] = await inTurns(turns, verified, async () => {
      const size = Math.round(bytes / events) + ENVELOPE_BYTES;
      return timed(async () => {
        await readFile(join(folder, 'events.db'));
        await Promise.all([hashing(events / 2, size), hashing(events / 2, size)]);
      });
    });
    await reader.close();
    const rate = bytes / MEGABYTE / seconds;
    const limit = bytes / MEGABYTE / bare;
    return [
      atLeast(`verify ${events.toLocaleString('en')} events`, rate, 'MB/s', 100),
      ofLimit('verify, as a ratio to only reading the file and hashing', rate, 'MB/s', limit, 0.25),
      under('verify: longest turn of the event loop', blocked, 'ms', 50),
    ];
  }),
);

/** Returns the key that the MACs of its events were made with. */
async function writeLog(folder: string, streams: number): Promise<LogKey> {
  const store = await openSqliteEventStore({ directory: folder });
  const vault = await EmbeddedKeyVault.open({ rows: store.keyRows, kek: { directory: folder } });
  await authenticateLog({ store, vault, path: join(folder, 'events.db') });
  const key = await LogKey.of(vault);
  for (let written = 0; written < streams; written += STREAMS_AT_ONCE) {
    const names = Array.from({ length: Math.min(STREAMS_AT_ONCE, streams - written) }, () => `customer-${newId()}`);
    for (let revision = -1; revision < EVENTS_EACH - 1; revision++)
      await store.appendMany(
        names.map((stream) => ({
          stream,
          expected: revision === -1 ? 'no-stream' : revision,
          events: [sampleEvent()],
        })),
      );
  }
  await vault.close();
  await store.close();
  return key;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

/** Starts to watch the event loop. The returned function stops the watch and returns the longest time between two turns, in ms. */
function eventLoopWatch(): () => number {
  let last = performance.now();
  let longest = 0;
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 1);
  return () => {
    clearInterval(timer);
    return longest;
  };
}

async function readFile(path: string): Promise<void> {
  const file = await open(path);
  const buffer = Buffer.alloc(1 << 20);
  while ((await file.read(buffer, 0, buffer.length)).bytesRead > 0);
  await file.close();
}

/** Computes SHA-256 over this many pieces, in a separate thread. */
async function hashing(pieces: number, size: number): Promise<void> {
  const source = `const { hash } = require('node:crypto');
    const { pieces, size } = require('node:worker_threads').workerData;
    const piece = Buffer.alloc(size, 7);
    for (let number = 0; number < pieces; number++) hash('sha256', piece, 'hex');`;
  const worker = new Worker(source, { eval: true, workerData: { pieces, size } });
  await new Promise((done, failed) => worker.once('exit', done).once('error', failed));
}
