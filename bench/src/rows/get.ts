import { randomUUID } from 'node:crypto';
import { startEcho } from '../limits/start-echo.js';
import { load } from '../load.js';
import { inFolder, inTurns, ofLimit, program } from '../measure.js';
import { Standalone } from '../standalone.js';

const CONNECTIONS = 64;
const CUSTOMERS = 500;
/** Concurrent requests while the customers are created. */
const AT_ONCE = 16;

/** Reads one customer by id, with token, rights and ETag, compared with an echo of the same framework under the same load. */
await program(({ short }) =>
  inFolder(async (folder) => {
    const [turns, seconds] = short ? [1, 3] : [3, 10];
    const standalone = await Standalone.start(folder);
    const echo = await startEcho();
    const token = await standalone.token();
    const read = await createCustomers(standalone, token);
    const get = async () =>
      (await load({ url: standalone.url, connections: CONNECTIONS, seconds, token, read })).perSecond;
    const bare = async () =>
      (await load({ url: echo.url, connections: CONNECTIONS, seconds, create: '/echo' })).perSecond;
    const [limit = 0, rate = 0] = await inTurns(turns, bare, get);
    echo.process.disconnect();
    await standalone.stop();
    return [ofLimit(`authenticated GET by id, ${CONNECTIONS} connections`, rate, 'requests/s', limit, 0.5)];
  }),
);

/** Creates customers and returns their paths. */
async function createCustomers(standalone: Standalone, token: string): Promise<string[]> {
  const paths: string[] = [];
  const create = async () => {
    while (paths.length < CUSTOMERS) {
      const body = {
        kind: 'person',
        name: `Ada ${paths.length}`,
        emails: [{ address: `${randomUUID()}@example.org` }],
      };
      const { id } = await standalone.json<{ id: string }>('/api/v1/customers', { token, body });
      paths.push(`/api/v1/customers/${id}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, create));
  return paths;
}
