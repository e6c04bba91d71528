import type { AskedToken, SearchTerm } from '../folding.js';
import { afterPrefix, type Key } from '../keys.js';
import type { Condition, Predicate, ResolvedQuery, ResolvedSortKey } from '../query.js';
import type { CollectionLayout } from './layout.js';
import { demands, orderingIndex, ranges } from './plan.js';
import type { RowTest } from './row-test.js';

/** SQL with its parameters. No value of a caller is ever part of the text. */
export interface Sql {
  readonly text: string;
  readonly parameters: readonly Key[];
}

const sql = (text: string, ...parameters: Key[]): Sql => ({ text, parameters });

const join = (parts: readonly Sql[], separator: string): Sql => ({
  text: parts.map(({ text }) => text).join(separator),
  parameters: parts.flatMap(({ parameters }) => parameters),
});

/**
 * Functions that the connection defines: `in_time()` is 1, or ends the statement when its time is up; `held(set, row)` is 1 if a set of rows
 * that was collected before has the row.
 */
export const FUNCTIONS = { inTime: 'in_time', held: 'held' } as const;

/** Checks the time at every 1,024th row number. It comes first in a WHERE, so that rows which nothing matches are counted too. */
const inTime = (row: string): Sql => sql(`(${row} & 1023 OR ${FUNCTIONS.inTime}())`);

/** The condition on rows of the collection's table, which the statement calls `c`. */
export function whereOf(layout: CollectionLayout, test: RowTest): Sql {
  if ('and' in test) return group(layout, test.and, ' AND ', '1');
  if ('or' in test) return group(layout, test.or, ' OR ', '0');
  if ('held' in test) return sql(`${FUNCTIONS.held}(?, c."row")`, test.held);
  return test.spec.many ? anyValue(layout, test) : compare(`c.${layout.column(test.field).name}`, test);
}

function filterOf(layout: CollectionLayout, test: RowTest | undefined): Sql {
  const isInTime = inTime('c."row"');
  return test === undefined ? isInTime : join([isInTime, whereOf(layout, test)], ' AND ');
}

function group(layout: CollectionLayout, parts: readonly RowTest[], separator: string, empty: string): Sql {
  if (parts.length === 0) return sql(empty);
  const { text, parameters } = join(
    parts.map((part) => whereOf(layout, part)),
    separator,
  );
  return { text: `(${text})`, parameters };
}

const COMPARISON = { lt: '<', le: '<=', gt: '>', ge: '>=' } as const;

function compare(column: string, { op, keys }: Condition): Sql {
  const key = keys[0] ?? null;
  switch (op) {
    case 'eq':
      return key === null ? sql(`${column} IS NULL`) : sql(`${column} = ?`, key);
    case 'ne':
      return key === null ? sql(`${column} IS NOT NULL`) : sql(`${column} IS NOT ?`, key);
    case 'in':
      return sql(`${column} IN (${keys.map(() => '?').join(', ')})`, ...keys);
    case 'prefix':
      return prefix(column, String(key));
    default:
      return sql(`${column} ${COMPARISON[op]} ?`, key);
  }
}

function prefix(column: string, beginning: string): Sql {
  const end = afterPrefix(beginning);
  return end === undefined
    ? sql(`${column} >= ?`, beginning)
    : sql(`(${column} >= ? AND ${column} < ?)`, beginning, end);
}

/** `+c."row"` keeps the planner from starting with the values: whether to do so is decided by counting (leadersOf). */
function anyValue(layout: CollectionLayout, condition: Condition): Sql {
  const { name, number } = layout.column(condition.field);
  const key = condition.keys[0] ?? null;
  const negated = condition.op === 'ne';
  if (key === null && condition.op !== 'in') return sql(`c.${name} IS ${negated ? 'NOT ' : ''}NULL`);
  const { text, parameters } = negated ? sql('v.value = ?', key) : compare('v.value', condition);
  const exists = `EXISTS (SELECT 1 FROM ${layout.values} v WHERE v.field = ? AND ${text} AND v."row" = +c."row")`;
  return sql(negated ? `NOT ${exists}` : exists, number, ...parameters);
}

/**
 * Statements that each return the rows meeting some of the conditions, straight from one index. If one of them has few rows, the query
 * starts from those and tests everything else on them.
 */
export function leadersOf(
  layout: CollectionLayout,
  predicate: Predicate | undefined,
  walkedIndex?: readonly string[],
): Sql[] {
  const many = demands(predicate).filter(({ spec, op, keys }) => spec.many && op !== 'ne' && keys[0] !== null);
  return [
    ...many.map((condition) => rowsWithValue(layout, condition)),
    ...ranges(layout, predicate, walkedIndex).map((conditions) => {
      const { text, parameters } = filterOf(layout, { and: conditions });
      return sql(`SELECT c."row" FROM ${layout.table} c WHERE ${text}`, ...parameters);
    }),
  ];
}

/** The rows in which any value of a field meets the condition; a row comes once for each such value. */
export function rowsWithValue(layout: CollectionLayout, condition: Condition): Sql {
  const { text, parameters } = compare('value', condition);
  const { number } = layout.column(condition.field);
  return sql(
    `SELECT "row" FROM ${layout.values} WHERE ${inTime('"row"').text} AND field = ? AND ${text}`,
    number,
    ...parameters,
  );
}

/** The rows found by a search text. Tokens are quoted, so FTS5 operators in them are only text. */
export function searchOf(layout: CollectionLayout, terms: readonly SearchTerm[]): Sql {
  const token = ({ text, prefix: open }: AskedToken): string => `"${text.replaceAll('"', '""')}"${open ? '*' : ''}`;
  const all = (tokens: readonly AskedToken[]): string => `(${tokens.map(token).join(' AND ')})`;
  const expression = terms.map((alternatives) => `(${alternatives.map(all).join(' OR ')})`).join(' AND ');
  return sql(
    `SELECT rowid FROM ${layout.tokens} WHERE ${inTime('rowid').text} AND ${layout.tokens} MATCH ?`,
    expression,
  );
}

/** The found rows in descending order of their numbers; with `range`, only those below `from` and not below `to`. */
export function lastFound(search: Sql, range?: { readonly from: number; readonly to: number }): Sql {
  const between = range === undefined ? sql('') : sql(' AND rowid < ? AND rowid >= ?', range.from, range.to);
  return sql(`${search.text}${between.text} ORDER BY rowid DESC`, ...search.parameters, ...between.parameters);
}

/**
 * The smallest row number among the matches up to the point where the first sort key falls below `until`. Only for a descending sort that
 * `index` has the order of.
 */
export function lowestRow(
  layout: CollectionLayout,
  { after }: ResolvedQuery,
  test: RowTest | undefined,
  { index, field, until }: { readonly index: readonly string[]; readonly field: string; readonly until: Key },
): Sql {
  const column = `c.${layout.column(field).name}`;
  const begin = after?.keys[0] ?? null;
  const conditions = [
    filterOf(layout, test),
    sql(`${column} >= ?`, until),
    ...(begin === null ? [] : [sql(`${column} <= ?`, begin)]),
  ];
  const { text, parameters } = join(conditions, ' AND ');
  return sql(`SELECT min(c."row") FROM ${walked(layout, index)} WHERE ${text}`, ...parameters);
}

/**
 * Statements whose results, one after the other, are the matches in order, from `after` on. Each walks one range of an index: for keys (a,
 * b, id) these are a = x, b = y, id > z; then a = x, b > y; then a > x. So a page deep inside a tie costs as much as the first page, and
 * directions may be mixed. With `rows`, only the rows listed in the first parameter (JSON) are read. The last parameter, which is still to be
 * added, limits the rows.
 */
export function pageStatements(
  layout: CollectionLayout,
  query: ResolvedQuery,
  test: RowTest | undefined,
  options: { rows: boolean },
): Sql[] {
  const columns = query.sort.map(({ field }) => layout.column(field).name);
  const order = query.sort.map(({ descending }, index) => `c.${columns[index]}${descending ? ' DESC' : ''}`);
  const head = `SELECT c."row", c."id"${columns.map((column) => `, c.${column}`).join('')} FROM `;
  const from = options.rows ? listed(layout) : walked(layout, orderingIndex(layout, query));
  const tail = ` ORDER BY ${[...order, 'c."id"'].join(', ')} LIMIT ?`;
  const filter = filterOf(layout, test);
  return rangesOf(query, columns).map((range) => {
    const { text, parameters } = join([filter, ...range], ' AND ');
    return { text: `${head}${from} WHERE ${text}${tail}`, parameters };
  });
}

function rangesOf({ sort, after }: ResolvedQuery, columns: readonly string[]): Sql[][] {
  if (after === undefined) return [[]];
  const equal = after.keys.map((key, index) =>
    key === null ? sql(`c.${columns[index]} IS NULL`) : sql(`c.${columns[index]} = ?`, key),
  );
  const ranges = [[...equal, sql('c."id" > ?', after.id)]];
  for (let index = sort.length - 1; index >= 0; index--) {
    const key = sort[index] as ResolvedSortKey;
    for (const beyond of beyondOf(`c.${columns[index]}`, key, after.keys[index] ?? null)) {
      ranges.push([...equal.slice(0, index), beyond]);
    }
  }
  return ranges;
}

/** What comes after a key in its direction; null is before every value. */
function beyondOf(column: string, { descending, spec }: ResolvedSortKey, key: Key): Sql[] {
  if (descending) return key === null ? [] : [sql(`${column} < ?`, key), sql(`${column} IS NULL`)];
  if (key !== null) return [sql(`${column} > ?`, key)];
  // Every value as a range, so that the walk starts inside the index; IS NOT NULL would walk over the nulls.
  return [sql(`${column} >= ?`, spec.type === 'number' || spec.type === 'boolean' ? -Infinity : '')];
}

/** The number of all rows. */
export const countStatement = ({ table }: CollectionLayout): Sql => sql(`SELECT count(*) FROM ${table}`);

/** The rows that meet the test; with `rows`, only of the rows listed in the first parameter (JSON). */
export function matchesStatement(layout: CollectionLayout, test: RowTest | undefined, options: { rows: boolean }): Sql {
  const filter = filterOf(layout, test);
  return sql(
    `SELECT c."row" FROM ${options.rows ? listed(layout) : walked(layout)} WHERE ${filter.text}`,
    ...filter.parameters,
  );
}

/** The same, each row with the keys of some fields, in storage order. */
export function keysStatement(
  layout: CollectionLayout,
  fields: readonly string[],
  test: RowTest | undefined,
  options: { rows: boolean },
): Sql {
  const columns = fields.map((field) => `, c.${layout.column(field).name}`).join('');
  const filter = filterOf(layout, test);
  const from = options.rows ? listed(layout) : `${layout.table} c NOT INDEXED`;
  return sql(`SELECT c."row"${columns} FROM ${from} WHERE ${filter.text}`, ...filter.parameters);
}

/** The keys of a field in the whole collection, how often each occurs, and a row that has it. */
export function groupStatement(layout: CollectionLayout, field: string): Sql {
  return sql(
    `SELECT ${layout.column(field).name}, count(*), min("row") FROM ${layout.table}
      WHERE ${inTime('"row"').text} GROUP BY 1`,
  );
}

/** The same for a field with many values; with `held`, only in the rows of that set. Rows without a value are left out. */
export function groupValuesStatement(layout: CollectionLayout, field: string, held?: number): Sql {
  const among = held === undefined ? sql('') : sql(` AND ${FUNCTIONS.held}(?, "row")`, held);
  return sql(
    `SELECT value, count(*), min("row") FROM ${layout.values}
      WHERE ${inTime('"row"').text} AND field = ${layout.column(field).number}${among.text} GROUP BY 1`,
    ...among.parameters,
  );
}

/** How many rows have no value of a field with many values, and one of them. */
export function withoutValueStatement(layout: CollectionLayout, field: string): Sql {
  return sql(
    `SELECT NULL, count(*), min("row") FROM ${layout.table}
      WHERE ${inTime('"row"').text} AND ${layout.column(field).name} IS NULL HAVING count(*) > 0`,
  );
}

/** Starts from the JSON list; each row is looked up by its number. */
const listed = ({ table }: CollectionLayout): string =>
  `json_each(?) AS listed CROSS JOIN ${table} c NOT INDEXED ON c."row" = listed.value`;

const walked = (layout: CollectionLayout, index?: readonly string[]): string =>
  `${layout.table} c${index === undefined ? '' : ` INDEXED BY ${layout.indexName(index)}`}`;
