import { importCustomers } from '../import-customers.js';
import { load } from '../load.js';
import { inFolder, program, under, type Figure } from '../measure.js';
import { COMMON_SURNAME, customersCsv } from '../sample-customers.js';
import { Standalone } from '../standalone.js';

const CONNECTIONS = 64;
/** Connections that create customers at the same time. */
const WRITERS = 4;

/** Searches a common surname while nothing is written, right after many writes, and during writes, by the writer and by somebody else. */
await program(({ short }) =>
  inFolder(async (folder) => {
    const [customers, seconds] = short ? [2_000, 2] : [20_000, 10];
    const standalone = await Standalone.start(folder);
    const writer = await standalone.token();
    const reader = await standalone.token('reader@example.org');
    const search = async (token: string): Promise<number> => {
      const read = [`/api/v1/customers?limit=50&q=${COMMON_SURNAME}`];
      return (await load({ url: standalone.url, connections: CONNECTIONS, seconds, token, read })).p99Ms;
    };
    const during = async (token: string): Promise<number> => {
      const [p99Ms] = await Promise.all([
        search(token),
        load({ url: standalone.url, connections: WRITERS, seconds, token: writer, create: '/api/v1/customers' }),
      ]);
      return p99Ms;
    };
    await importCustomers(standalone, writer, customersCsv(0, customers));
    const rightAfter = await search(reader);
    await importCustomers(standalone, writer, customersCsv(customers, 2 * customers));
    const rightAfterOwn = await search(writer);
    const figures: Figure[] = [
      under('search of a common surname, 64 connections, p99', await search(reader), 'ms', 400),
      under(`the same right after ${customers.toLocaleString('en')} writes of others`, rightAfter, 'ms', 400),
      under('the same right after as many own writes', rightAfterOwn, 'ms', 400),
      under('the same while others write', await during(reader), 'ms', 400),
      under('the same while the caller writes', await during(writer), 'ms', 400),
    ];
    await standalone.stop();
    return figures;
  }),
);
