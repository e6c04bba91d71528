import type { Condition, Predicate } from '../query.js';
import { RowSet } from './row-set.js';

/** What is tested on each row: the conditions of a predicate, some of them replaced by the number of a set of rows. */
export type RowTest =
  { readonly and: readonly RowTest[] } | { readonly or: readonly RowTest[] } | Condition | { readonly held: number };

export interface Collecting {
  /** Look-ups that may be made for each row. */
  readonly lookups: number;
  /** The rows that meet a condition on a field with many values, which is not negated. */
  rowsOf(condition: Condition): RowSet;
  /** Keeps a set for the statements of this question, and returns its number. */
  hold(set: RowSet): number;
}

/**
 * The values of a field with many values are not in the row that is tested, so each condition on them costs a look-up per value, and a
 * range may cost thousands. Conditions beyond `lookups` are therefore answered before, each by the rows that its index lists, and the sets
 * of one group are joined: however many there are, testing them costs one step per row.
 */
export function rowTestOf(predicate: Predicate, { lookups, rowsOf, hold }: Collecting): RowTest {
  let left = lookups;
  const reduced = (part: Predicate): RowTest | RowSet => {
    if ('and' in part) return group(part.and, (tests) => ({ and: tests }), 'and');
    if ('or' in part) return group(part.or, (tests) => ({ or: tests }), 'or');
    const cost = lookupsOf(part);
    if (cost <= left) {
      left -= cost;
      return part;
    }
    return part.op === 'ne' ? rowsOf({ ...part, op: 'eq' }).not() : rowsOf(part);
  };
  const group = (
    parts: readonly Predicate[],
    groupOf: (tests: readonly RowTest[]) => RowTest,
    join: 'and' | 'or',
  ): RowTest | RowSet => {
    const all = parts.map(reduced);
    const sets = all.filter((part) => part instanceof RowSet);
    const tests = all.filter((part): part is RowTest => !(part instanceof RowSet));
    if (sets.length === 0) return groupOf(tests);
    const set = sets.reduce((one, other) => one[join](other));
    return tests.length === 0 ? set : groupOf([{ held: hold(set) }, ...tests]);
  };
  const test = reduced(predicate);
  return test instanceof RowSet ? { held: hold(test) } : test;
}

/** The row itself says whether there is a value at all. */
function lookupsOf({ spec, op, keys }: Condition): number {
  if (!spec.many) return 0;
  if (op === 'in') return keys.length;
  if (op !== 'eq' && op !== 'ne') return Infinity;
  return keys[0] === null ? 0 : 1;
}
