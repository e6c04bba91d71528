import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { crm } from '@crm/testing';
import { load } from '../load.js';
import { inFolder, program, under, type Figure } from '../measure.js';
import { Standalone } from '../standalone.js';

const CONNECTIONS = 16;
const PAGE = 50;
const POLL_MS = 2000;
/** What is searched for, and how many customers match. */
const SEARCHES = [
  ['a surname that very many have', 'Müller'],
  ['two prefixes', 'schm ann'],
  ['one prefix that very many have', 'ma'],
  ['an exact e-mail address', 'olivia.smith.0@example.com'],
] as const;

interface Page {
  readonly items: readonly { readonly id: string; readonly ownerId?: string | null }[];
}

/**
 * Reads in a store of a million customers with their history. BENCH_STORE names a directory that was seeded before; filling one takes long
 * and is not measured.
 */
await program(async ({ short }) => {
  const seeded = process.env['BENCH_STORE'];
  if (seeded !== undefined) return measured(seeded, short);
  return inFolder(async (folder) => {
    const customers = short ? '2000' : (process.env['BENCH_CUSTOMERS'] ?? '1000000');
    const { code, stderr } = await crm(['seed', '--demo', '--customers', customers], {
      env: { DATA_DIR: resolve(folder) },
    });
    if (code !== 0) throw new Error(stderr);
    return measured(folder, short);
  });
});

async function measured(folder: string, short: boolean): Promise<Figure[]> {
  await listIsThere(folder);
  const begun = performance.now();
  const standalone = await Standalone.start(folder);
  const startMs = performance.now() - begun;
  try {
    const token = await standalone.token(`measurer-${Date.now()}@example.org`);
    const { items } = await standalone.json<Page>('/api/v1/customers?limit=100&sort=-createdAt', { token });
    const seconds = short ? 2 : 10;
    const figures = [under('seeded store: start to ready', startMs, 'ms', 5000)];
    for (const { name, goalMs, paths } of questions(items)) {
      const read = paths.map((path) => `/api/v1/customers${path}`);
      const { p99Ms } = await load({ url: standalone.url, connections: CONNECTIONS, seconds, token, read });
      figures.push(under(`seeded store: ${name}, p99`, p99Ms, 'ms', goalMs));
    }
    const { rssMegabytes } = await standalone.vitals();
    return [...figures, under('seeded store: resident memory after that', rssMegabytes, 'MB', 500)];
  } finally {
    await standalone.stop();
  }
}

/** After a large seeding the list is built in the background, and is empty until then. */
async function listIsThere(folder: string): Promise<void> {
  const standalone = await Standalone.start(folder);
  const token = await standalone.token(`waiter-${Date.now()}@example.org`);
  while ((await standalone.json<Page>('/api/v1/customers?limit=1', { token })).items.length === 0) await sleep(POLL_MS);
  await standalone.stop();
}

function questions(items: Page['items']) {
  const owner = items.find(({ ownerId }) => typeof ownerId === 'string')?.ownerId ?? '';
  const byOwner = encodeURIComponent(`ownerId eq "${owner}" and status eq "active"`);
  return [
    { name: 'GET by id', goalMs: 20, paths: items.map(({ id }) => `/${id}`) },
    { name: `page of ${PAGE} by -createdAt`, goalMs: 50, paths: [`?limit=${PAGE}&sort=-createdAt`] },
    {
      name: 'page by owner + status, sorted by name',
      goalMs: 50,
      paths: [`?limit=${PAGE}&filter=${byOwner}&sort=name`],
    },
    ...SEARCHES.map(([name, text]) => ({
      name: `search of ${name}`,
      goalMs: 80,
      paths: [`?limit=${PAGE}&q=${encodeURIComponent(text)}`],
    })),
  ];
}
