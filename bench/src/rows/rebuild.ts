import { resolve } from 'node:path';
import { crm } from '@crm/testing';
import { importCustomers } from '../import-customers.js';
import { load } from '../load.js';
import { atLeast, inFolder, median, program, under } from '../measure.js';
import { customersCsv } from '../sample-customers.js';
import { Standalone } from '../standalone.js';

const CONNECTIONS = 16;
const VIEW = 'customers.list';

interface Result {
  readonly eventsPerSecond: number;
  readonly sha256: string;
  readonly servedSha256?: string;
}

/** Rebuilds the customer list again and again while callers read it. Measures how fast that is, and what the callers notice. */
await program(({ short }) =>
  inFolder(async (folder) => {
    const [customers, seconds] = short ? [2_000, 3] : [100_000, 30];
    const standalone = await Standalone.start(folder);
    const token = await standalone.token();
    await importCustomers(standalone, token, customersCsv(0, customers));
    const { items } = await standalone.json<{ items: readonly { id: string }[] }>('/api/v1/customers?limit=200', {
      token,
    });
    const read = ['?limit=50&sort=-createdAt', ...items.map(({ id }) => `/${id}`)].map(
      (path) => `/api/v1/customers${path}`,
    );
    const reading = async () =>
      (await load({ url: standalone.url, connections: CONNECTIONS, seconds, token, read })).p99Ms;
    const before = await reading();
    let over = false;
    const rates: number[] = [];
    const building = (async () => {
      do rates.push(await rebuild(folder));
      while (!over);
    })();
    const during = await reading();
    over = true;
    await building;
    await standalone.stop();
    return [
      atLeast('rebuild of the list with search, while serving', median(rates), 'events/s', 8_000),
      under('reads while a view is rebuilt, p99, times that before', during / before, 'x', 2),
    ];
  }),
);

async function rebuild(folder: string): Promise<number> {
  const { code, stdout, stderr } = await crm(['projections', 'rebuild', VIEW, '--json'], {
    env: { DATA_DIR: resolve(folder) },
  });
  if (code !== 0) throw new Error(`the rebuild failed: ${stderr}`);
  const result = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Result;
  if (result.sha256 !== result.servedSha256) throw new Error('the rebuilt rows are not those that were served');
  return result.eventsPerSecond;
}
