import type { CollectionSpec, FieldSpec } from '../read-model-store.port.js';

/** The part of a spec that is data: what is stored, compared and sent to the writer. */
export type CollectionShape = Pick<CollectionSpec, 'name' | 'fields' | 'indexes'> & { readonly searchable: boolean };

/** What the file stores about a collection. */
export interface StoredCollection {
  readonly shape: CollectionShape;
  /** Its first contents are complete and its indexes are built. */
  readonly settled: boolean;
}

/** Without `operand`: how callers write a value says nothing about what is stored. */
export const shapeOf = ({ name, fields, indexes, search }: CollectionSpec): CollectionShape => ({
  name,
  fields: Object.fromEntries(Object.entries(fields).map(([field, { operand: _asked, ...stored }]) => [field, stored])),
  indexes,
  searchable: search !== undefined,
});

/** Raise it whenever the tables of a file change. A file of layout 1 held everything and is used as it is. */
export const LAYOUT_VERSION = 2;

/** Stored with the rows of a build: position and epoch of its projection, parked and skipped events, and the shape of its collection. */
export const ROWS_TABLES = `
  CREATE TABLE IF NOT EXISTS projections (name TEXT PRIMARY KEY, position TEXT NOT NULL, epoch INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS parked (projection TEXT NOT NULL, position TEXT NOT NULL, stream TEXT NOT NULL, revision INTEGER NOT NULL,
    type TEXT NOT NULL, error TEXT, attempts INTEGER NOT NULL, parkedAt TEXT NOT NULL, PRIMARY KEY (projection, position)) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS skipped (projection TEXT PRIMARY KEY, events INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS collections (name TEXT PRIMARY KEY, shape TEXT NOT NULL, settled INTEGER NOT NULL) STRICT, WITHOUT ROWID;`;

/** Only in the catalogue: checkpoints of reactors, how often it was opened, and the builds with their files. */
export const CATALOGUE_TABLES = `
  CREATE TABLE IF NOT EXISTS reactors (name TEXT PRIMARY KEY, position TEXT NOT NULL, epoch INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS owner (epoch INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS builds (projection TEXT NOT NULL, version INTEGER NOT NULL, build INTEGER NOT NULL, collection TEXT NOT NULL,
    file TEXT NOT NULL, state TEXT NOT NULL, PRIMARY KEY (projection, version, build)) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX IF NOT EXISTS served ON builds (projection) WHERE state = 'served';
  CREATE UNIQUE INDEX IF NOT EXISTS building ON builds (projection) WHERE state = 'building';`;

const COLUMN_TYPE: Readonly<Record<FieldSpec['type'], string>> = {
  keyword: 'TEXT',
  text: 'TEXT',
  number: 'REAL',
  boolean: 'INTEGER',
};

/**
 * Prefixes of up to this many characters have an index entry of their own. For a longer prefix FTS5 first merges the rows of every word
 * that begins with it: among a million customers that takes 2 ms for a frequent name and 80 ms for the domain of all addresses, while an
 * entry takes 0.1 ms.
 */
const LONGEST_PREFIX = 8;

/** Every ASCII character that is not a blank or a control character belongs to a token: folding.ts has already made the tokens. */
const TOKEN_CHARACTERS = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

export interface Column {
  readonly field: string;
  readonly spec: FieldSpec;
  /** Column in the collection's table, quoted. */
  readonly name: string;
  /** Number of the field in `<name>#values`. */
  readonly number: number;
}

/**
 * Tables of a collection:
 * - `<name>`: one narrow row per document, with a column per field that holds its key, or for a field with many values the number of values
 *   (null for none). Filters and sorts read only this table. The keys are computed here and not by generated columns, because SQLite cannot
 *   fold; so other engines can hold the same keys. The declared indexes are built when the first contents are complete, which costs a
 *   fraction of updating them with every write.
 * - `<name>#documents`: the JSON text, and the tokens it is searched by (deleting from a contentless index requires the old tokens).
 * - `<name>#values`: one row per value of the fields with many values. Values that an update removes are computed from the old document.
 * - `<name>#tokens`: FTS5 without positions, which prefixes and AND do not need. `secure-delete` removes deleted words from the file at
 *   once.
 */
export class CollectionLayout {
  readonly table: string;
  readonly documents: string;
  readonly values: string;
  readonly tokens: string;
  readonly columns: readonly Column[];
  /** The fields with many values among them. */
  readonly many: readonly Column[];

  constructor(
    readonly shape: CollectionShape,
    /** False while the declared indexes are not built yet. */
    readonly settled: boolean,
  ) {
    const { name, fields } = shape;
    this.table = quote(name);
    this.documents = quote(`${name}#documents`);
    this.values = quote(`${name}#values`);
    this.tokens = quote(`${name}#tokens`);
    this.columns = Object.entries(fields).map(([field, spec], number) => ({
      field,
      spec,
      number,
      name: quote(`${number} ${field}`),
    }));
    this.many = this.columns.filter(({ spec }) => spec.many);
  }

  column(field: string): Column {
    const found = this.columns.find((column) => column.field === field);
    if (found === undefined) throw new TypeError(`no column for ${field}`);
    return found;
  }

  definition(): string[] {
    const columns = this.columns
      .map(({ name, spec }) => `, ${name} ${spec.many ? 'INTEGER' : COLUMN_TYPE[spec.type]}`)
      .join('');
    return [
      `CREATE TABLE ${this.table} ("row" INTEGER PRIMARY KEY, "id" TEXT NOT NULL${columns}) STRICT`,
      `CREATE TABLE ${this.documents} ("row" INTEGER PRIMARY KEY, document TEXT NOT NULL, tokens TEXT NOT NULL) STRICT`,
      this.indexDefinition([]),
      ...(this.many.length > 0 ? [this.valuesDefinition()] : []),
      ...(this.shape.searchable ? this.tokensDefinition() : []),
    ];
  }

  /** Field lists that a query may walk: the empty one, and the declared ones once they are built. Each ends with the id. */
  get indexes(): readonly (readonly string[])[] {
    return this.settled ? [[], ...this.declared] : [[]];
  }

  /** Statements, each to run on its own: building an index over many rows takes time. */
  indexDefinitions(): string[] {
    return this.declared.map((fields) => this.indexDefinition(fields));
  }

  /** Fields with many values need none: see `<name>#values`. */
  private get declared(): readonly (readonly string[])[] {
    return this.shape.indexes.filter((fields) => !this.many.some(({ field }) => field === fields[0]));
  }

  indexName(fields: readonly string[]): string {
    return quote(`${this.shape.name}#${fields.join(',')}`);
  }

  private indexDefinition(fields: readonly string[]): string {
    const columns = fields.map(
      (field) => `${this.column(field.replace(/^-/, '')).name}${field.startsWith('-') ? ' DESC' : ''}`,
    );
    const unique = fields.length === 0 ? 'UNIQUE ' : '';
    return `CREATE ${unique}INDEX IF NOT EXISTS ${this.indexName(fields)} ON ${this.table} (${[...columns, '"id"'].join(', ')})`;
  }

  private valuesDefinition(): string {
    return `CREATE TABLE ${this.values} (field INTEGER NOT NULL, value ANY NOT NULL, "row" INTEGER NOT NULL,
      PRIMARY KEY (field, value, "row")) STRICT, WITHOUT ROWID`;
  }

  private tokensDefinition(): string[] {
    const prefixes = Array.from({ length: LONGEST_PREFIX }, (_, index) => index + 1).join(' ');
    const tokenizer = `ascii tokenchars ${literal(TOKEN_CHARACTERS)}`;
    return [
      `CREATE VIRTUAL TABLE ${this.tokens}
        USING fts5(tokens, content='', detail=none, columnsize=0, prefix='${prefixes}', tokenize=${literal(tokenizer)})`,
      `INSERT INTO ${this.tokens} (${this.tokens}, rank) VALUES ('secure-delete', 1)`,
    ];
  }

  /** Removes everything that `definition` and the indexes made. */
  removal(): string[] {
    return [this.table, this.documents, this.values, this.tokens].map((table) => `DROP TABLE IF EXISTS ${table}`);
  }
}
