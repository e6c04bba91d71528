import { openSqliteReadModelStore } from './sqlite-read-model-store.js';
import { shelf } from '../conformance/shelf.fixture.js';

/** Stores batch after batch and prints the acknowledged ones, until it is killed. */
const [path] = process.argv.slice(2);
const store = await openSqliteReadModelStore({ path: path as string });
await store.define(shelf('books.v1'));
await store.settle('books.v1');
let from = await store.checkpoint('books.v1');
for (let batch = Number(from) + 1; ; batch++) {
  const to = String(batch).padStart(20, '0');
  const writes = Array.from({ length: 20 }, (_, index) => ({
    id: `${batch}-${index}`,
    document: { id: `${batch}-${index}`, title: `Batch ${batch}`, size: { pages: batch }, tags: [`batch-${batch}`] },
  }));
  await store.commit('books.v1', { from, to, epoch: store.epoch }, writes);
  from = to;
  process.stdout.write(`${batch}\n`);
}
