import type { Condition, Predicate, ResolvedQuery } from '../query.js';
import type { CollectionLayout } from './layout.js';

/**
 * Chooses the index that a query walks. SQLite would choose by itself, but without statistics it takes any index that fits an equality, and
 * then sorts the half of a list that is `active`. The choice is made here, because here it is known that only a page is wanted.
 */

type Single = Condition & { readonly spec: { readonly many?: false } };

/** Conditions that every match must meet: those joined by AND at the top level. */
export function demands(predicate: Predicate | undefined): Condition[] {
  if (predicate === undefined || 'or' in predicate) return [];
  return 'and' in predicate ? predicate.and.flatMap((part) => demands(part)) : [predicate];
}

/** Alternatives of which every match must meet one: those joined by AND at the top level. */
export function alternatives(predicate: Predicate | undefined): (readonly Predicate[])[] {
  if (predicate === undefined || 'field' in predicate) return [];
  return 'or' in predicate ? [predicate.or] : predicate.and.flatMap((part) => alternatives(part));
}

const isSingle = (condition: Condition): condition is Single => !condition.spec.many;
const isEquality = ({ op, keys }: Condition): boolean => op === 'eq' && keys[0] !== null;

/**
 * The index whose order is that of the result: first fields that the query compares by equality, then exactly its sort keys. The index with
 * the most equality fields wins; among these, one with the same directions wins over one that is walked backwards, where equal keys are
 * sorted by id in small lots.
 */
export function orderingIndex(layout: CollectionLayout, query: ResolvedQuery): readonly string[] | undefined {
  const equal = new Set(
    demands(query.predicate)
      .filter(isSingle)
      .filter(isEquality)
      .map(({ field }) => field),
  );
  let best: { fields: readonly string[]; score: number } | undefined;
  for (const fields of layout.indexes) {
    const score = fitness(fields, query, equal);
    if (score !== undefined && score > (best?.score ?? -1)) best = { fields, score };
  }
  return best?.fields;
}

function fitness(fields: readonly string[], { sort }: ResolvedQuery, equal: ReadonlySet<string>): number | undefined {
  const held = fields.findIndex((field) => !equal.has(field.replace(/^-/, '')));
  for (let start = held < 0 ? fields.length : held; start >= 0; start--) {
    const skipped = new Set(fields.slice(0, start).map((field) => field.replace(/^-/, '')));
    const wanted = sort.filter(({ field }) => !skipped.has(field));
    const rest = fields.slice(start);
    if (rest.length !== wanted.length) continue;
    const agree = rest.map((entry, index) => {
      const key = wanted[index];
      return key?.field !== entry.replace(/^-/, '') ? undefined : key.descending === entry.startsWith('-');
    });
    if (agree.every((same) => same === true)) return 2 * start + 1;
    if (agree.every((same) => same === false)) return 2 * start;
  }
  return undefined;
}

/**
 * Sets of conditions that each cut one range out of an index and may match few rows: equalities on its first fields, then conditions on at
 * most one other field. Left out: a range that contains another one, and the one that the index `walked` walks anyway.
 */
export function ranges(
  layout: CollectionLayout,
  predicate: Predicate | undefined,
  walked: readonly string[] = [],
): (readonly Condition[])[] {
  const singles = demands(predicate)
    .filter(isSingle)
    .filter(({ op, keys }) => op !== 'ne' && keys[0] !== null);
  const cuts = layout.indexes.flatMap((fields) => {
    const cut: Condition[] = [];
    for (const entry of fields) {
      const here = singles.filter(({ field }) => field === entry.replace(/^-/, ''));
      const equality = here.find(isEquality);
      const next = equality ? [equality] : here;
      cut.push(...next);
      if (equality === undefined) break;
    }
    return cut.length > 0 ? [cut] : [];
  });
  const walkedFields = walked.map((entry) => entry.replace(/^-/, ''));
  const isWalked = (cut: readonly Condition[]): boolean =>
    cut.every((condition, index) => isEquality(condition) && condition.field === walkedFields[index]);
  const contains = (range: readonly Condition[], other: readonly Condition[]): boolean =>
    range.every((condition) => other.includes(condition));
  return cuts
    .filter((cut, index) => !cuts.some((other, at) => contains(cut, other) && (!contains(other, cut) || at < index)))
    .filter((cut) => !isWalked(cut));
}
