import { MAX_PAGE } from '../query.js';
import type { Document, Filter, FindQuery, ReadModelStore } from '../read-model-store.port.js';

/**
 * First all rows of a batch that is on its way to the store, matching, removed or not: whether they are stored yet is not to be known,
 * and what they are now counts, so whoever collects keeps what came first under an id. Then the stored rows that match, page by page in
 * the order of their ids; one that is read while the batch becomes visible is right all the same, for the batch changes only its own rows.
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
  if (typeof id !== 'string') throw new TypeError('rows that are found by a filter must hold their id');
  return id;
}
