import Database from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import { FUNCTIONS, type Sql } from './question.js';
import type { RowSet } from './row-set.js';

/** Prepared statements kept. A kind of query needs one statement, or one per sort key from its second page on. */
const STATEMENTS = 200;

/** Thrown out of a statement whose time is up. */
export class OutOfTime extends Error {
  override readonly name = 'OutOfTime';
}

/** A read-only connection of one file, with the functions that its statements call. Synchronous. */
export class ReadConnection {
  readonly database: Database.Database;
  private readonly statements = new LRUCache<string, Database.Statement>({ max: STATEMENTS });
  private deadline = Infinity;
  isHeld = false;
  private sets: RowSet[] = [];

  constructor(path: string, cacheKib: number) {
    this.database = new Database(path, { readonly: true, fileMustExist: true });
    this.database.pragma(`cache_size = -${cacheKib}`);
    this.database.function(FUNCTIONS.inTime, { directOnly: true }, () => {
      if (performance.now() > this.deadline) throw new OutOfTime();
      return 1;
    });
    this.database.function(FUNCTIONS.held, { directOnly: true }, (set: number, row: number) =>
      Number(this.sets[set]?.has(row)),
    );
  }

  /** From now until it is closed, this connection sees the file as it is now. */
  hold(): void {
    this.isHeld = true;
    this.database.exec('BEGIN');
    // A transaction sees the state at its first read.
    this.prepared('SELECT count(*) FROM collections').get();
  }

  /** Answers one question: everything it reads is of the same moment. After `deadline` its statements throw OutOfTime. */
  question<T>(deadline: number, work: () => T): T {
    this.deadline = deadline;
    try {
      return this.database.transaction(work)();
    } finally {
      this.deadline = Infinity;
      this.sets = [];
    }
  }

  /** Keeps a set of rows until the end of the question, and returns the number by which `held` finds it. */
  keep(set: RowSet): number {
    return this.sets.push(set) - 1;
  }

  /** The first column of each row. */
  column({ text, parameters }: Sql, limit?: number): number[] {
    if (limit === undefined) return this.prepared(text, 'pluck').all(...parameters) as number[];
    return this.prepared(`${text} LIMIT ?`, 'pluck').all(...parameters, limit) as number[];
  }

  each({ text, parameters }: Sql): Iterable<unknown[]> {
    return this.prepared(text).iterate(...parameters) as Iterable<unknown[]>;
  }

  prepared(text: string, form: 'raw' | 'pluck' = 'raw'): Database.Statement {
    const key = `${form} ${text}`;
    let statement = this.statements.get(key);
    if (statement === undefined) {
      statement = this.database.prepare(text)[form]();
      this.statements.set(key, statement);
    }
    return statement;
  }

  close(): void {
    this.database.close();
  }
}
