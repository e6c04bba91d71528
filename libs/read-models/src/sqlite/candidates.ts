import { QueryTooCostly } from '@crm/contracts/refusals';
import { LRUCache } from 'lru-cache';
import type { Key } from '../keys.js';
import type { Condition, Predicate, ResolvedQuery } from '../query.js';
import type { CollectionLayout } from './layout.js';
import { alternatives, orderingIndex } from './plan.js';
import { lastFound, leadersOf, lowestRow, pageStatements, rowsWithValue, searchOf, type Sql } from './question.js';
import type { ReadConnection } from './read-connection.js';
import { RowSet } from './row-set.js';
import { rowTestOf, type RowTest } from './row-test.js';

/** Look-ups for each row. Walked rows may be all there are; listed rows are few. */
const LOOKUPS = { walked: 8, listed: 40 };
/** Sets of rows kept while a snapshot is read page by page. */
const KEPT_SETS = 50;

export type Found = readonly [row: number, id: string, ...keys: Key[]];

export interface Candidates {
  /** Rows that include every match, or for a page every row of it. undefined: all rows. */
  readonly rows: readonly number[] | undefined;
  /** So few rows that each is looked up; otherwise an index is walked. */
  readonly few: boolean;
  /** What must still be tested on each of them. */
  readonly test: RowTest | undefined;
}

export interface CandidateLimits {
  /** Up to this many rows are sorted instead of walking an index. */
  readonly fewRows: number;
  /** Rows that the conditions of one question may list in advance, all together; beyond them it is refused as QueryTooCostly. */
  readonly mostListed: number;
}

/** Narrows a question down to rows that indexes list, before anything is walked. */
export class CandidateFinder {
  private readonly kept = new LRUCache<string, RowSet>({ max: KEPT_SETS });

  constructor(
    private readonly connection: ReadConnection,
    private readonly limits: CandidateLimits,
  ) {}

  /** `all`: every match is counted, so every row is tested. */
  of(layout: CollectionLayout, query: ResolvedQuery, all: boolean): Candidates {
    const { predicate, terms } = query;
    const listed = this.shortlist(layout, predicate, orderingIndex(layout, query));
    if (terms === undefined) return this.tested(layout, predicate, listed, all);
    const search = searchOf(layout, terms);
    const newest = all || listed !== undefined ? undefined : this.newest(layout, query, search);
    if (newest !== undefined) return newest;
    const found = this.column(search);
    return this.tested(layout, predicate, listed === undefined ? found : common(found, listed), all);
  }

  /** The first matches in order. */
  walk(layout: CollectionLayout, query: ResolvedQuery, { rows, few, test }: Candidates, limit: number): Found[] {
    const leading = few ? [JSON.stringify(rows)] : [];
    const tested = few || rows === undefined ? test : this.among(rows, test);
    const found: Found[] = [];
    for (const { text, parameters } of pageStatements(layout, query, tested, { rows: few })) {
      const statement = this.connection.prepared(text);
      found.push(...(statement.all(...leading, ...parameters, limit - found.length) as Found[]));
      if (found.length === limit) break;
    }
    return found;
  }

  private tested(
    layout: CollectionLayout,
    predicate: Predicate | undefined,
    rows: readonly number[] | undefined,
    all: boolean,
  ): Candidates {
    const few = rows !== undefined && this.isFew(rows);
    const lookups = few ? LOOKUPS.listed : all ? 0 : LOOKUPS.walked;
    return { rows, few, test: this.testOf(layout, predicate, lookups) };
  }

  exactly(rows: readonly number[]): Candidates {
    return { rows, few: this.isFew(rows), test: undefined };
  }

  private isFew(rows: readonly number[]): boolean {
    return rows.length <= this.limits.fewRows;
  }

  private among(rows: readonly number[], test: RowTest | undefined): RowTest {
    const held = { held: this.connection.keep(RowSet.of(rows)) };
    return test === undefined ? held : { and: [held, test] };
  }

  /**
   * Few rows that include every match of the predicate: the shortest list of an index, or the joined lists of alternatives. undefined: no
   * index lists so few.
   */
  private shortlist(
    layout: CollectionLayout,
    predicate: Predicate | undefined,
    walkedIndex?: readonly string[],
  ): readonly number[] | undefined {
    let best: readonly number[] | undefined;
    const consider = (rows: readonly number[] | undefined): void => {
      if (rows !== undefined && rows.length < (best?.length ?? Infinity)) best = rows;
    };
    for (const leader of leadersOf(layout, predicate, walkedIndex)) {
      const rows = this.column(leader, this.limits.fewRows + 1);
      // A document may meet a condition with several values.
      if (this.isFew(rows)) consider([...new Set(rows)]);
    }
    for (const parts of alternatives(predicate)) consider(this.joined(layout, parts));
    return best;
  }

  private joined(layout: CollectionLayout, parts: readonly Predicate[]): readonly number[] | undefined {
    const rows = new Set<number>();
    for (const part of parts) {
      const listed = this.shortlist(layout, part);
      if (listed === undefined) return undefined;
      for (const row of listed) rows.add(row);
      if (rows.size > this.limits.fewRows) return undefined;
    }
    return [...rows];
  }

  private testOf(layout: CollectionLayout, predicate: Predicate | undefined, lookups: number): RowTest | undefined {
    let left = this.limits.mostListed;
    const list = (condition: Condition): RowSet => {
      const rows = this.column(rowsWithValue(layout, condition), Number.isFinite(left) ? left + 1 : undefined);
      if (rows.length > left) throw new QueryTooCostly({ limit: this.limits.mostListed });
      left -= rows.length;
      return RowSet.of(rows);
    };
    return (
      predicate &&
      rowTestOf(predicate, {
        lookups,
        rowsOf: (condition) => (this.connection.isHeld ? this.keptOr(condition, list) : list(condition)),
        hold: (set) => this.connection.keep(set),
      })
    );
  }

  /** A snapshot does not change, and each of its pages has the same conditions. */
  private keptOr(condition: Condition, list: (condition: Condition) => RowSet): RowSet {
    const key = JSON.stringify(condition);
    const set = this.kept.get(key) ?? list(condition);
    this.kept.set(key, set);
    return set;
  }

  /**
   * For a page of the newest of many matches: returns rows that include the page, without reading all matches. Rows are numbered in the
   * order of their creation, so the page is looked for among the matches with the largest numbers. Matches with smaller numbers can still
   * sort before the end of that page: they are added, down to the smallest row number that the sort index has up to there. If that is no
   * shortcut, because rows and order have little in common or the page is deep, all matches are read. undefined: another order is asked for.
   */
  private newest(layout: CollectionLayout, query: ResolvedQuery, search: Sql): Candidates | undefined {
    const { limit, predicate } = query;
    const { fewRows } = this.limits;
    const [first] = query.sort;
    const index = orderingIndex(layout, query);
    if (!first?.descending || index === undefined) return undefined;
    const last = this.column(lastFound(search), fewRows + 1);
    if (this.isFew(last)) return this.tested(layout, predicate, last, false);
    const test = this.testOf(layout, predicate, LOOKUPS.walked);
    for (const rows of [last.slice(0, 2 * (limit + 1)), last]) {
      const until = this.walk(layout, query, { rows, few: true, test }, limit + 1)[limit]?.[2] ?? null;
      if (until === null) continue;
      const lowest = lowestRow(layout, query, test, { index, field: first.field, until });
      const [from = 0, to = from] = [rows.at(-1), this.column(lowest)[0]];
      const before = to < from ? this.column(lastFound(search, { from, to }), fewRows + 1) : [];
      if (before.length > fewRows) break;
      return { rows: [...rows, ...before], few: true, test };
    }
    return { rows: this.column(search), few: false, test };
  }

  private column(statement: Sql, limit?: number): number[] {
    return this.connection.column(statement, limit);
  }
}

function common(rows: readonly number[], others: readonly number[]): number[] {
  const set = RowSet.of(rows);
  return others.filter((row) => set.has(row));
}
