import { MAX_PAGE } from '../query.js';
import type { Document, Filter, FindQuery, ReadModelStore } from '../read-model-store.port.js';

/**
 * Yields first all rows of the batch that is on its way to the store, whether they match or are removed or not: it is unknown whether they
 * are stored yet, and their state in the batch counts, so the caller keeps the first row that it sees under an id. Then yields the stored
 * rows that match, page by page in the order of their ids. A row that is read while the batch becomes visible is correct too, because the
 * batch changes only its own rows.
 */
export async function* rowsThatMatch<Row extends Document>(
  readModels: Pick<ReadModelStore, 'find'>,
  collection: string,
  filter: Filter,
  pending: ReadonlyMap<string, Row | undefined>,
): AsyncGenerator<ReadonlyMap<string, Row | undefined>> {
  yield pending;
  let after: FindQuery['after'];
  do {
    const { items, last } = await readModels.find<Row>(collection, {
      filter,
      limit: MAX_PAGE,
      ...(after && { after }),
    });
    yield new Map(items.map((row) => [idOf(row), row]));
    after = last;
  } while (after !== undefined);
}

function idOf({ id }: Document): string {
  if (typeof id !== 'string') throw new TypeError('rows found by a filter must hold their id');
  return id;
}
