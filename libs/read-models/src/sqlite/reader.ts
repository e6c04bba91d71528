import { existsSync } from 'node:fs';
import { scalarOf } from '../keys.js';
import type { ResolvedCount, ResolvedQuery } from '../query.js';
import type { Document, Page, SetAside, ValueCount } from '../read-model-store.port.js';
import { CandidateFinder, type Candidates, type Found } from './candidates.js';
import { countValues } from './count-values.js';
import type { CollectionLayout } from './layout.js';
import { readSetAside } from './parked-events.js';
import { countStatement, matchesStatement } from './question.js';
import { ReadConnection } from './read-connection.js';

/**
 * Up to this many rows are looked up and sorted; for more, the sort index is walked until the page is full. With 100,000 documents and 50
 * per page both take as many steps at sqrt(100,000 * 50), about 2,200 rows; but a look-up costs more than a step along the index.
 */
export const FEW_ROWS = 1000;
/** Listing a row takes about 0.1 µs, so a question spends at most some 0.3 s on it. */
const MOST_LISTED = 3_000_000;
/** Larger collections are not counted: counting a million rows takes a tenth of a second, in which nothing else is answered. */
const COUNTED_ROWS = 100_000;
/** For each file: pages that are read often stay in memory. */
const CACHE_KIB = 8 * 1024;

export interface ReaderOptions {
  /** See FEW_ROWS. */
  readonly fewRows?: number;
  /** Rows that the conditions of one question may list in advance. Beyond them it is refused as QueryTooCostly. */
  readonly mostListed?: number;
  readonly cacheKib?: number;
}

/** A page whose documents are still texts. */
export interface TextPage extends Omit<Page<Document>, 'items'> {
  readonly texts: readonly string[];
}

/** Answers queries on a read-only connection of one file. Synchronous: it runs in the calling thread. */
export class Reader {
  private readonly connection: ReadConnection;
  private readonly candidates: CandidateFinder;

  constructor(
    readonly path: string,
    { fewRows = FEW_ROWS, mostListed = MOST_LISTED, cacheKib = CACHE_KIB }: ReaderOptions = {},
  ) {
    this.connection = new ReadConnection(path, cacheKib);
    this.candidates = new CandidateFinder(this.connection, { fewRows, mostListed });
  }

  /** From now until it is closed, this reader sees the file as it is now. */
  hold(): void {
    this.connection.hold();
  }

  /** undefined when the file does not exist yet. */
  static ofExisting(path: string): Reader | undefined {
    return existsSync(path) ? new Reader(path) : undefined;
  }

  get<T extends Document>(layout: CollectionLayout, id: string): T | undefined {
    const text = this.text(layout, id);
    return text === undefined ? undefined : (JSON.parse(text) as T);
  }

  /** The document as it is stored. */
  text({ table, documents }: CollectionLayout, id: string): string | undefined {
    const found = this.connection
      .prepared(`SELECT document FROM ${documents} WHERE "row" = (SELECT "row" FROM ${table} WHERE "id" = ?)`)
      .get(id) as [string] | undefined;
    return found?.[0];
  }

  /** Every document, as it is stored, in the order of the ids. */
  all({ table, documents }: CollectionLayout): Iterable<readonly [id: string, document: string]> {
    const text = `SELECT t."id", d.document FROM ${table} t JOIN ${documents} d ON d."row" = t."row" ORDER BY t."id"`;
    return this.connection.each({ text, parameters: [] }) as Iterable<[string, string]>;
  }

  /** `deadline`: as of performance.now(). A question that is not answered by then throws OutOfTime. */
  find(layout: CollectionLayout, query: ResolvedQuery, deadline = Infinity): TextPage {
    if (query.terms?.length === 0) return { texts: [], ...(query.total && { total: 0 }) };
    return this.connection.question(deadline, () => this.page(layout, query));
  }

  /** See `find`. */
  countBy(layout: CollectionLayout, query: ResolvedCount, deadline = Infinity): Record<string, readonly ValueCount[]> {
    const { predicate, terms, fields } = query;
    if (terms?.length === 0) return Object.fromEntries(fields.map(({ field }) => [field, []]));
    return this.connection.question(deadline, () => {
      const every = { predicate, terms, sort: [], limit: 1, after: undefined, total: true };
      return countValues(layout, query, this.candidates.of(layout, every, true), this.connection);
    });
  }

  /** '' when nothing was ever stored. */
  position(collection: string): string {
    const found = this.connection.prepared('SELECT position FROM projections WHERE name = ?').get(collection) as
      [string] | undefined;
    return found?.[0] ?? '';
  }

  setAside(collection: string): SetAside {
    return readSetAside(this.connection.database, collection);
  }

  /**
   * Checkpoint and number of rows of a collection; if there are many rows, the number of the last one. undefined when it does not exist
   * yet.
   */
  extent(collection: string): { readonly checkpoint: string; readonly rows: number } | undefined {
    const { connection } = this;
    if (connection.prepared('SELECT 1 FROM sqlite_schema WHERE name = ?').get(collection) === undefined)
      return undefined;
    const table = `"${collection.replaceAll('"', '""')}"`;
    const [last] = connection.prepared(`SELECT coalesce(max("row"), 0) FROM ${table}`).get() as [number];
    const many = last > COUNTED_ROWS;
    const rows = many ? last : (connection.prepared(`SELECT count(*) FROM ${table}`, 'pluck').get() as number);
    return { checkpoint: this.position(collection), rows };
  }

  close(): void {
    this.connection.close();
  }

  private page(layout: CollectionLayout, query: ResolvedQuery): TextPage {
    const candidates = this.candidates.of(layout, query, query.total);
    const matches = query.total ? this.matches(layout, candidates) : candidates;
    const found = this.candidates.walk(layout, query, matches, query.limit + 1);
    const shown = found.slice(0, query.limit);
    const document = this.connection.prepared(`SELECT document FROM ${layout.documents} WHERE "row" = ?`);
    const last = found.length > shown.length ? shown.at(-1) : undefined;
    return {
      texts: shown.map(([row]) => (document.get(row) as [string])[0]),
      ...(last && { last: cursorOf(query, last) }),
      ...(query.total && { total: matches.rows?.length ?? this.connection.column(countStatement(layout))[0] ?? 0 }),
    };
  }

  /** Exactly the rows that match, so that counting and paging test each row only once. */
  private matches(layout: CollectionLayout, { rows, few, test }: Candidates): Candidates {
    if (test === undefined) return { rows, few, test };
    const { text, parameters } = matchesStatement(layout, test, { rows: rows !== undefined });
    const leading = rows === undefined ? [] : [JSON.stringify(rows)];
    return this.candidates.exactly(this.connection.column({ text, parameters: [...leading, ...parameters] }));
  }
}

const cursorOf = ({ sort }: ResolvedQuery, [, id, ...keys]: Found): Page<Document>['last'] => [
  ...sort.map(({ spec }, index) => scalarOf(spec.type, keys[index] ?? null)),
  id,
];
