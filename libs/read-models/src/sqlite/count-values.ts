import { scalarOf, spellingOf, type Key } from '../keys.js';
import { compareCounts, type KeyCount } from '../matching.js';
import type { ResolvedCount } from '../query.js';
import type { Document, FieldSpec, ValueCount } from '../read-model-store.port.js';
import type { CollectionLayout } from './layout.js';
import { groupStatements, keysStatement, manyValuesStatement, type Sql } from './question.js';

/** The rows to count, and how to run a statement. */
export interface CountSource {
  /** Only these rows. undefined: all rows. */
  readonly rows: readonly number[] | undefined;
  readonly each: (statement: Sql) => Iterable<unknown[]>;
}

interface Counted extends KeyCount {
  /** A row that has the key. */
  readonly row: number;
}
type Counts = Map<Key, { count: number; row: number }>;

export function countValues(
  layout: CollectionLayout,
  query: ResolvedCount,
  source: CountSource,
): Record<string, readonly ValueCount[]> {
  const isWhole = query.predicate === undefined && source.rows === undefined;
  const counts = isWhole ? countAll(layout, query, source) : countSome(layout, query, source);
  return Object.fromEntries(
    query.fields.map(({ field, spec }, index) => {
      const all = [...(counts[index] ?? [])].map(([key, { count, row }]): Counted => ({ key, count, row }));
      const top = all.sort(compareCounts).slice(0, query.top);
      return [field, top.map(({ key, count, row }) => ({ value: shownValue(layout, spec, key, row, source), count }))];
    }),
  );
}

/** Lets the database group the whole collection, along an index if there is one. */
function countAll(layout: CollectionLayout, { fields }: ResolvedCount, { each }: CountSource): Counts[] {
  return fields.map(({ field }) => {
    const groups = groupStatements(layout, field).flatMap((statement) => [...each(statement)]);
    return new Map((groups as [Key, number, number][]).map(([key, count, row]) => [key, { count, row }]));
  });
}

/**
 * Counts every field in one walk over the narrow rows. Grouping field by field would walk them once for each field, and along an index that
 * fits a condition it would jump about in them. Fields with many values have their values in another table; the walk collects the rows to
 * count there.
 */
function countSome(layout: CollectionLayout, query: ResolvedCount, source: CountSource): Counts[] {
  const { counts, rows } = walkRows(layout, query, source);
  query.fields.forEach(({ field, spec }, index) => {
    if (spec.many) countMany(layout, field, counts[index] as Counts, rows, source);
  });
  return counts;
}

/** For a field with many values, the row shows only whether there are any. */
function walkRows(layout: CollectionLayout, { fields, predicate }: ResolvedCount, { rows: listed, each }: CountSource) {
  const counts = fields.map((): Counts => new Map());
  const rows = new Set<number>();
  const isMany = fields.map(({ spec }) => spec.many === true);
  const remembers = isMany.includes(true);
  const { text, parameters } = keysStatement(
    layout,
    fields.map(({ field }) => field),
    predicate,
    { rows: listed !== undefined },
  );
  const given = listed === undefined ? parameters : [JSON.stringify(listed), ...parameters];
  for (const [row, ...keys] of each({ text, parameters: given }) as Iterable<[number, ...Key[]]>) {
    if (remembers) rows.add(row);
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index] ?? null;
      if (key === null || !isMany[index]) add(counts[index] as Counts, key, row);
    }
  }
  return { counts, rows };
}

function countMany(
  layout: CollectionLayout,
  field: string,
  counts: Counts,
  rows: ReadonlySet<number>,
  { each }: CountSource,
): void {
  for (const [key, row] of each(manyValuesStatement(layout, field)) as Iterable<[Key, number]>)
    if (rows.has(row)) add(counts, key, row);
}

function add(counts: Counts, key: Key, row: number): void {
  const known = counts.get(key);
  if (known === undefined) counts.set(key, { count: 1, row });
  else known.count++;
}

/** Texts are stored folded; the document has their original spelling. */
function shownValue(
  { documents }: CollectionLayout,
  spec: FieldSpec,
  key: Key,
  row: number,
  { each }: CountSource,
): ValueCount['value'] {
  if (key === null || spec.type !== 'text') return scalarOf(spec.type, key);
  const [[text] = ['{}']] = each({ text: `SELECT document FROM ${documents} WHERE "row" = ?`, parameters: [row] });
  return spellingOf(spec, JSON.parse(text as string) as Document, key);
}
