import { withReadableDomains } from '@crm/contracts/forms';
import { InvalidQuery, NotIndexed } from '@crm/contracts/refusals';
import { searchTerms, type SearchTerm } from './folding.js';
import { keyOf, type Key } from './keys.js';
import {
  type CollectionSpec,
  type CountQuery,
  type FieldSpec,
  type Filter,
  type FindQuery,
  type Scalar,
  type SortKey,
} from './read-model-store.port.js';

export const MAX_PAGE = 500;
/** Further keys make no difference that a person can see. */
export const MAX_SORT_KEYS = 4;
/** Limits of a search text, in UTF-16 units and in blank-separated words. */
export const SEARCH_LIMITS = { length: 200, words: 10 };

export type Operator = Extract<Filter, { field: string }>['op'];

export interface Condition {
  readonly field: string;
  readonly spec: FieldSpec;
  readonly op: Operator;
  /** One key; for `in`, any number of keys. */
  readonly keys: readonly Key[];
}

/** A filter whose fields, operators and values were checked; its values are keys. */
export type Predicate = { readonly and: readonly Predicate[] } | { readonly or: readonly Predicate[] } | Condition;

export interface ResolvedSortKey {
  readonly field: string;
  readonly spec: FieldSpec;
  readonly descending: boolean;
}

/** A query that the collection can answer. Every adapter starts from it. */
export interface ResolvedQuery {
  readonly predicate: Predicate | undefined;
  /** undefined: no restriction. Empty: nothing can match. */
  readonly terms: readonly SearchTerm[] | undefined;
  readonly sort: readonly ResolvedSortKey[];
  readonly limit: number;
  /** Keys of the last document seen, in the order of `sort`, and its id. */
  readonly after: { readonly keys: readonly Key[]; readonly id: string } | undefined;
  readonly total: boolean;
}

export function resolveQuery(spec: CollectionSpec, query: FindQuery): ResolvedQuery {
  const { limit } = query;
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_PAGE)
    refuse('limit', `a whole number from 1 to ${MAX_PAGE}`);
  const sort = resolveSort(spec, query.sort ?? []);
  return {
    predicate: query.filter && resolveFilter(spec, query.filter),
    terms: resolveSearch(spec, query.search ?? ''),
    sort,
    limit,
    after: query.after && resolveAfter(sort, query.after),
    total: query.total ?? false,
  };
}

/** Above these limits one query would cost as much as several. */
export const COUNT_LIMITS = { fields: 5, top: 100 };

export interface ResolvedCount extends Pick<ResolvedQuery, 'predicate' | 'terms'> {
  readonly fields: readonly { readonly field: string; readonly spec: FieldSpec }[];
  readonly top: number;
}

export function resolveCount(spec: CollectionSpec, { fields, top, filter, search }: CountQuery): ResolvedCount {
  if (fields.length < 1 || fields.length > COUNT_LIMITS.fields || new Set(fields).size < fields.length)
    refuse('facets', `one to ${COUNT_LIMITS.fields} fields, each once`);
  if (!Number.isInteger(top) || top < 1 || top > COUNT_LIMITS.top)
    refuse('top', `a whole number from 1 to ${COUNT_LIMITS.top}`);
  return {
    predicate: filter && resolveFilter(spec, filter),
    terms: resolveSearch(spec, search ?? ''),
    fields: fields.map((field) => ({ field, spec: declared(spec, field) })),
    top,
  };
}

export function resolveFilter(spec: CollectionSpec, filter: Filter): Predicate {
  if ('and' in filter) return { and: filter.and.map((part) => resolveFilter(spec, part)) };
  if ('or' in filter) return { or: filter.or.map((part) => resolveFilter(spec, part)) };
  const field = declared(spec, filter.field);
  assertOperator(filter.field, field, filter.op);
  const values: readonly (Scalar | null)[] = filter.op === 'in' ? filter.value : [filter.value];
  return {
    field: filter.field,
    spec: field,
    op: filter.op,
    keys: values.map((value) => keyOfOperand(filter.field, field, filter.op, value)),
  };
}

function resolveSort(spec: CollectionSpec, sort: readonly SortKey[]): ResolvedSortKey[] {
  if (sort.length > MAX_SORT_KEYS) refuse('sort', `at most ${MAX_SORT_KEYS} fields`);
  if (new Set(sort.map(({ field }) => field)).size < sort.length) refuse('sort', 'each field once');
  return sort.map(({ field, descending }) => ({
    field,
    spec: sortable(spec, field),
    descending: descending ?? false,
  }));
}

export function sortable(spec: CollectionSpec, field: string): FieldSpec {
  const found = declared(spec, field);
  if (found.many) refuse('sort', `${field} has many values and cannot be a sort key`);
  return found;
}

function resolveSearch(spec: CollectionSpec, search: string): SearchTerm[] | undefined {
  const text = search.trim();
  if (text === '') return undefined;
  if (spec.search === undefined) refuse('q', 'this list cannot be searched');
  if (text.length > SEARCH_LIMITS.length) refuse('q', `at most ${SEARCH_LIMITS.length} characters`);
  if (text.split(/\s+/).length > SEARCH_LIMITS.words) refuse('q', `at most ${SEARCH_LIMITS.words} words`);
  return searchTerms(withReadableDomains(text));
}

function resolveAfter(
  sort: readonly ResolvedSortKey[],
  after: readonly (Scalar | null)[],
): NonNullable<ResolvedQuery['after']> {
  const id = after.at(-1);
  if (after.length !== sort.length + 1 || typeof id !== 'string') return refuse('cursor', 'not a cursor of this list');
  const keys = sort.map(({ spec }, index) => {
    const value = after[index] ?? null;
    const key = keyOf(spec.type, value);
    return key === null && value !== null ? refuse('cursor', 'not a cursor of this list') : key;
  });
  return { keys, id };
}

/** Returns the field's declaration. Throws NotIndexed, with the allowed fields, if there is none. */
export function declared({ fields }: CollectionSpec, field: string): FieldSpec {
  const spec = Object.hasOwn(fields, field) ? fields[field] : undefined;
  if (spec === undefined) throw new NotIndexed({ field, allowed: Object.keys(fields) });
  return spec;
}

const OPERATORS: Readonly<Record<FieldSpec['type'], readonly Operator[]>> = {
  keyword: ['eq', 'ne', 'in', 'lt', 'le', 'gt', 'ge', 'prefix'],
  text: ['eq', 'ne', 'in', 'lt', 'le', 'gt', 'ge', 'prefix'],
  number: ['eq', 'ne', 'in', 'lt', 'le', 'gt', 'ge'],
  boolean: ['eq', 'ne', 'in'],
};

function assertOperator(field: string, { type }: FieldSpec, op: Operator): void {
  if (!OPERATORS[type].includes(op)) refuse('filter', `${field} supports ${OPERATORS[type].join(', ')}`);
}

function keyOfOperand(field: string, spec: FieldSpec, op: Operator, value: unknown): Key {
  if (value === null && (op === 'eq' || op === 'ne')) return null;
  const key = keyOf(spec.type, value);
  return key ?? refuse('filter', `${field} must be compared with ${VALUE_OF[spec.type]}`);
}

const VALUE_OF: Readonly<Record<FieldSpec['type'], string>> = {
  keyword: 'a string in double quotes',
  text: 'a string in double quotes',
  number: 'a number',
  boolean: 'true or false',
};

function refuse(parameter: string, reason: string): never {
  throw new InvalidQuery({ parameter, reason });
}
