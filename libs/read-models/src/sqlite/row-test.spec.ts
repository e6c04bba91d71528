import fc from 'fast-check';
import { filter, book } from '../conformance/shelf.arbitraries.js';
import { shelf } from '../conformance/shelf.fixture.js';
import { matches } from '../matching.js';
import { resolveFilter, type Condition, type Predicate } from '../query.js';
import type { Document, Filter } from '../read-model-store.port.js';
import { RowSet } from './row-set.js';
import { rowTestOf, type RowTest } from './row-test.js';

const spec = shelf('books.v1');

describe('what is tested on each row', () => {
  /** The rows are the indexes of the documents. */
  const testOf = (predicate: Predicate, documents: readonly Document[], lookups: number) => {
    const sets: RowSet[] = [];
    const rows = [...documents.keys()];
    const test = rowTestOf(predicate, {
      lookups,
      rowsOf: (condition) => RowSet.of(rows.filter((row) => matches(condition, documents[row]!))),
      hold: (set) => sets.push(set) - 1,
    });
    return { test, sets };
  };
  const passes = (test: RowTest, sets: readonly RowSet[], documents: readonly Document[], row: number): boolean => {
    if ('and' in test) return test.and.every((part) => passes(part, sets, documents, row));
    if ('or' in test) return test.or.some((part) => passes(part, sets, documents, row));
    return 'held' in test ? sets[test.held]!.has(row) : matches(test, documents[row]!);
  };
  const conditionsOf = (test: RowTest): Condition[] => {
    if ('and' in test) return test.and.flatMap(conditionsOf);
    if ('or' in test) return test.or.flatMap(conditionsOf);
    return 'held' in test ? [] : [test];
  };

  it('given any filter, then the same rows pass, however many look-ups are allowed for each', () => {
    const lookups = fc.integer({ min: 0, max: 4 });
    fc.assert(
      fc.property(filter, fc.array(book, { maxLength: 12 }), lookups, (asked, books, allowed) => {
        const documents = JSON.parse(JSON.stringify(books)) as Document[];
        const predicate = resolveFilter(spec, asked);
        const { test, sets } = testOf(predicate, documents, allowed);
        for (const row of documents.keys())
          expect(passes(test, sets, documents, row)).toBe(matches(predicate, documents[row]!));
      }),
      { numRuns: 1000 },
    );
  });

  it('given six lists of fifty values, then one set of rows takes their place', () => {
    const list: Filter = { field: 'tag', op: 'in', value: Array.from({ length: 50 }, (_, index) => `tag-${index}`) };
    const { test, sets } = testOf(resolveFilter(spec, { or: Array.from({ length: 6 }, () => list) }), [], 8);
    expect(test).toEqual({ held: 0 });
    expect(sets).toHaveLength(1);
  });

  it('given more single values than look-ups, then the rest are sets of rows, and ranges always are', () => {
    const one: Filter = { field: 'tag', op: 'eq', value: 'vip' };
    const range: Filter = { field: 'author', op: 'prefix', value: 'a' };
    const own: Filter = { field: 'pages', op: 'ge', value: 1 };
    const { test } = testOf(resolveFilter(spec, { and: [range, one, own, one, one] }), [], 2);
    expect(conditionsOf(test).map(({ field }) => field)).toEqual(['tag', 'pages', 'tag']);
  });

  it('given whether there is any value, then no look-up is needed, because the row says so', () => {
    const none: Filter = { field: 'tag', op: 'eq', value: null };
    expect(testOf(resolveFilter(spec, none), [], 0).sets).toEqual([]);
  });
});
