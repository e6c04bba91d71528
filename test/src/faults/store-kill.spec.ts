import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openSqliteEventStore } from '@crm/event-store/sqlite';
import { randomFor } from '@crm/testing';
import { eventWithId, faultsIn, readLog } from './store-events.js';

const WRITER = fileURLToPath(new URL('./store-writer.process.js', import.meta.url));
const CLIENTS = 64;

/** One append of two events, as the writer announced it. */
interface Append {
  readonly stream: string;
  readonly revision: number;
  readonly ids: readonly string[];
  /** Position of the second event; undefined when the kill came before the answer. */
  position?: string;
}

/** Lets the clients write for a while, kills the process, and returns every append it began. */
async function writeAndKill(directory: string, round: number, afterMs: number): Promise<Append[]> {
  const journal = join(directory, `journal-${round}`);
  const args = [WRITER, join(directory, 'data'), journal, String(CLIENTS), String(round)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  child.kill('SIGKILL');
  await once(child, 'exit');
  const appends = new Map<string, Append>();
  for (const line of readFileSync(journal, 'utf8').split('\n')) {
    const [word, stream = '', revision = '', first = '', second = '', position] = line.split(' ');
    if (word === 'try') appends.set(first, { stream, revision: Number(revision), ids: [first, second] });
    if (word === 'done') appends.get(first)!.position = position;
  }
  return [...appends.values()];
}

describe('a kill -9 under 64 writing clients', () => {
  let directory: string;
  beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'store-kill-'))));
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it('loses no acknowledged append, duplicates none, and leaves valid chains, again and again', async () => {
    const random = randomFor('kills of the store');
    const appends: Append[] = [];
    let unanswered = 0;
    for (let round = 0; round < 6; round += 1) {
      const begun = await writeAndKill(directory, round, 150 + random() * 700);
      const store = await openSqliteEventStore({ directory: join(directory, 'data') });
      // Clients whose answer was lost repeat the append, as they must.
      for (const append of begun.filter(({ position }) => position === undefined)) {
        const expected = append.revision === -1 ? 'no-stream' : append.revision;
        const { position } = await store.append({
          stream: append.stream,
          expected,
          events: append.ids.map(eventWithId),
        });
        append.position = position;
        unanswered += 1;
      }
      appends.push(...begun);
      expect(await faultsIn(store)).toEqual([]);
      await store.close();
    }

    const store = await openSqliteEventStore({ directory: join(directory, 'data') });
    const log = await readLog(store);
    await store.close();
    const places = log.map(({ id, stream, revision, position }) => `${stream} ${revision} ${id} ${position}`);
    const expected = appends.flatMap(({ stream, revision, ids, position }) => [
      `${stream} ${revision + 1} ${ids[0]} ${String(Number(position) - 1).padStart(20, '0')}`,
      `${stream} ${revision + 2} ${ids[1]} ${position}`,
    ]);
    expect(places.sort()).toEqual(expected.sort());
    expect(appends.length).toBeGreaterThan(6 * CLIENTS);
    // The kills came in the middle of appends.
    expect(unanswered).toBeGreaterThan(0);
  }, 60_000);
});

describe('a torn write-ahead log', () => {
  let directory: string;
  let acknowledged: Append[];
  const wal = (): string => join(directory, 'data', 'events.db-wal');
  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'store-torn-'));
    acknowledged = (await writeAndKill(directory, 0, 300)).filter(({ position }) => position !== undefined);
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it('loses nothing acknowledged when its tail is an unfinished frame', async () => {
    const random = randomFor('a frame that was never finished');
    appendFileSync(wal(), Buffer.from(Array.from({ length: 3_000 }, () => random() * 256)));
    const store = await openSqliteEventStore({ directory: join(directory, 'data') });
    const ids = new Set((await readLog(store)).map(({ id }) => id));
    expect(acknowledged.flatMap((append) => append.ids).filter((id) => !ids.has(id))).toEqual([]);
    expect(await faultsIn(store)).toEqual([]);
    await store.close();
  });

  it('opens at the last complete commit when the disk lost confirmed writes: a prefix, no half append, valid chains', async () => {
    truncateSync(wal(), Math.floor(statSync(wal()).size * 0.6) + 13);
    const store = await openSqliteEventStore({ directory: join(directory, 'data') });
    const log = await readLog(store);
    expect(log.length).toBeGreaterThan(0);
    expect(log.map(({ position }) => Number(position))).toEqual(log.map((_, index) => index + 1));
    const last = log.at(-1)!.position;
    const ids = new Set(log.map(({ id }) => id));
    for (const append of acknowledged) {
      const stored = append.ids.filter((id) => ids.has(id)).length;
      expect(stored).toBe(append.position! <= last ? 2 : 0);
    }
    expect(await faultsIn(store)).toEqual([]);
    await expect(
      store.append({ stream: 'thing-new', expected: 'no-stream', events: acknowledged[0]!.ids.map(eventWithId) }),
    ).resolves.toMatchObject({ revision: 1 });
    await store.close();
  });
});
