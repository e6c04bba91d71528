import { searchTokens, type AskedToken, type SearchTerm } from './folding.js';
import { compareCodePoints, compareKeys, keysOf, type Key } from './keys.js';
import type { Condition, Predicate, ResolvedCount, ResolvedQuery, ResolvedSortKey } from './query.js';
import type { CollectionSpec, Document } from './read-model-store.port.js';

/**
 * Defines what a query means, over documents in memory. Every adapter is tested against it. Not built for speed.
 * `ne` is the exact negation of `eq`; an empty `and` is true, an empty `or` or `in` is false.
 */
export function matches(predicate: Predicate, document: Document): boolean {
  if ('and' in predicate) return predicate.and.every((part) => matches(part, document));
  if ('or' in predicate) return predicate.or.some((part) => matches(part, document));
  const found = keysOf(predicate.spec, document);
  return meets(predicate, predicate.spec.many ? found : found.slice(0, 1));
}

function meets({ op, keys }: Condition, found: readonly Exclude<Key, null>[]): boolean {
  const asked = keys[0] ?? null;
  switch (op) {
    case 'eq':
      return asked === null ? found.length === 0 : found.includes(asked);
    case 'ne':
      return asked === null ? found.length > 0 : !found.includes(asked);
    case 'in':
      return found.some((key) => keys.includes(key));
    case 'lt':
      return found.some((key) => compareKeys(key, asked) < 0);
    case 'le':
      return found.some((key) => compareKeys(key, asked) <= 0);
    case 'gt':
      return found.some((key) => compareKeys(key, asked) > 0);
    case 'ge':
      return found.some((key) => compareKeys(key, asked) >= 0);
    case 'prefix':
      return found.some((key) => String(key).startsWith(String(asked)));
  }
}

/** True when every term finds its tokens in the document. */
export function matchesSearch(terms: readonly SearchTerm[], spec: CollectionSpec, document: Document): boolean {
  if (terms.length === 0) return false;
  const tokens = searchTokens(spec.search?.(document) ?? { words: [], codes: [] });
  const present = ({ text, prefix }: AskedToken): boolean =>
    tokens.some((token) => (prefix ? token.startsWith(text) : token === text));
  return terms.every((alternatives) => alternatives.some((parts) => parts.every(present)));
}

interface Ranked {
  readonly keys: readonly Key[];
  readonly id: string;
}

/** The order of all results: the sort keys in their direction, with null as the smallest value, then the id ascending. */
export function compareRanked(sort: readonly ResolvedSortKey[], a: Ranked, b: Ranked): number {
  for (const [index, { descending }] of sort.entries()) {
    const order = compareKeys(a.keys[index] ?? null, b.keys[index] ?? null);
    if (order !== 0) return descending ? -order : order;
  }
  return compareCodePoints(a.id, b.id);
}

export const rankOf = (sort: readonly ResolvedSortKey[], id: string, document: Document): Ranked => ({
  keys: sort.map(({ spec }) => keysOf(spec, document)[0] ?? null),
  id,
});

/** Returns the ids of the page that a query asks for, and the total number of matching documents. */
export function pageOf(
  spec: CollectionSpec,
  query: ResolvedQuery,
  documents: ReadonlyMap<string, Document>,
): { readonly ids: string[]; readonly total: number } {
  const { predicate, terms, sort, after, limit } = query;
  const matching = [...documents]
    .filter(([, document]) => predicate === undefined || matches(predicate, document))
    .filter(([, document]) => terms === undefined || matchesSearch(terms, spec, document))
    .map(([id, document]) => rankOf(sort, id, document))
    .sort((a, b) => compareRanked(sort, a, b));
  const beyond = after === undefined ? matching : matching.filter((ranked) => compareRanked(sort, ranked, after) > 0);
  return { ids: beyond.slice(0, limit).map(({ id }) => id), total: matching.length };
}

/** Counts, for each field, how many matching documents have each key, in the order of the result. */
export function countsOf(
  spec: CollectionSpec,
  { predicate, terms, fields, top }: ResolvedCount,
  documents: ReadonlyMap<string, Document>,
): Record<string, readonly KeyCount[]> {
  const matching = [...documents.values()]
    .filter((document) => predicate === undefined || matches(predicate, document))
    .filter((document) => terms === undefined || matchesSearch(terms, spec, document));
  return Object.fromEntries(
    fields.map(({ field, spec: fieldSpec }) => {
      const counts = new Map<Key, number>();
      for (const document of matching) {
        const found = keysOf(fieldSpec, document);
        const counted = fieldSpec.many ? found : found.slice(0, 1);
        for (const key of counted.length === 0 ? [null] : counted) counts.set(key, (counts.get(key) ?? 0) + 1);
      }
      const all = [...counts].map(([key, count]) => ({ key, count }));
      return [field, all.sort(compareCounts).slice(0, top)];
    }),
  );
}

export interface KeyCount {
  readonly key: Key;
  readonly count: number;
}

/** Most frequent first, then the smaller key. */
export const compareCounts = (one: KeyCount, other: KeyCount): number =>
  other.count - one.count || compareKeys(one.key, other.key);
