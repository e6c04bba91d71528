import type { AskedToken, SearchTerm } from '../folding.js';
import { afterPrefix, type Key } from '../keys.js';
import type { Condition, Predicate, ResolvedQuery, ResolvedSortKey } from '../query.js';
import type { CollectionLayout } from './layout.js';
import { demands, orderingIndex, ranges } from './plan.js';

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

/** The condition on rows of the collection's table, which the statement calls `c`. */
export function whereOf(layout: CollectionLayout, predicate: Predicate): Sql {
  if ('and' in predicate) return group(layout, predicate.and, ' AND ', '1');
  if ('or' in predicate) return group(layout, predicate.or, ' OR ', '0');
  return predicate.spec.many
    ? anyValue(layout, predicate)
    : compare(`c.${layout.column(predicate.field).name}`, predicate);
}

function group(layout: CollectionLayout, parts: readonly Predicate[], separator: string, empty: string): Sql {
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
export function leadersOf(layout: CollectionLayout, query: ResolvedQuery): Sql[] {
  const many = demands(query.predicate).filter(({ spec, op, keys }) => spec.many && op !== 'ne' && keys[0] !== null);
  return [
    ...many.map((condition) => {
      const { text, parameters } = compare('value', condition);
      const { number } = layout.column(condition.field);
      return sql(`SELECT "row" FROM ${layout.values} WHERE field = ? AND ${text}`, number, ...parameters);
    }),
    ...ranges(layout, query).map((conditions) => {
      const { text, parameters } = join(
        conditions.map((condition) => whereOf(layout, condition)),
        ' AND ',
      );
      return sql(`SELECT c."row" FROM ${layout.table} c WHERE ${text}`, ...parameters);
    }),
  ];
}

/** The rows found by a search text. Tokens are quoted, so FTS5 operators in them are only text. */
export function searchOf(layout: CollectionLayout, terms: readonly SearchTerm[]): Sql {
  const token = ({ text, prefix: open }: AskedToken): string => `"${text.replaceAll('"', '""')}"${open ? '*' : ''}`;
  const all = (tokens: readonly AskedToken[]): string => `(${tokens.map(token).join(' AND ')})`;
  const expression = terms.map((alternatives) => `(${alternatives.map(all).join(' OR ')})`).join(' AND ');
  return sql(`SELECT rowid FROM ${layout.tokens} WHERE ${layout.tokens} MATCH ?`, expression);
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
  { predicate, after }: ResolvedQuery,
  { index, field, until }: { readonly index: readonly string[]; readonly field: string; readonly until: Key },
): Sql {
  const column = `c.${layout.column(field).name}`;
  const begin = after?.keys[0] ?? null;
  const conditions = [
    ...(predicate === undefined ? [] : [whereOf(layout, predicate)]),
    sql(`${column} >= ?`, until),
    ...(begin === null ? [] : [sql(`${column} <= ?`, begin)]),
  ];
  const { text, parameters } = join(conditions, ' AND ');
  return sql(`SELECT min(c."row") FROM ${walked(layout, index)} WHERE ${text}`, ...parameters);
}

/**
 * Statements whose results, one after the other, are the matches in order, from `after` on. Each walks one range of an index: for keys (a,
 * b, id) these are a = x, b = y, id > z; then a = x, b > y; then a > x. So a page deep inside a tie costs as much as the first page, and
 * directions may be mixed. With `rows`, only the rows listed in the first parameter (JSON) are read.
 */
export function pageStatements(
  layout: CollectionLayout,
  query: ResolvedQuery,
  options: { rows: boolean; limited: boolean },
): Sql[] {
  const columns = query.sort.map(({ field }) => layout.column(field).name);
  const order = query.sort.map(({ descending }, index) => `c.${columns[index]}${descending ? ' DESC' : ''}`);
  const head = `SELECT c."row", c."id"${columns.map((column) => `, c.${column}`).join('')} FROM `;
  const from = options.rows ? listed(layout) : walked(layout, orderingIndex(layout, query));
  const tail = ` ORDER BY ${[...order, 'c."id"'].join(', ')}${options.limited ? ' LIMIT ?' : ''}`;
  const filter = query.predicate === undefined ? [] : [whereOf(layout, query.predicate)];
  return rangesOf(query, columns).map((range) => {
    const { text, parameters } = join([...filter, ...range], ' AND ');
    return { text: `${head}${from}${text === '' ? '' : ` WHERE ${text}`}${tail}`, parameters };
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

/** Counts the rows that meet the predicate; with `rows`, only among the rows listed in the first parameter (JSON). */
export function countStatement(
  layout: CollectionLayout,
  predicate: Predicate | undefined,
  options: { rows: boolean },
): Sql {
  const filter = predicate === undefined ? sql('1') : whereOf(layout, predicate);
  return sql(
    `SELECT count(*) FROM ${options.rows ? listed(layout) : walked(layout)} WHERE ${filter.text}`,
    ...filter.parameters,
  );
}

/**
 * The keys of some fields in every row that meets the predicate, in storage order; with `rows`, only of the rows listed in the first
 * parameter (JSON).
 */
export function keysStatement(
  layout: CollectionLayout,
  fields: readonly string[],
  predicate: Predicate | undefined,
  options: { rows: boolean },
): Sql {
  const columns = fields.map((field) => `, c.${layout.column(field).name}`).join('');
  const filter = predicate === undefined ? sql('1') : whereOf(layout, predicate);
  const from = options.rows ? listed(layout) : `${layout.table} c NOT INDEXED`;
  return sql(`SELECT c."row"${columns} FROM ${from} WHERE ${filter.text}`, ...filter.parameters);
}

/**
 * The keys of a field in the whole collection, how often each occurs, and a row that has it. For a field with many values a second
 * statement counts the rows without a value.
 */
export function groupStatements(layout: CollectionLayout, field: string): Sql[] {
  const { name, number, spec } = layout.column(field);
  const grouped = (key: string, from: string): Sql => sql(`SELECT ${key}, count(*), min("row") FROM ${from}`);
  if (!spec.many) return [grouped(name, `${layout.table} GROUP BY 1`)];
  const none = grouped('NULL', `${layout.table} WHERE ${name} IS NULL HAVING count(*) > 0`);
  return [grouped('value', `${layout.values} WHERE field = ${number} GROUP BY 1`), none];
}

/** All values of a field with many values, each with its row. */
export const manyValuesStatement = (layout: CollectionLayout, field: string): Sql =>
  sql(`SELECT value, "row" FROM ${layout.values} WHERE field = ?`, layout.column(field).number);

/** Starts from the JSON list; each row is looked up by its number. */
const listed = ({ table }: CollectionLayout): string =>
  `json_each(?) AS listed CROSS JOIN ${table} c NOT INDEXED ON c."row" = listed.value`;

const walked = (layout: CollectionLayout, index?: readonly string[]): string =>
  `${layout.table} c${index === undefined ? '' : ` INDEXED BY ${layout.indexName(index)}`}`;
