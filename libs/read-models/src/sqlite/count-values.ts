import { scalarOf, spellingOf, type Key } from '../keys.js';
import { compareCounts, type KeyCount } from '../matching.js';
import type { ResolvedCount } from '../query.js';
import type { Document, FieldSpec, ValueCount } from '../read-model-store.port.js';
import type { CollectionLayout } from './layout.js';
import { groupStatements, keysStatement, manyValuesStatement, type Sql } from './question.js';

/** Where the rows come from, and who asks the database. */
export interface CountSource {
  /** Look only at these. undefined: at all. */
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

/** The database groups the whole of a collection, along an index where there is one. */
function countAll(layout: CollectionLayout, { fields }: ResolvedCount, { each }: CountSource): Counts[] {
  return fields.map(({ field }) => {
    const groups = groupStatements(layout, field).flatMap((statement) => [...each(statement)]);
    return new Map((groups as [Key, number, number][]).map(([key, count, row]) => [key, { count, row }]));
  });
}

/**
 * One walk over the narrow rows counts every field at once: grouping field by field would walk them as often as there are fields, and by
 * an index that a condition fits would jump about in them. Values of fields with many lie apart; the walk says which rows are meant.
 */
function countSome(layout: CollectionLayout, query: ResolvedCount, source: CountSource): Counts[] {
  const { counts, rows } = walkRows(layout, query, source);
  query.fields.forEach(({ field, spec }, index) => {
    if (spec.many) countMany(layout, field, counts[index] as Counts, rows, source);
  });
  return counts;
}

/** Of a field with many values the row knows only whether there are none. */
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

/** Texts are stored folded; the document knows how they are spelt. */
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
