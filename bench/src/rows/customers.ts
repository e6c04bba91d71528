import { setTimeout as sleep } from 'node:timers/promises';
import { load } from '../load.js';
import type { LoadTask } from '../load.process.js';
import { atLeast, inFolder, program, under, type Figure } from '../measure.js';
import { importCustomers } from '../import-customers.js';
import { COMMON_SURNAME, customersCsv, person } from '../sample-customers.js';
import { Standalone } from '../standalone.js';

const CONNECTIONS = 16;
/** This many administrators import a part each, so that "by owner" selects some of the customers. */
const OWNERS = 4;
const PAGE = 50;
/** The tenth page is read with the cursor from the ninth. */
const PAGES = 10;

interface Item {
  readonly id: string;
  readonly ownerId: string;
}
interface Page {
  readonly items: readonly Item[];
  readonly next?: string;
  readonly total?: number;
}
/** Imports customers, then reads them as a user interface does. */
await program(({ short }) =>
  inFolder(async (folder) => {
    const [customers, seconds] = short ? [2_000, 2] : [100_000, 10];
    const standalone = await Standalone.start(folder);
    const imported = await importAll(standalone, customers);
    await projected(standalone, imported.token, customers);
    const reads = await readAll(standalone, imported.token, customers, seconds);
    await standalone.stop();
    return [...imported.figures, ...reads];
  }),
);

async function importAll(standalone: Standalone, customers: number) {
  const memory: number[] = [];
  const part = customers / OWNERS;
  let [ms, token] = [0, ''];
  for (let owner = 0; owner < OWNERS; owner++) {
    token = await standalone.token(owner === 0 ? undefined : `owner${owner}@example.org`);
    ms += await importCustomers(standalone, token, customersCsv(owner * part, (owner + 1) * part), async () => {
      memory.push((await standalone.vitals()).rssMegabytes);
    });
  }
  const half = Math.floor(memory.length / 2);
  const growth = Math.max(...memory.slice(half)) - Math.max(...memory.slice(0, half));
  return {
    token,
    figures: [
      atLeast('CSV import', customers / (ms / 1000), 'rows/s', 5000),
      under('CSV import, growth of memory in its second half', growth, 'MB', 50),
    ],
  };
}

async function projected(standalone: Standalone, token: string, customers: number): Promise<void> {
  for (;;) {
    const { total } = await list(standalone, token, 'limit=1&total=true');
    if (total === customers) return;
    await sleep(200);
  }
}

function list(standalone: Standalone, token: string, query: string): Promise<Page> {
  return standalone.json<Page>(`/api/v1/customers?${query}`, { token });
}

/** One way of reading, and the limit for its 99th percentile. */
interface Question {
  readonly name: string;
  readonly goalMs: number;
  /** Appended to `/api/v1/customers`; drawn at random. */
  readonly paths: readonly string[];
}

async function readAll(standalone: Standalone, token: string, customers: number, seconds: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  let memory = 0;
  const underLoad = async (task: Pick<LoadTask, 'read' | 'create'>) => {
    const { p99Ms } = await load({ url: standalone.url, connections: CONNECTIONS, seconds, token, ...task });
    memory = Math.max(memory, (await standalone.vitals()).rssMegabytes);
    return p99Ms;
  };
  for (const { name, goalMs, paths } of [...(await pages(standalone, token)), ...searches(customers)])
    figures.push(
      under(`${name}, p99`, await underLoad({ read: paths.map((path) => `/api/v1/customers${path}`) }), 'ms', goalMs),
    );
  await underLoad({ create: '/api/v1/customers' });
  return [
    ...figures,
    under(`resident memory, ${customers.toLocaleString('en')} customers under load`, memory, 'MB', 500),
  ];
}

async function pages(standalone: Standalone, token: string): Promise<Question[]> {
  const ids = new Set<string>();
  const owners = new Set<string>();
  /** The query of the tenth page, with the cursor from the ninth. */
  const tenthOf = async (query: string): Promise<string> => {
    let cursor = '';
    for (let page = 1; page < PAGES; page++) {
      const { items, next } = await list(standalone, token, `limit=${PAGE}&${query}${cursor}`);
      for (const { id, ownerId } of items) {
        ids.add(id);
        owners.add(ownerId);
      }
      if (next === undefined) break;
      cursor = `&cursor=${encodeURIComponent(next)}`;
    }
    return `?limit=${PAGE}&${query}${cursor}`;
  };
  const newest = 'sort=-createdAt';
  const tenthNewest = await tenthOf(newest);
  await tenthOf('sort=name');
  const byOwner = [...owners].map(
    (owner) => `filter=${encodeURIComponent(`ownerId eq "${owner}" and status eq "active"`)}&sort=name`,
  );
  const tenthByOwner = await Promise.all(byOwner.map(tenthOf));
  return [
    { name: 'GET by id', goalMs: 15, paths: [...ids].map((id) => `/${id}`) },
    { name: `page 1 of ${PAGE} by -createdAt`, goalMs: 40, paths: [`?limit=${PAGE}&${newest}`] },
    { name: `page ${PAGES} of ${PAGE} by -createdAt`, goalMs: 40, paths: [tenthNewest] },
    {
      name: 'page 1 by owner + status, sorted by name',
      goalMs: 40,
      paths: byOwner.map((query) => `?limit=${PAGE}&${query}`),
    },
    { name: `page ${PAGES} by owner + status, sorted by name`, goalMs: 40, paths: tenthByOwner },
  ];
}

function searches(customers: number): Question[] {
  const some = Array.from({ length: 500 }, (_none, index) => person(Math.floor((index * customers) / 500)));
  const search = (text: string) => `?limit=${PAGE}&q=${encodeURIComponent(text)}`;
  const beginnings = (name: string) =>
    name
      .split(' ')
      .map((word) => word.slice(0, 4))
      .join(' ');
  return [
    { name: 'search of an exact e-mail', goalMs: 60, paths: some.map(({ email }) => search(email)) },
    { name: 'search of a two-word prefix', goalMs: 60, paths: some.map(({ name }) => search(beginnings(name))) },
    { name: 'search of a common surname', goalMs: 60, paths: [search(COMMON_SURNAME)] },
  ];
}
