import { join } from 'node:path';
import { events, upcasters } from '@crm/contracts/records';
import { EventCodec, EventRegistry, type Position } from '@crm/event-store';
import { EmbeddedKeyVault } from '@crm/key-vault';
import { openSqliteEventStore } from '@crm/event-store/sqlite';
import { systemClock } from '@crm/kernel';
import { ProjectionRunner, type Projection } from '@crm/read-models';
import { openSqliteReadModelStore } from '@crm/read-models/sqlite';
import { reportingProjections } from '@crm/reporting';
import { atLeast, inFolder, median, program } from '../measure.js';
import { importCustomers } from '../import-customers.js';
import { customersCsv } from '../sample-customers.js';
import { Standalone } from '../standalone.js';

/** Builds the customer list and the audit trail from a log that the program wrote, with encrypted events and claims of e-mail addresses. */
await program(({ short }) =>
  inFolder(async (folder) => {
    const [customers, turns] = short ? [2_000, 1] : [50_000, 3];
    const standalone = await Standalone.start(folder);
    await importCustomers(standalone, await standalone.token(), customersCsv(0, customers));
    await standalone.stop();
    const viewCalled = (wanted: string) => reportingProjections.find(({ name }) => name === wanted) as Projection;
    const list = viewCalled('customers.list');
    const { search: _search, ...unsearchable } = list.collection;
    const trail = viewCalled('audit.entries');
    const plain: number[] = [];
    const audited: number[] = [];
    const searchable: number[] = [];
    for (let turn = 0; turn < turns; turn++) {
      plain.push(
        customers / (await secondsToProject(folder, `plain-${turn}.db`, { ...list, collection: unsearchable })),
      );
      audited.push(customers / (await secondsToProject(folder, `audit-${turn}.db`, trail)));
      searchable.push(customers / (await secondsToProject(folder, `search-${turn}.db`, list)));
    }
    return [
      atLeast('projection from the log: list without search', median(plain), 'events/s', 25_000),
      atLeast('projection from the log: audit trail', median(audited), 'events/s', 25_000),
      atLeast('projection from the log: list with search', median(searchable), 'events/s', 8_000),
    ];
  }),
);

async function secondsToProject(folder: string, views: string, projection: Projection): Promise<number> {
  const store = await openSqliteEventStore({ directory: folder });
  const vault = await EmbeddedKeyVault.open({ rows: store.keyRows, kek: { directory: folder } });
  const codec = new EventCodec(new EventRegistry(events, upcasters), vault);
  const readModels = await openSqliteReadModelStore({ path: join(folder, views) });
  const { epoch } = readModels;
  const runner = new ProjectionRunner(
    { store, decode: (stored) => codec.decodeMany(stored), readModels, epoch, clock: systemClock },
    [projection],
  );
  const tail: Position = await store.tail();
  const started = performance.now();
  await runner.start();
  const reached = await runner.waitFor(projection.name, tail, 120_000);
  const seconds = (performance.now() - started) / 1000;
  await runner.stop();
  await readModels.close();
  await vault.close();
  await store.close();
  if (!reached) throw new Error(`${projection.name} did not reach the end of the log`);
  return seconds;
}
