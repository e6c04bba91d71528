import type Database from 'better-sqlite3';
import type { CollectionLayout } from './layout.js';

const ROWS = 5000;
/** Bytes gathered in memory before a segment is written. The default of FTS5 is 1 MiB; larger segments are merged less often. */
const GATHERED = 32 * 1024 * 1024;
const GATHERED_LATER = 1024 * 1024;

/** Builds the search index over all rows. Yields how many it has indexed. After an interruption it starts from scratch. */
export function* buildSearchIndex(
  database: Database.Database,
  { tokens, documents }: CollectionLayout,
): Generator<number> {
  // As literals: FTS5 does not take bound numbers for integers.
  const configure = (option: 'hashsize', value: number): void => {
    database.exec(`INSERT INTO ${tokens} (${tokens}, rank) VALUES ('${option}', ${value})`);
  };
  database.exec(`INSERT INTO ${tokens} (${tokens}) VALUES ('delete-all')`);
  configure('hashsize', GATHERED);
  const select = database.prepare(
    `SELECT max("row"), count(*) FROM (SELECT "row" FROM ${documents} WHERE "row" > ? ORDER BY "row" LIMIT ${ROWS})`,
  );
  const insert = database.prepare(
    `INSERT INTO ${tokens} (rowid, tokens) SELECT "row", tokens FROM ${documents} WHERE "row" > ? AND "row" <= ? AND tokens <> ''`,
  );
  // One transaction, because every commit writes what is gathered in memory.
  database.exec('BEGIN IMMEDIATE');
  let [after, done] = [0, 0];
  for (;;) {
    const [last, count] = select.raw().get(after) as [number | null, number];
    if (last === null) break;
    insert.run(after, last);
    after = last;
    yield (done += count);
  }
  database.exec(`INSERT INTO ${tokens} (${tokens}) VALUES ('optimize')`);
  configure('hashsize', GATHERED_LATER);
  database.exec('COMMIT');
}
