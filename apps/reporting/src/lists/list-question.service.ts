import { LIST_PAGE, type CallContext, type ListPage, type ListQuestion } from '@crm/contracts';
import {
  parseFilter,
  parseSort,
  type CollectionSpec,
  type Document,
  type Filter,
  type FindQuery,
  type Projection,
  type ReadModelStore,
} from '@crm/read-models';
import type { CursorCipher } from './cursor-cipher.adapter.js';
import { isStale, type ProjectionProgress } from './fitness.service.js';

/** What lists are read from. */
export interface ListSources {
  readonly store: ReadModelStore;
  readonly progress: ProjectionProgress;
  readonly cursors: CursorCipher;
}

/** One list of the API. */
export interface List {
  readonly projection: Pick<Projection, 'name'>;
  /** The collection as callers may query it: fields that they may not filter or sort by are left out of `fields`. */
  readonly collection: CollectionSpec;
  /** Fields that have another name in the stored collection: from the name that callers use to the stored one. */
  readonly stored?: ReadonlyMap<string, string>;
  /** As text, for example `-createdAt`. */
  readonly defaultSort: string;
}

/** A list as one caller may read it. */
export interface ReadableList {
  readonly list: List;
  /** Joined to every query with AND. Absent: all rows. */
  readonly only?: Filter;
}

/** What a caller requests of a list, apart from the page. */
export type Wish = Pick<ListQuestion, 'q' | 'filter' | 'sort'>;

/** Converts a request to a query without a page. Throws InvalidQuery, which names a parameter that cannot be understood, and NotIndexed. */
export function questionOf(
  { list, only }: ReadableList,
  { q = '', filter = '', sort = list.defaultSort }: Wish,
): Pick<FindQuery, 'filter' | 'search' | 'sort'> {
  const { collection, stored } = list;
  const predicate = predicateOf(list, filter, only);
  return {
    sort: parseSort(sort, collection).map((key) => ({ ...key, field: stored?.get(key.field) ?? key.field })),
    ...(q !== '' && { search: q }),
    ...(predicate && { filter: predicate }),
  };
}

export interface Asking {
  /** The caller's predicate, joined to every query with AND. Absent: all rows. */
  readonly only?: Filter;
  /** Further parts of the query that are not in the filter text; a cursor is bound to them too. */
  readonly bound?: object;
  readonly context: CallContext;
}

/** Returns a page of a list. Throws InvalidQuery, which names a parameter that cannot be understood, and NotIndexed. */
export async function answerList<Row extends Document>(
  { store, progress, cursors }: ListSources,
  list: List,
  { limit, cursor, total, q = '', filter = '', sort = list.defaultSort }: ListQuestion,
  { only, bound, context }: Asking,
): Promise<ListPage<Row>> {
  const { type, id } = context.principal;
  const { projection, collection } = list;
  const question = { ...bound, list: projection.name, by: `${type}:${id}`, q, filter, sort };
  const query = {
    limit: Math.min(limit || LIST_PAGE.default, LIST_PAGE.most),
    ...questionOf({ list, ...(only && { only }) }, { q, filter, sort }),
    ...(cursor !== undefined && { after: await cursors.open(cursor, question) }),
    ...(total === true && { total }),
  };
  const stale = await isStale(progress, projection, context);
  const page = await store.find<Row>(collection.name, query);
  const next = page.last && (await cursors.encrypt(page.last, question));
  return {
    items: [...page.items],
    ...(next !== undefined && { next }),
    stale,
    ...(page.total !== undefined && { total: page.total }),
  };
}

/** Combines what the caller may read with the requested filter; applies to every page, total and facet of the query. */
export function predicateOf(
  { collection, stored }: Pick<List, 'collection' | 'stored'>,
  filter: string,
  only: Filter | undefined,
): Filter | undefined {
  return allOf(only, filter === '' ? undefined : renamed(parseFilter(filter, collection), stored));
}

/** Joins the given conditions with AND; undefined if there are none. */
export function allOf(...filters: readonly (Filter | undefined)[]): Filter | undefined {
  const given = filters.filter((filter) => filter !== undefined);
  return given.length > 1 ? { and: given } : given[0];
}

function renamed(filter: Filter, stored: ReadonlyMap<string, string> | undefined): Filter {
  if (stored === undefined || stored.size === 0) return filter;
  if ('and' in filter) return { and: filter.and.map((part) => renamed(part, stored)) };
  if ('or' in filter) return { or: filter.or.map((part) => renamed(part, stored)) };
  return { ...filter, field: stored.get(filter.field) ?? filter.field };
}
