import type Database from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import { searchTokens } from '../folding.js';
import { keysOf, type Key } from '../keys.js';
import type { Document, SearchText } from '../read-model-store.port.js';
import type { CollectionLayout } from './layout.js';

/** Statements kept of each kind: most rows have keys in the same columns. */
const STATEMENTS = 100;

type Row = number;
type Value = readonly [field: number, value: Exclude<Key, null>];

interface Found {
  readonly row: Row;
  readonly document: string;
  readonly tokens: string;
  readonly keys: readonly Key[];
}

/** Writes documents of one collection, touching only what changed. Runs inside the writer's transaction. */
export class CollectionWriter {
  private readonly selectRow: Database.Statement;
  private readonly selectDocument: Database.Statement;
  private readonly insertDocument: Database.Statement;
  private readonly updateDocument: Database.Statement;
  private readonly deleteRow: Database.Statement;
  private readonly deleteDocument: Database.Statement;
  private readonly values: ReturnType<typeof valueStatements> | undefined;
  private readonly tokens: ReturnType<typeof tokenStatements> | undefined;
  /** INSERT by the columns that have a key: most rows have a key in few of the columns. */
  private readonly inserts = new LRUCache<string, Database.Statement>({ max: STATEMENTS });
  /** UPDATE by the set of changed columns: an index is rewritten only when one of its columns is named. */
  private readonly updates = new LRUCache<string, Database.Statement>({ max: STATEMENTS });

  constructor(
    private readonly database: Database.Database,
    private readonly layout: CollectionLayout,
    /** The search index is built over all rows at the end, because nothing is searched before. */
    searchLater = false,
  ) {
    const { table, documents, columns } = layout;
    const names = columns.map(({ name }) => `, ${name}`).join('');
    this.selectRow = database.prepare(`SELECT "row"${names} FROM ${table} WHERE "id" = ?`).raw();
    this.selectDocument = database.prepare(`SELECT document, tokens FROM ${documents} WHERE "row" = ?`).raw();
    this.insertDocument = database.prepare(`INSERT INTO ${documents} ("row", document, tokens) VALUES (?, ?, ?)`);
    this.updateDocument = database.prepare(`UPDATE ${documents} SET document = ?, tokens = ? WHERE "row" = ?`);
    this.deleteRow = database.prepare(`DELETE FROM ${table} WHERE "row" = ?`);
    this.deleteDocument = database.prepare(`DELETE FROM ${documents} WHERE "row" = ?`);
    this.values = layout.many.length > 0 ? valueStatements(database, layout.values) : undefined;
    this.tokens = layout.shape.searchable && !searchLater ? tokenStatements(database, layout.tokens) : undefined;
  }

  /** `known`: the document that the text was made from, if it is available. */
  put(id: string, text: string, search: SearchText | undefined, known?: Document): void {
    const found = this.find(id);
    if (found?.document === text) return;
    const document = known ?? (JSON.parse(text) as Document);
    const values: Value[] = [];
    const keys = this.layout.columns.map(({ spec, number }) => {
      const all = keysOf(spec, document);
      if (!spec.many) return all[0] ?? null;
      for (const value of all) values.push([number, value]);
      return all.length === 0 ? null : all.length;
    });
    const tokens = search === undefined ? '' : searchTokens(search).join(' ');
    if (found === undefined) this.insert(id, text, keys, values, tokens);
    else this.update(found, text, keys, values, tokens);
  }

  remove(id: string): void {
    const found = this.find(id);
    if (found === undefined) return;
    this.deleteRow.run(found.row);
    this.deleteDocument.run(found.row);
    for (const value of this.valuesOf(found.document)) this.values?.delete.run(...value, found.row);
    if (found.tokens !== '') this.tokens?.delete.run(found.row, found.tokens);
  }

  private find(id: string): Found | undefined {
    const found = this.selectRow.get(id) as [Row, ...Key[]] | undefined;
    if (found === undefined) return undefined;
    const [row, ...keys] = found;
    const [document, tokens] = this.selectDocument.get(row) as [string, string];
    return { row, document, tokens, keys };
  }

  private insert(id: string, text: string, keys: Key[], values: Value[], tokens: string): void {
    const row = this.insertKeys(id, keys);
    this.insertDocument.run(row, text, tokens);
    for (const value of values) this.values?.insert.run(...value, row);
    if (tokens !== '') this.tokens?.insert.run(row, tokens);
  }

  private insertKeys(id: string, keys: readonly Key[]): Row {
    const given = this.layout.columns.filter((_, index) => keys[index] !== null);
    const columns = given.map(({ name }) => `, ${name}`).join('');
    let statement = this.inserts.get(columns);
    if (statement === undefined) {
      const marks = given.map(() => ', ?').join('');
      statement = this.database.prepare(`INSERT INTO ${this.layout.table} ("id"${columns}) VALUES (?${marks})`);
      this.inserts.set(columns, statement);
    }
    return Number(statement.run(id, ...keys.filter((key) => key !== null)).lastInsertRowid);
  }

  private update({ row, ...old }: Found, text: string, keys: Key[], values: Value[], tokens: string): void {
    this.updateDocument.run(text, tokens, row);
    this.updateKeys(row, old.keys, keys);
    this.updateValues(row, this.valuesOf(old.document), values);
    this.updateTokens(row, old.tokens, tokens);
  }

  /**
   * Removing a row from the entry of a token that a million rows share takes long. So only tokens that are added or removed are touched,
   * and those that begin with the same letter, because they share the entries of their prefixes.
   */
  private updateTokens(row: Row, old: string, tokens: string): void {
    if (tokens === old) return;
    const [before, now] = [new Set(old.split(' ')), new Set(tokens.split(' '))];
    const changed = [...before, ...now].filter((token) => !(before.has(token) && now.has(token)));
    const letters = new Set(changed.map((token) => token[0]));
    const touched = (all: ReadonlySet<string>): string => [...all].filter((token) => letters.has(token[0])).join(' ');
    if (old !== '') this.tokens?.delete.run(row, touched(before));
    if (tokens !== '') this.tokens?.insert.run(row, touched(now));
  }

  private updateKeys(row: Row, old: readonly Key[], keys: readonly Key[]): void {
    const changed = this.layout.columns.flatMap(({ name }, index) =>
      keys[index] === old[index] ? [] : [{ name, key: keys[index] ?? null }],
    );
    if (changed.length === 0) return;
    const columns = changed.map(({ name }) => `${name} = ?`).join(', ');
    let statement = this.updates.get(columns);
    if (statement === undefined) {
      statement = this.database.prepare(`UPDATE ${this.layout.table} SET ${columns} WHERE "row" = ?`);
      this.updates.set(columns, statement);
    }
    statement.run(...changed.map(({ key }) => key), row);
  }

  private updateValues(row: Row, old: readonly Value[], values: readonly Value[]): void {
    const among = (list: readonly Value[], [field, value]: Value): boolean =>
      list.some((other) => other[0] === field && other[1] === value);
    for (const value of old) if (!among(values, value)) this.values?.delete.run(...value, row);
    for (const value of values) if (!among(old, value)) this.values?.insert.run(...value, row);
  }

  private valuesOf(text: string): Value[] {
    if (this.layout.many.length === 0) return [];
    const document = JSON.parse(text) as Document;
    return this.layout.many.flatMap(({ number, spec }) =>
      keysOf(spec, document).map((value): Value => [number, value]),
    );
  }
}

const valueStatements = (database: Database.Database, table: string) => ({
  insert: database.prepare(`INSERT INTO ${table} (field, value, "row") VALUES (?, ?, ?)`),
  delete: database.prepare(`DELETE FROM ${table} WHERE field = ? AND value = ? AND "row" = ?`),
});

const tokenStatements = (database: Database.Database, table: string) => ({
  insert: database.prepare(`INSERT INTO ${table} (rowid, tokens) VALUES (?, ?)`),
  delete: database.prepare(`INSERT INTO ${table} (${table}, rowid, tokens) VALUES ('delete', ?, ?)`),
});
