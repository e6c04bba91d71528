import type { paths } from '../dist/schema.js';

interface PagedRoute {
  get: {
    parameters: { query?: { cursor?: string } };
    responses: { 200: { content: { 'application/json': { items: unknown[] } } } };
  };
}

/** Paths whose GET returns pages with a cursor. */
export type ListPath = {
  [P in keyof paths]: paths[P] extends PagedRoute
    ? 'cursor' extends keyof NonNullable<paths[P]['get']['parameters']['query']>
      ? P
      : never
    : never;
}[keyof paths];

/** An item of the list. */
export type ItemOf<P extends ListPath> =
  paths[P]['get']['responses'][200]['content']['application/json']['items'][number];

/** The list's own parameters; the cursor is added for each page. */
export interface ListInit<P extends ListPath> {
  readonly params?: paths[P]['get']['parameters'];
  readonly signal?: AbortSignal;
}

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next?: string | null;
}
interface Loose {
  readonly params?: { readonly query?: object };
}

/** Requests one page at a time, and the next one only when its items are needed. */
export async function* walkPages<P extends ListPath>(
  get: (path: P, init: Loose) => Promise<{ data: Page<ItemOf<P>> }>,
  path: P,
  init: ListInit<P> = {},
): AsyncGenerator<ItemOf<P>, void, undefined> {
  const { params } = init as Loose;
  let cursor: string | undefined;
  do {
    const query = cursor === undefined ? params?.query : { ...params?.query, cursor };
    const { data } = await get(path, { ...init, params: { ...params, query } });
    yield* data.items;
    cursor = data.next ?? undefined;
  } while (cursor !== undefined);
}
