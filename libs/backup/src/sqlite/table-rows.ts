import type { Database } from 'better-sqlite3';

/** A value as JSON holds it. Bytes are base64 under `$bytes`. */
export type Plain = string | number | null | { readonly $bytes: string };

export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  /** The primary key, by which the rows are ordered. */
  readonly key: readonly string[];
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const list = (names: readonly string[]): string => names.map(quoted).join(', ');

/** All tables except the events, whatever they hold: a table that a later release adds is included. */
export function stateTables(database: Database): Table[] {
  const names = database
    .prepare<[], string>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'events' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name`,
    )
    .pluck()
    .all();
  return names.map((name) => {
    const columns = database.pragma(`table_info(${quoted(name)})`) as { name: string; pk: number }[];
    const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
    return { name, columns: columns.map((column) => column.name), key: key.map((column) => column.name) };
  });
}

/** The rows of a table in slices, each a short read of its own. */
export function* tableSlices(database: Database, { name, columns, key }: Table, limit: number): Generator<Plain[][]> {
  const order = list(key);
  const first = database.prepare<[], unknown[]>(
    `SELECT ${list(columns)} FROM ${quoted(name)} ORDER BY ${order} LIMIT ${limit}`,
  );
  const next = database.prepare<unknown[], unknown[]>(
    `SELECT ${list(columns)} FROM ${quoted(name)} WHERE (${order}) > (${key.map(() => '?').join(', ')}) ORDER BY ${order} LIMIT ${limit}`,
  );
  const at = key.map((column) => columns.indexOf(column));
  for (let rows = first.raw().all(); rows.length > 0;) {
    yield rows.map((row) => row.map(toPlain));
    const last = rows.at(-1)!;
    if (rows.length < limit) return;
    rows = next.raw().all(...at.map((index) => last[index]));
  }
}

/** Throws an Error that names a table or column this program does not have. */
export function insertRow(
  database: Database,
  name: string,
  columns: readonly string[],
  conflict: 'OR IGNORE' | '' = '',
): (row: readonly Plain[]) => void {
  const statement = database.prepare(
    `INSERT ${conflict} INTO ${quoted(name)} (${list(columns)}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  return (row) => void statement.run(...row.map(fromPlain));
}

const toPlain = (value: unknown): Plain =>
  value instanceof Uint8Array ? { $bytes: Buffer.from(value).toString('base64') } : (value as string | number | null);

const fromPlain = (value: Plain): unknown =>
  typeof value === 'object' && value !== null ? Buffer.from(value.$bytes, 'base64') : value;
