import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import { scalarOf, type Key } from '../keys.js';
import { resolveCount, resolveQuery, type ResolvedCount, type ResolvedQuery } from '../query.js';
import type {
  CollectionSpec,
  CountQuery,
  Document,
  FindQuery,
  Page,
  SetAside,
  ValueCount,
} from '../read-model-store.port.js';
import { countValues, type CountSource } from './count-values.js';
import type { CollectionLayout } from './layout.js';
import { readSetAside } from './parked-events.js';
import { orderingIndex } from './plan.js';
import { countStatement, lastFound, leadersOf, lowestRow, pageStatements, searchOf, type Sql } from './question.js';

/** Prepared statements kept. A kind of query needs one statement, or one per sort key from its second page on. */
const STATEMENTS = 200;
/**
 * Up to this many rows are looked up and sorted; for more, the sort index is walked until the page is full. With 100,000 documents and 50
 * per page both take as many steps at sqrt(100,000 * 50), about 2,200 rows; but a look-up costs more than a step along the index.
 */
export const FEW_ROWS = 1000;
/** Larger collections are not counted: counting a million rows takes a tenth of a second, in which nothing else is answered. */
const COUNTED_ROWS = 100_000;
/** For each file: pages that are read often stay in memory. */
const CACHE_KIB = 8 * 1024;

type Found = readonly [row: number, id: string, ...keys: Key[]];

/** Rows that include every match, and whether membership must still be tested. */
interface Candidates {
  /** Few rows: read only these. */
  readonly few: readonly number[] | undefined;
  /** Rows found by the search, if `few` is not that list. */
  readonly searched: RowSet | undefined;
}

/** Answers queries on a read-only connection of one file. Synchronous: it runs in the calling thread. */
export class Reader {
  private readonly database: Database.Database;
  private readonly statements = new LRUCache<string, Database.Statement>({ max: STATEMENTS });

  constructor(
    readonly path: string,
    readonly fewRows = FEW_ROWS,
  ) {
    this.database = new Database(path, { readonly: true, fileMustExist: true });
    this.database.pragma(`cache_size = -${CACHE_KIB}`);
  }

  /** From now until it is closed, this reader sees the file as it is now. */
  hold(): void {
    this.database.exec('BEGIN');
    // A transaction sees the state at its first read.
    this.prepared('SELECT count(*) FROM collections').get();
  }

  /** undefined when the file does not exist yet. */
  static ofExisting(path: string, fewRows?: number): Reader | undefined {
    return existsSync(path) ? new Reader(path, fewRows) : undefined;
  }

  get<T extends Document>(layout: CollectionLayout, id: string): T | undefined {
    const text = this.text(layout, id);
    return text === undefined ? undefined : (JSON.parse(text) as T);
  }

  /** The document as it is stored. */
  text({ table, documents }: CollectionLayout, id: string): string | undefined {
    const found = this.prepared(
      `SELECT document FROM ${documents} WHERE "row" = (SELECT "row" FROM ${table} WHERE "id" = ?)`,
    ).get(id) as [string] | undefined;
    return found?.[0];
  }

  /** Every document, as it is stored, in the order of the ids. */
  all({ table, documents }: CollectionLayout): Iterable<readonly [id: string, document: string]> {
    const text = `SELECT t."id", d.document FROM ${table} t JOIN ${documents} d ON d."row" = t."row" ORDER BY t."id"`;
    return this.database.prepare(text).raw().iterate() as Iterable<[string, string]>;
  }

  find<T extends Document>(layout: CollectionLayout, spec: CollectionSpec, asked: FindQuery): Page<T> {
    const query = resolveQuery(spec, asked);
    if (query.terms?.length === 0) return { items: [], ...(query.total && { total: 0 }) };
    return this.database.transaction((): Page<T> => this.page(layout, query))();
  }

  countBy(layout: CollectionLayout, spec: CollectionSpec, asked: CountQuery): Record<string, readonly ValueCount[]> {
    const query = resolveCount(spec, asked);
    if (query.terms?.length === 0) return Object.fromEntries(query.fields.map(({ field }) => [field, []]));
    return this.database.transaction(() => countValues(layout, query, this.source(layout, query)))();
  }

  private source(layout: CollectionLayout, { predicate, terms }: ResolvedCount): CountSource {
    const query = { predicate, terms, sort: [], limit: 1, after: undefined, total: false };
    const { few, searched } = this.candidates(layout, query);
    return {
      rows: few?.filter((row) => searched?.has(row) ?? true) ?? searched?.rows,
      each: ({ text, parameters }) => this.prepared(text).iterate(...parameters) as Iterable<unknown[]>,
    };
  }

  /** '' when nothing was ever stored. */
  position(collection: string): string {
    const found = this.prepared('SELECT position FROM projections WHERE name = ?').get(collection) as
      [string] | undefined;
    return found?.[0] ?? '';
  }

  setAside(collection: string): SetAside {
    return readSetAside(this.database, collection);
  }

  /**
   * Checkpoint and number of rows of a collection; if there are many rows, the number of the last one. undefined when it does not exist
   * yet.
   */
  extent(collection: string): { readonly checkpoint: string; readonly rows: number } | undefined {
    if (this.prepared('SELECT 1 FROM sqlite_schema WHERE name = ?').get(collection) === undefined) return undefined;
    const table = `"${collection.replaceAll('"', '""')}"`;
    const [last] = this.prepared(`SELECT coalesce(max("row"), 0) FROM ${table}`).get() as [number];
    const many = last > COUNTED_ROWS;
    const rows = many ? last : (this.prepared(`SELECT count(*) FROM ${table}`, 'pluck').get() as number);
    return { checkpoint: this.position(collection), rows };
  }

  close(): void {
    this.database.close();
  }

  private page<T extends Document>(layout: CollectionLayout, query: ResolvedQuery): Page<T> {
    const candidates = this.candidates(layout, query);
    const found = this.walk(layout, query, candidates, query.limit + 1);
    const shown = found.slice(0, query.limit);
    const document = this.prepared(`SELECT document FROM ${layout.documents} WHERE "row" = ?`);
    const items = shown.map(([row]) => JSON.parse((document.get(row) as [string])[0]) as T);
    const last = found.length > shown.length ? shown.at(-1) : undefined;
    return {
      items,
      ...(last && { last: cursorOf(query, last) }),
      ...(query.total && { total: this.total(layout, query, candidates) }),
    };
  }

  /** Reads the indexes that list matching rows directly, and takes the shortest list if it is short. */
  private candidates(layout: CollectionLayout, query: ResolvedQuery): Candidates {
    const { terms } = query;
    const found = terms && searchOf(layout, terms);
    const newest = found && this.newest(layout, query, found);
    if (newest?.suffices) return { few: newest.rows, searched: undefined };
    const searched = found && new RowSet(newest?.rows ?? this.column(found));
    let few = searched && searched.rows.length <= this.fewRows ? searched.rows : undefined;
    for (const leader of leadersOf(layout, query)) {
      const rows = this.column(leader, this.fewRows + 1);
      if (rows.length > this.fewRows || (few !== undefined && rows.length >= few.length)) continue;
      few = [...new Set(rows)]; // a document may meet a condition with several values
    }
    return { few, searched: few === searched?.rows ? undefined : searched };
  }

  /**
   * For a page of the newest of many matches: returns rows that include the page, without reading all matches. Rows are numbered in the
   * order of their creation, so the page is looked for among the matches with the largest numbers. Matches with smaller numbers can still
   * sort before the end of that page: they are added, down to the smallest row number that the sort index has up to there. undefined when
   * that is no shortcut, because rows and order have little in common or the page is deep. If there are few matches, all of them are
   * returned and `suffices` is false.
   */
  private newest(
    layout: CollectionLayout,
    query: ResolvedQuery,
    search: Sql,
  ): { readonly rows: readonly number[]; readonly suffices: boolean } | undefined {
    const { limit, total } = query;
    const [first] = query.sort;
    const index = orderingIndex(layout, query);
    if (total || !first?.descending || index === undefined) return undefined;
    const last = this.column(lastFound(search), this.fewRows + 1);
    if (last.length <= this.fewRows) return { rows: last, suffices: false };
    for (const rows of [last.slice(0, 2 * (limit + 1)), last]) {
      const until = this.walk(layout, query, { few: rows, searched: undefined }, limit + 1)[limit]?.[2] ?? null;
      if (until === null) continue;
      const lowest = lowestRow(layout, query, { index, field: first.field, until });
      const [from = 0, to = from] = [rows.at(-1), this.column(lowest)[0]];
      const before = to < from ? this.column(lastFound(search, { from, to }), this.fewRows + 1) : [];
      return before.length > this.fewRows ? undefined : { rows: [...rows, ...before], suffices: true };
    }
    return undefined;
  }

  private walk(layout: CollectionLayout, query: ResolvedQuery, { few, searched }: Candidates, limit: number): Found[] {
    const found: Found[] = [];
    const leading = few === undefined ? [] : [JSON.stringify(few)];
    const limited = searched === undefined;
    for (const { text, parameters } of pageStatements(layout, query, { rows: few !== undefined, limited })) {
      const statement = this.prepared(text);
      const given = [...leading, ...parameters];
      const rows = limited ? statement.all(...given, limit - found.length) : statement.iterate(...given);
      for (const row of rows as Iterable<Found>) {
        if (searched === undefined || searched.has(row[0])) found.push(row);
        if (found.length === limit) return found;
      }
    }
    return found;
  }

  private total(layout: CollectionLayout, { predicate }: ResolvedQuery, { few, searched }: Candidates): number {
    if (searched !== undefined && predicate === undefined) return searched.rows.length;
    const listed = few === undefined ? searched?.rows : few.filter((row) => searched?.has(row) ?? true);
    const { text, parameters } = countStatement(layout, predicate, { rows: listed !== undefined });
    const leading = listed === undefined ? [] : [JSON.stringify(listed)];
    return this.column({ text, parameters: [...leading, ...parameters] })[0] ?? 0;
  }

  private column({ text, parameters }: Sql, limit?: number): number[] {
    if (limit === undefined) return this.prepared(text, 'pluck').all(...parameters) as number[];
    return this.prepared(`${text} LIMIT ?`, 'pluck').all(...parameters, limit) as number[];
  }

  private prepared(text: string, form: 'raw' | 'pluck' = 'raw'): Database.Statement {
    let statement = this.statements.get(text);
    if (statement === undefined) {
      statement = this.database.prepare(text)[form]();
      this.statements.set(text, statement);
    }
    return statement;
  }
}

const cursorOf = ({ sort }: ResolvedQuery, [, id, ...keys]: Found): Page<Document>['last'] => [
  ...sort.map(({ spec }, index) => scalarOf(spec.type, keys[index] ?? null)),
  id,
];

/** Row numbers as a bitmap: they are dense. */
class RowSet {
  private readonly bits: Uint8Array;

  constructor(readonly rows: readonly number[]) {
    this.bits = new Uint8Array((rows.reduce((largest, row) => Math.max(largest, row), 0) >> 3) + 1);
    for (const row of rows) this.bits[row >> 3] = (this.bits[row >> 3] ?? 0) | (1 << (row & 7));
  }

  has(row: number): boolean {
    return ((this.bits[row >> 3] ?? 0) & (1 << (row & 7))) !== 0;
  }
}
