import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SeedOrder } from '@crm/cli';
import { BEGINNING, EventCodec } from '@crm/event-store';
import { EmbeddedKeyVault } from '@crm/key-vault';
import { openSqliteEventStore } from '@crm/event-store/sqlite';
import { readConfiguration } from '@crm/platform';
import { registryOfEvents } from '../events.registry.js';
import { tellHistory } from './seed.process.js';

const UNTIL = '2026-03-01T00:00:00.000Z';
const folder = mkdtempSync(join(tmpdir(), 'seed-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Fields that differ each time because they are salted. */
const SALTED = ['hash'];

async function historyOf(name: string, order: SeedOrder) {
  const dataDir = join(folder, name);
  const { configuration } = readConfiguration({ DATA_DIR: dataDir }, {});
  const telling = tellHistory(order, configuration, new AbortController().signal);
  for (let step = await telling.next(); !step.done; step = await telling.next());
  const store = await openSqliteEventStore({ directory: dataDir });
  const vault = await EmbeddedKeyVault.open({ rows: store.keyRows, kek: { directory: dataDir } });
  const codec = new EventCodec(registryOfEvents(), vault);
  const events = [];
  for await (const event of store.readAll({ after: BEGINNING })) events.push(event);
  const decoded = await codec.decodeMany(events, { unknown: 'throw' });
  const addresses = await Promise.all(events.map((event) => codec.actorAddress(event)));
  await store.close();
  return decoded.map((event, index) => ({
    ...event,
    data: Object.fromEntries(Object.entries(event.data as object).filter(([key]) => !SALTED.includes(key))),
    address: addresses[index],
    // Claims are named by a hash under a random key of the deployment.
    stream: event.stream.replace(/^claim-(.*)-[0-9a-f]{64}$/, 'claim-$1'),
    id: event.stream.startsWith('claim-') ? '' : event.id,
  }));
}

describe('a demo history', () => {
  it('is the same for the same order, event by event, and different for another seed', async () => {
    const order = { customers: 30, seed: 7, until: UNTIL };
    const one = await historyOf('one', order);
    const again = await historyOf('again', order);
    const other = await historyOf('other', { ...order, seed: 8 });
    expect(again).toEqual(one);
    expect(other.map(({ id }) => id)).not.toEqual(one.map(({ id }) => id));
  });
  it('covers the year before its end, and is recorded in order of time, never before it happened', async () => {
    const events = await historyOf('dated', { customers: 60, seed: 3, until: UNTIL });
    const recorded = events.map(({ recordedAt }) => recordedAt);
    expect(recorded).toEqual([...recorded].sort());
    expect(recorded.at(0)?.slice(0, 7)).toBe('2025-03');
    expect(recorded.at(-1)?.slice(0, 7)).toBe('2026-02');
    for (const { occurredAt, recordedAt } of events) expect(occurredAt <= recordedAt).toBe(true);
  });
});
