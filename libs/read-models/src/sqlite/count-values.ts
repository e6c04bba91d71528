import { scalarOf, spellingOf, type Key } from '../keys.js';
import { compareCounts, type KeyCount } from '../matching.js';
import type { ResolvedCount } from '../query.js';
import type { Document, FieldSpec, ValueCount } from '../read-model-store.port.js';
import type { Candidates } from './candidates.js';
import type { CollectionLayout } from './layout.js';
import { groupStatement, groupValuesStatement, keysStatement, withoutValueStatement } from './question.js';
import type { ReadConnection } from './read-connection.js';
import { RowSet } from './row-set.js';

interface Counted extends KeyCount {
  /** A row that has the key. */
  readonly row: number;
}
type Counts = Map<Key, { count: number; row: number }>;

export function countValues(
  layout: CollectionLayout,
  query: ResolvedCount,
  candidates: Candidates,
  connection: ReadConnection,
): Record<string, readonly ValueCount[]> {
  const isWhole = candidates.rows === undefined && candidates.test === undefined;
  const counts = isWhole ? countAll(layout, query, connection) : countSome(layout, query, candidates, connection);
  return Object.fromEntries(
    query.fields.map(({ field, spec }, index) => {
      const all = [...(counts[index] ?? [])].map(([key, { count, row }]): Counted => ({ key, count, row }));
      const top = all.sort(compareCounts).slice(0, query.top);
      const shown = ({ key, row }: Counted) => shownValue(layout, spec, key, row, connection);
      return [field, top.map((counted) => ({ value: shown(counted), count: counted.count }))];
    }),
  );
}

/** Lets the database group the whole collection, along an index if there is one. */
function countAll(layout: CollectionLayout, { fields }: ResolvedCount, connection: ReadConnection): Counts[] {
  return fields.map(({ field, spec }) => {
    const statements = spec.many
      ? [groupValuesStatement(layout, field), withoutValueStatement(layout, field)]
      : [groupStatement(layout, field)];
    return countsOf(statements.flatMap((statement) => [...connection.each(statement)]));
  });
}

/**
 * Counts every field in one walk over the narrow rows. Grouping field by field would walk them once for each field, and along an index that
 * fits a condition it would jump about in them. Fields with many values have their values in another table, where they are grouped in the
 * rows of the walk.
 */
function countSome(
  layout: CollectionLayout,
  { fields }: ResolvedCount,
  { rows: listed, test }: Candidates,
  connection: ReadConnection,
): Counts[] {
  const counts = fields.map((): Counts => new Map());
  const rows: number[] = [];
  const isMany = fields.map(({ spec }) => spec.many === true);
  const names = fields.map(({ field }) => field);
  const { text, parameters } = keysStatement(layout, names, test, { rows: listed !== undefined });
  const given = listed === undefined ? parameters : [JSON.stringify(listed), ...parameters];
  for (const [row, ...keys] of connection.each({ text, parameters: given }) as Iterable<[number, ...Key[]]>) {
    rows.push(row);
    // For a field with many values, the row shows only whether there are any.
    for (const [index, key] of keys.entries())
      if (key === null || !isMany[index]) add(counts[index] as Counts, key, row);
  }
  if (!isMany.includes(true)) return counts;
  const held = connection.keep(RowSet.of(rows));
  return fields.map(({ field, spec }, index) => {
    const own = counts[index] as Counts;
    if (!spec.many) return own;
    return new Map([...own, ...countsOf([...connection.each(groupValuesStatement(layout, field, held))])]);
  });
}

const countsOf = (groups: readonly unknown[]): Counts =>
  new Map((groups as [Key, number, number][]).map(([key, count, row]) => [key, { count, row }]));

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
  connection: ReadConnection,
): ValueCount['value'] {
  if (key === null || spec.type !== 'text') return scalarOf(spec.type, key);
  const document = connection.prepared(`SELECT document FROM ${documents} WHERE "row" = ?`);
  const [text] = document.get(row) as [string];
  return spellingOf(spec, JSON.parse(text) as Document, key);
}
