import { scalarOf, spellingOf, type Key } from '../keys.js';
import { compareCounts, type KeyCount } from '../matching.js';
import type { ResolvedCount } from '../query.js';
import type { Document, FieldSpec, ValueCount } from '../read-model-store.port.js';
import type { CollectionLayout } from './layout.js';
import { countStatement, manyValuesStatement, valuesStatement, type Sql } from './question.js';

/** Where the rows come from, and who asks the database. */
export interface CountSource {
  /** Look only at these. undefined: at all. */
  readonly rows: readonly number[] | undefined;
  readonly all: (statement: Sql) => unknown[][];
}

interface Counted extends KeyCount {
  /** A row that has the key. */
  readonly row: number;
}

export function countValues(
  layout: CollectionLayout,
  query: ResolvedCount,
  source: CountSource,
): Record<string, readonly ValueCount[]> {
  return Object.fromEntries(
    query.fields.map(({ field, spec }) => {
      const counted = spec.many ? manyValues(layout, field, query, source) : values(layout, field, query, source);
      return [
        field,
        counted.map(({ key, count, row }) => ({ value: shownValue(layout, spec, key, row, source), count })),
      ];
    }),
  );
}

function values(layout: CollectionLayout, field: string, query: ResolvedCount, { rows, all }: CountSource): Counted[] {
  const { text, parameters } = valuesStatement(layout, field, query.predicate, { rows: rows !== undefined });
  return all({ text, parameters: [...listOf(rows), ...parameters, query.top] }).map(asCounted);
}

/** Rows without any value are counted by themselves: there is nothing of theirs among the values. */
function manyValues(layout: CollectionLayout, field: string, query: ResolvedCount, source: CountSource): Counted[] {
  const { predicate, top } = query;
  const { rows, all } = source;
  const options = { rows: rows !== undefined };
  const valued = manyValuesStatement(layout, field, predicate, options);
  const found = all({ text: valued.text, parameters: [...listOf(rows), ...valued.parameters, top] }).map(asCounted);
  const { spec } = layout.column(field);
  const isNull = { field, spec, op: 'eq' as const, keys: [null] };
  const without = countStatement(layout, predicate ? { and: [predicate, isNull] } : isNull, options);
  const [[count] = [0]] = all({ text: without.text, parameters: [...listOf(rows), ...without.parameters] });
  if (count !== 0) found.push({ key: null, count: Number(count), row: 0 });
  return found.sort(compareCounts).slice(0, top);
}

const listOf = (rows: readonly number[] | undefined): Key[] => (rows === undefined ? [] : [JSON.stringify(rows)]);

const asCounted = ([key, count, row]: unknown[]): Counted => ({
  key: key as Key,
  count: Number(count),
  row: Number(row),
});

/** Texts are stored folded; the document knows how they are spelt. */
function shownValue(
  { documents }: CollectionLayout,
  spec: FieldSpec,
  key: Key,
  row: number,
  { all }: CountSource,
): ValueCount['value'] {
  if (key === null || spec.type !== 'text') return scalarOf(spec.type, key);
  const [[text] = ['{}']] = all({ text: `SELECT document FROM ${documents} WHERE "row" = ?`, parameters: [row] });
  return spellingOf(spec, JSON.parse(text as string) as Document, key);
}
