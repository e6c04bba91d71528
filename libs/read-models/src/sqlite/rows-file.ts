import { closeSync, openSync } from 'node:fs';
import { canonicalJson } from '@crm/kernel';
import Database from 'better-sqlite3';
import { CollectionWriter } from './collection-writer.js';
import {
  CollectionLayout,
  LAYOUT_VERSION,
  ROWS_TABLES,
  type CollectionShape,
  type StoredCollection,
} from './layout.js';
import type { Document, Parking } from '../read-model-store.port.js';
import { ParkedWriter } from './parked-events.js';
import { Refusal, type SentClaim, type SentStep, type SentWrite } from './writer-messages.js';

/** Pages of 4 KiB. Fewer, larger checkpoints: a page that changes often is copied once. */
const CHECKPOINT_PAGES = 4000;
/** Nothing else should write to a file. If it is locked anyway, the writer thread waits this long, and other views wait with it. */
const BUSY_MS = 50;

export interface TextWrite extends SentWrite {
  /** The document that the text was made from, if it is available. */
  readonly known?: Document | undefined;
}

export interface RowsFileOptions {
  readonly cacheKib: number;
  /** SQL of the tables that only this kind of file has. */
  readonly tables?: string;
  /** Nothing reads the file yet: all indexes, including the search index, are built once all rows are there. */
  readonly unread?: boolean;
}

/**
 * A file with rows and their position: one build of one projection, or several of them in the catalogue of an earlier release. Its holder
 * is its only writer.
 */
export class RowsFile {
  private readonly collections = new Map<string, { layout: CollectionLayout; writer: CollectionWriter }>();
  private readonly checkpoints = new Map<string, ReturnType<typeof checkpointStatements>>();

  private readonly parked: ParkedWriter;

  private constructor(
    readonly database: Database.Database,
    private readonly unread: boolean,
  ) {
    this.parked = new ParkedWriter(database);
  }

  /** Creates the file if it is missing. */
  static open(path: string, { cacheKib, tables = '', unread = false }: RowsFileOptions): RowsFile {
    closeSync(openSync(path, 'a', 0o600)); // personal data in clear: readable by the owner only; SQLite gives its side files the same mode
    const database = new Database(path, { timeout: BUSY_MS });
    try {
      database.pragma('journal_mode = WAL');
      database.pragma('synchronous = NORMAL');
      database.pragma('secure_delete = ON');
      database.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
      database.pragma(`cache_size = -${cacheKib}`);
      const version = database.pragma('user_version', { simple: true }) as number;
      if (version > LAYOUT_VERSION)
        throw new Error(
          `${path} was written by another release (layout ${version}). Move it away: it is rebuilt from the log.`,
        );
      if (version !== LAYOUT_VERSION)
        database.exec(`BEGIN IMMEDIATE; ${ROWS_TABLES} ${tables} PRAGMA user_version = ${LAYOUT_VERSION}; COMMIT`);
      return new RowsFile(database, unread);
    } catch (error) {
      database.close();
      throw error;
    }
  }

  transaction<Result>(work: () => Result): Result {
    return this.database.transaction(work).immediate();
  }

  /** Creates the collection, or returns it as it was created. Refuses another shape under the same name. */
  define(shape: CollectionShape): StoredCollection {
    const text = canonicalJson(shape);
    const stored = this.stored(shape.name);
    if (stored !== undefined && canonicalJson(stored.shape) !== text)
      throw new Refusal({ kind: 'incompatible', facts: { collection: shape.name } });
    if (stored === undefined) {
      for (const statement of new CollectionLayout(shape, false).definition()) this.database.exec(statement);
      this.database.prepare('INSERT INTO collections (name, shape, settled) VALUES (?, ?, 0)').run(shape.name, text);
    }
    return stored ?? { shape, settled: false };
  }

  stored(name: string): StoredCollection | undefined {
    const found = this.database.prepare('SELECT shape, settled FROM collections WHERE name = ?').get(name) as
      { shape: string; settled: number } | undefined;
    return found && { shape: this.inOrder(JSON.parse(found.shape) as CollectionShape), settled: found.settled === 1 };
  }

  /** Puts the fields in the order of their columns: the stored text has its members sorted. */
  private inOrder(shape: CollectionShape): CollectionShape {
    const columns = this.database.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(shape.name) as string[];
    const fields = columns.flatMap((column) => {
      const [, field] = /^\d+ (.+)$/s.exec(column) ?? [];
      return field === undefined ? [] : [[field, shape.fields[field]]];
    });
    return { ...shape, fields: Object.fromEntries(fields) as CollectionShape['fields'] };
  }

  /** The number after the last index marks the collection as settled. */
  buildIndex(name: string, number: number): void {
    const statement = this.collection(name).layout.indexDefinitions()[number];
    if (statement !== undefined) this.database.exec(statement);
    else {
      this.database.prepare('UPDATE collections SET settled = 1 WHERE name = ?').run(name);
      this.collections.delete(name);
    }
  }

  write(collection: string, writes: Iterable<TextWrite>): void {
    const { writer } = this.collection(collection);
    for (const { documentId, document, search, known } of writes) {
      if (document === undefined) writer.remove(documentId);
      else writer.put(documentId, document, search, known);
    }
  }

  setAside(collection: string, parking: Parking): void {
    this.parked.store(collection, parking);
  }

  /** `owner`: the lease of the process that opened the catalogue last. It owns all builds, even those it has not written to yet. */
  moveCheckpoint({ from, to, ...claim }: SentStep, owner: number): void {
    const { table, name, epoch } = claim;
    const actual = this.claim(claim, owner);
    if (actual !== from)
      throw new Refusal({ kind: 'conflict', facts: { projection: name, expected: from ?? '', actual: actual ?? '' } });
    this.checkpointOf(table).upsert.run(name, to, epoch);
  }

  /** Returns the checkpoint. From now on an owner with a smaller epoch cannot move it. */
  claim({ table, name, epoch }: SentClaim, owner: number): string | undefined {
    const { select, upsert } = this.checkpointOf(table);
    const stored = select.get(name) as { position: string; epoch: number } | undefined;
    const current = Math.max(stored?.epoch ?? 0, owner);
    if (current > epoch) throw new Refusal({ kind: 'stale', facts: { projection: name, epoch, current } });
    const position = stored?.position ?? (table === 'projections' ? '' : undefined);
    if (position !== undefined && stored?.epoch !== epoch) upsert.run(name, position, epoch);
    return position;
  }

  /** Removes everything that this file has of a collection. */
  drop(name: string): void {
    const stored = this.stored(name);
    if (stored === undefined) return;
    this.collections.delete(name);
    for (const statement of new CollectionLayout(stored.shape, false).removal())
      this.transaction(() => this.database.exec(statement));
    this.transaction(() => {
      this.database.prepare('DELETE FROM collections WHERE name = ?').run(name);
      this.database.prepare('DELETE FROM projections WHERE name = ?').run(name);
      this.database.prepare('DELETE FROM parked WHERE projection = ?').run(name);
      this.database.prepare('DELETE FROM skipped WHERE projection = ?').run(name);
    });
  }

  close(): void {
    this.database.pragma('wal_checkpoint(TRUNCATE)');
    this.database.close();
  }

  private collection(name: string): { layout: CollectionLayout; writer: CollectionWriter } {
    const known = this.collections.get(name);
    if (known !== undefined) return known;
    const stored = this.stored(name);
    if (stored === undefined) throw new Error(`collection ${name} is not defined`);
    const layout = new CollectionLayout(stored.shape, stored.settled);
    const opened = { layout, writer: new CollectionWriter(this.database, layout, this.unread && !stored.settled) };
    this.collections.set(name, opened);
    return opened;
  }

  private checkpointOf(table: SentStep['table']): ReturnType<typeof checkpointStatements> {
    let statements = this.checkpoints.get(table);
    if (statements === undefined)
      this.checkpoints.set(table, (statements = checkpointStatements(this.database, table)));
    return statements;
  }
}

const checkpointStatements = (database: Database.Database, table: SentStep['table']) => ({
  select: database.prepare(`SELECT position, epoch FROM ${table} WHERE name = ?`),
  upsert: database.prepare(
    `INSERT INTO ${table} (name, position, epoch) VALUES (?, ?, ?)
      ON CONFLICT (name) DO UPDATE SET position = excluded.position, epoch = excluded.epoch`,
  ),
});
