import { closeSync, openSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { canonicalJson } from '@crm/kernel';
import Database from 'better-sqlite3';
import { CollectionWriter } from './collection-writer.js';
import { CollectionLayout, SYSTEM_TABLES, type CollectionShape } from './layout.js';
import { ParkedWriter } from './parked-events.js';
import { Refusal, type Answer, type Request, type WriterData } from './writer-messages.js';

/** Raised whenever the tables of this file change their form. */
const LAYOUT_VERSION = 1;
/** Pages of 4 KiB. Fewer, larger checkpoints: a page changed often is copied once. */
const CHECKPOINT_PAGES = 4000;
const CACHE_KIB = 16 * 1024;

const { path } = workerData as WriterData;
const port = parentPort;
if (port === null) throw new Error('the writer runs in a worker thread');

const database = open();
const collections = new Map<string, { layout: CollectionLayout; writer: CollectionWriter }>();
const checkpoints = { projections: checkpointStatements('projections'), reactors: checkpointStatements('reactors') };
const parked = new ParkedWriter(database);
const owner = database.prepare('SELECT epoch FROM owner').pluck();
const epoch = raiseEpoch();

port.on('message', (request: Request) => port.postMessage(answer(request)));
port.postMessage({ kind: 'ready', epoch });

function open(): Database.Database {
  closeSync(openSync(path, 'a', 0o600)); // clear personal data: for the owner's eyes; SQLite gives its side files the same mode
  const opened = new Database(path);
  opened.pragma('journal_mode = WAL');
  opened.pragma('synchronous = NORMAL');
  opened.pragma('secure_delete = ON');
  opened.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  opened.pragma(`cache_size = -${CACHE_KIB}`);
  const version = opened.pragma('user_version', { simple: true });
  if (version !== 0 && version !== LAYOUT_VERSION) {
    throw new Error(
      `${path} was written by another release (layout ${String(version)}). Move it away: it is built again from the log.`,
    );
  }
  opened.pragma(`user_version = ${LAYOUT_VERSION}`);
  opened.exec(SYSTEM_TABLES);
  return opened;
}

/** Whoever opens the file last owns it: what an earlier owner still sends is refused. */
function raiseEpoch(): number {
  return database
    .transaction((): number => {
      const last = database.prepare('SELECT max(epoch) FROM owner').pluck().get() as number | null;
      database.exec('DELETE FROM owner');
      database.prepare('INSERT INTO owner (epoch) VALUES (?)').run((last ?? 0) + 1);
      return (last ?? 0) + 1;
    })
    .immediate();
}

function answer(request: Request): Answer {
  const { id } = request;
  try {
    if (request.kind === 'close') {
      database.pragma('wal_checkpoint(TRUNCATE)');
      database.close();
    } else {
      database.transaction(perform).immediate(request);
    }
    return { kind: 'done', id };
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refused', id, refusal: error.refusal };
    const { name, message, code } = error as Error & { code?: string };
    return { kind: 'failed', id, mistake: name === 'TypeError', reason: code ?? message };
  }
}

function perform(request: Exclude<Request, { kind: 'close' }>): void {
  if (request.kind === 'define') return define(request.shape);
  if (request.kind === 'build-index') return buildIndex(request.collection, request.number);
  moveCheckpoint(request);
  for (const { collection, documentId, document, search } of request.writes) {
    const { writer } = collectionOf(collection);
    if (document === undefined) writer.remove(documentId);
    else writer.put(documentId, document, search);
  }
  if (request.parking !== undefined) parked.store(request.name, request.parking);
}

function define(shape: CollectionShape): void {
  const text = canonicalJson(shape);
  const stored = database.prepare('SELECT shape FROM collections WHERE name = ?').pluck().get(shape.name);
  if (stored !== undefined && stored !== text) {
    throw new Refusal({ kind: 'incompatible', facts: { collection: shape.name } });
  }
  const layout = new CollectionLayout(shape, false);
  if (stored === undefined) {
    for (const statement of layout.definition()) database.exec(statement);
    database.prepare('INSERT INTO collections (name, shape, settled) VALUES (?, ?, 0)').run(shape.name, text);
  }
  collections.set(shape.name, { layout, writer: new CollectionWriter(database, layout) });
}

function buildIndex(name: string, number: number): void {
  const { layout } = collectionOf(name);
  const statement = layout.indexDefinitions()[number];
  if (statement === undefined) database.prepare('UPDATE collections SET settled = 1 WHERE name = ?').run(name);
  else database.exec(statement);
}

function collectionOf(name: string): { layout: CollectionLayout; writer: CollectionWriter } {
  const found = collections.get(name);
  if (found === undefined) throw new Error(`collection ${name} is not defined`);
  return found;
}

function moveCheckpoint({ table, name, from, to, epoch: claimed }: Extract<Request, { kind: 'commit' }>): void {
  const { select, upsert } = checkpoints[table];
  const stored = select.get(name) as { position: string; epoch: number } | undefined;
  // Whoever opened the file last owns it before it has written anything.
  const current = Math.max(stored?.epoch ?? 0, owner.get() as number);
  if (current > claimed) throw new Refusal({ kind: 'stale', facts: { projection: name, epoch: claimed, current } });
  const actual = stored?.position ?? (table === 'projections' ? '' : undefined);
  if (actual !== from) {
    throw new Refusal({ kind: 'conflict', facts: { projection: name, expected: from ?? '', actual: actual ?? '' } });
  }
  upsert.run(name, to, claimed);
}

function checkpointStatements(table: string) {
  return {
    select: database.prepare(`SELECT position, epoch FROM ${table} WHERE name = ?`),
    upsert: database.prepare(
      `INSERT INTO ${table} (name, position, epoch) VALUES (?, ?, ?)
        ON CONFLICT (name) DO UPDATE SET position = excluded.position, epoch = excluded.epoch`,
    ),
  };
}
