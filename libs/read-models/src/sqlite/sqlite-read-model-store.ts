import { CheckpointConflict, IncompatibleCollection, ReadModelsUnavailable, StaleLease } from '@crm/contracts/refusals';
import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { BuildId, BuildInfo, BuildStore } from '../build/build-store.port.js';
import { assertUsableSpec } from '../keys.js';
import { resolveCount, resolveQuery } from '../query.js';
import {
  type CheckpointStore,
  type CollectionSpec,
  type CountQuery,
  type Document,
  type FindQuery,
  type Page,
  type Parking,
  type ReadModelStore,
  type ReadSnapshot,
  type ServedBuild,
  type SetAside,
  type Step,
  type ValueCount,
  type Write,
} from '../read-model-store.port.js';
import { CatalogueReader } from './catalogue-reader.js';
import type { BuildEntry } from './build-entry.js';
import { pathOf } from './catalogue.js';
import { damageIn } from './damage.js';
import { shapeOf } from './layout.js';
import { OpenBuild } from './open-build.js';
import { RecentDocuments } from './recent-documents.js';
import { FEW_ROWS, Reader } from './reader.js';
import { pageOf } from './reading-messages.js';
import { ReadingThreads } from './reading-threads.js';
import { SqliteSnapshot } from './sqlite-snapshot.js';
import type { FromWriter, OpenedBuild, RefusalOf, Request, SentWrite, Work, WriterData } from './writer-messages.js';

/** The serving thread reads only single documents and checkpoints. For each file. */
const CACHE_KIB = 1024;
/** In MiB. Most of what the writer receives is garbage a moment later: a small young generation costs it nothing and saves memory. */
const WRITER_MEMORY = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 256 };

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

export interface SqliteReadModelStoreOptions {
  /** Path of the catalogue; the builds are in a folder next to it. */
  readonly path: string;
  /** Up to this many rows are sorted instead of walking an index; see reader.ts. */
  readonly fewRows?: number;
}

/** Creates the files if they are missing. Throws ReadModelsUnavailable, with a reason for the operator, when they cannot be opened. */
export async function openSqliteReadModelStore({
  path,
  fewRows = FEW_ROWS,
}: SqliteReadModelStoreOptions): Promise<SqliteReadModelStore> {
  const worker = new Worker(new URL('./writer.worker.js', import.meta.url), {
    workerData: { path } satisfies WriterData,
    resourceLimits: WRITER_MEMORY,
  });
  const epoch = await new Promise<number>((resolve, reject) => {
    worker.once('message', (message: FromWriter) => message.kind === 'ready' && resolve(message.epoch));
    worker.once('error', (error) => reject(new ReadModelsUnavailable({ reason: whyNotOpened(path, error) })));
  });
  return new SqliteReadModelStore(worker, path, fewRows, epoch);
}

/** Views follow from the log, so a catalogue that cannot be read is no loss. */
const whyNotOpened = (path: string, error: unknown): string =>
  damageIn(error) === undefined
    ? (error as Error).message
    : `${path} is damaged (${(error as Error).message}). Remove it and start again: the views are rebuilt from the log.`;

/**
 * Read models in SQLite: a file for each build of a projection, and a catalogue of them. A worker thread owns the writing connections and
 * applies one batch per transaction, in the order of the calls. Queries run in threads of their own (ReadingThreads); a single document or
 * checkpoint is looked up in the calling thread. All see everything committed before.
 */
export class SqliteReadModelStore implements ReadModelStore, CheckpointStore, BuildStore {
  /** By collection: the served build. By the name that `take` returned: a build that is to be served. */
  private readonly opened = new Map<string, OpenBuild>();
  private readonly waiting = new Map<number, Waiting>();
  private readonly recent = new RecentDocuments();
  private readonly catalogue: CatalogueReader;
  private readonly readers: ReadingThreads;
  private lastRequest = 0;
  private closing: Promise<void> | undefined;
  private lost: ReadModelsUnavailable | undefined;
  private hasWriterEnded = false;

  constructor(
    private readonly worker: Worker,
    private readonly path: string,
    private readonly fewRows: number,
    /** The lease of this opening of the files; larger with each opening. */
    readonly epoch: number,
  ) {
    worker.on('message', (message: FromWriter) => this.receive(message));
    worker.on('error', (error) => this.lose((error as Error).message));
    worker.on('exit', () => this.lose('the writer has ended'));
    this.catalogue = new CatalogueReader(path);
    this.readers = new ReadingThreads(fewRows);
    for (const entry of this.catalogue.entries()) if (entry.state === 'retired') void this.remove(entry);
  }

  async define(spec: CollectionSpec): Promise<ServedBuild> {
    assertUsableSpec(spec);
    const opened = (await this.request({ kind: 'define', shape: shapeOf(spec) })) as OpenedBuild;
    const own = handleOf(opened.entry);
    const build = this.hold(own, opened, spec);
    this.opened.set(spec.name, build);
    return { version: opened.entry.version, collection: own, frozen: build.frozen };
  }

  async settle(name: string): Promise<void> {
    const build = this.build(name);
    if (build.layout.settled) return;
    const { file, collection } = build.entry;
    const count = build.layout.indexDefinitions().length;
    // One by one, so that the batches of other projections get their turn. The number after the last marks the end.
    for (let number = 0; number <= count; number++)
      await this.request({ kind: 'build-index', file, collection, number });
    build.settled();
  }

  async get<T extends Document>(collection: string, id: string): Promise<T | undefined> {
    const build = this.build(collection);
    return this.readOf(build, () => {
      const text = this.recent.get(build.key, id, () => build.reader.text(build.layout, id));
      return text === undefined ? undefined : (JSON.parse(text) as T);
    });
  }

  async getMany<T extends Document>(collection: string, ids: readonly string[]): Promise<Map<string, T>> {
    const build = this.build(collection);
    return this.readOf(build, () => {
      const found = new Map<string, T>();
      for (const id of ids) {
        const document = build.reader.get<T>(build.layout, id);
        if (document !== undefined) found.set(id, document);
      }
      return found;
    });
  }

  async find<T extends Document>(collection: string, asked: FindQuery, signal?: AbortSignal): Promise<Page<T>> {
    signal?.throwIfAborted();
    const build = this.build(collection);
    const query = this.read(() => build.answer(() => resolveQuery(build.spec, asked)));
    return this.readOf(build, async () => pageOf<T>(await this.readers.ask(build.asked, { kind: 'page', query })));
  }

  async countBy(
    collection: string,
    asked: CountQuery,
    signal?: AbortSignal,
  ): Promise<Record<string, readonly ValueCount[]>> {
    signal?.throwIfAborted();
    const build = this.build(collection);
    const query = this.read(() => build.answer(() => resolveCount(build.spec, asked)));
    return this.readOf(build, async () => (await this.readers.ask(build.asked, { kind: 'counts', query })).counts);
  }

  async snapshot(collection: string): Promise<ReadSnapshot> {
    const { asked, spec } = this.read(() => this.build(collection));
    return SqliteSnapshot.open({ ...asked, fewRows: this.fewRows }, spec);
  }

  async commit(collection: string, step: Step, writes: readonly Write[], parking?: Parking): Promise<void> {
    const build = this.build(collection);
    try {
      await this.request({
        kind: 'commit',
        table: 'projections',
        file: build.entry.file,
        name: build.writable(),
        ...step,
        writes: writes.map((write) => sent(build.spec, write)),
        ...(parking && { parking }),
      });
    } finally {
      // Also after a failure: the commit may have been stored.
      this.recent.forget(build.key, writes);
    }
  }

  async checkpoint(collection: string): Promise<string> {
    const { reader, entry } = this.build(collection);
    return this.read(() => reader.position(entry.collection));
  }

  async claim(collection: string, epoch: number): Promise<string> {
    const build = this.build(collection);
    const claim = { table: 'projections', file: build.entry.file, name: build.writable(), epoch } as const;
    return (await this.request({ kind: 'claim', ...claim })) as string;
  }

  async setAside(collection: string): Promise<SetAside> {
    const { reader, entry } = this.build(collection);
    return this.read(() => reader.setAside(entry.collection));
  }

  damaged(): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    for (const { damage, entry } of this.opened.values()) if (damage !== undefined) found.set(entry.projection, damage);
    return found;
  }

  async load(reactor: string): Promise<string | undefined> {
    return this.read(() => this.catalogue.reactor(reactor));
  }

  async claimReactor(reactor: string, epoch: number): Promise<string | undefined> {
    const claim = { table: 'reactors', file: '', name: reactor, epoch } as const;
    return (await this.request({ kind: 'claim', ...claim })) as string | undefined;
  }

  async save(reactor: string, step: Parameters<CheckpointStore['save']>[1]): Promise<void> {
    await this.request({ kind: 'commit', table: 'reactors', file: '', name: reactor, ...step, writes: [] });
  }

  async builds(): Promise<readonly BuildInfo[]> {
    return this.read(() =>
      this.catalogue
        .entries()
        .flatMap(({ state, ...entry }) =>
          state === 'served' || state === 'building' ? [{ ...this.infoOf(entry), state }] : [],
        ),
    );
  }

  async begin({ name }: CollectionSpec, purpose: 'serve' | 'compare' = 'serve'): Promise<BuildId> {
    const entry = (await this.request({ kind: 'begin', collection: name, purpose })) as BuildEntry;
    const { projection, version, build } = entry;
    return { projection, version, build };
  }

  /** Where the rows of a build are stored, for a thread that makes or compares them. */
  fileOf(id: BuildId): { readonly path: string; readonly collection: string } {
    const entry = this.entry(id);
    return { path: pathOf(this.path, entry), collection: entry.collection };
  }

  servedFileOf(projection: string): { readonly path: string; readonly collection: string } | undefined {
    const entry = this.read(() => this.catalogue.entries()).find(
      (each) => each.projection === projection && each.state === 'served',
    );
    return entry && { path: pathOf(this.path, entry), collection: entry.collection };
  }

  async take(id: BuildId, spec: CollectionSpec): Promise<string> {
    const entry = this.entry(id);
    const name = handleOf(entry);
    this.hold(name, (await this.request({ kind: 'open', entry, shape: shapeOf(spec) })) as OpenedBuild, spec);
    return name;
  }

  async serve(id: BuildId): Promise<void> {
    const entry = this.entry(id);
    const next = this.build(handleOf(entry));
    const before = (await this.request({ kind: 'serve', build: id })) as BuildEntry | undefined;
    this.opened.set(entry.collection, next);
    if (before !== undefined) void this.remove(before);
  }

  async discard(id: BuildId): Promise<void> {
    const entry = this.entry(id);
    if (entry.state === 'served') throw new TypeError(`${entry.collection} is served from this build`);
    await this.request({ kind: 'retire', build: id });
    await this.remove(entry);
  }

  close(): Promise<void> {
    this.closing ??= this.end();
    return this.closing;
  }

  private async end(): Promise<void> {
    this.lost ??= new ReadModelsUnavailable({ reason: 'the read models are closed' });
    try {
      // Before the writer, which empties its write-ahead files at the end: those that are being read would stay.
      await this.readers.close();
      if (this.hasWriterEnded) throw this.lost;
      await this.send({ kind: 'close' });
    } finally {
      for (const { reader } of this.opened.values()) reader.close();
      this.catalogue.close();
      await this.worker.terminate();
    }
  }

  private hold(name: string, { entry, shape, settled }: OpenedBuild, spec: CollectionSpec): OpenBuild {
    this.opened.get(name)?.reader.close();
    const build = new OpenBuild(entry, { shape, settled }, spec, this.readerOf(entry));
    this.opened.set(name, build);
    return build;
  }

  private readerOf(entry: BuildEntry): Reader {
    return new Reader(pathOf(this.path, entry), { cacheKib: CACHE_KIB });
  }

  /** A failure is not reported: the catalogue still has the entry, and the next opening tries again. */
  private async remove(entry: BuildEntry): Promise<void> {
    for (const [name, build] of this.opened) {
      if (build.key !== keyOf(entry)) continue;
      build.reader.close();
      this.opened.delete(name);
    }
    await this.readers.release(keyOf(entry));
    await this.request({ kind: 'remove', entry }).catch(() => undefined);
  }

  private infoOf(entry: Omit<BuildEntry, 'state'>): Omit<BuildInfo, 'state'> {
    const { projection, version, build, collection } = entry;
    const path = pathOf(this.path, entry);
    const known = [...this.opened.values()].find(({ key }) => key === keyOf(entry));
    const reader = known?.reader ?? Reader.ofExisting(path);
    const { checkpoint, rows } = reader?.extent(collection) ?? { checkpoint: '', rows: 0 };
    if (known === undefined) reader?.close();
    return { projection, version, build, checkpoint, rows, bytes: sizeOf(path) };
  }

  private entry({ projection, version, build }: BuildId): BuildEntry {
    const found = this.read(() => this.catalogue.entries()).find(
      (entry) => entry.projection === projection && entry.version === version && entry.build === build,
    );
    if (found === undefined) throw new TypeError(`there is no build ${build} of ${projection} ${version}`);
    return found;
  }

  private request(work: Work): Promise<unknown> {
    return this.lost ? Promise.reject(this.lost) : this.send(work);
  }

  private send(work: Work): Promise<unknown> {
    const id = ++this.lastRequest;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ ...work, id } satisfies Request);
    });
  }

  private receive(message: FromWriter): void {
    if (message.kind === 'ready') return;
    const waiting = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (message.kind === 'done') waiting?.resolve(message.value);
    else if (message.kind === 'refused') waiting?.reject(errorOf(message.refusal));
    else
      waiting?.reject(
        message.mistake ? new TypeError(message.reason) : new ReadModelsUnavailable({ reason: message.reason }),
      );
  }

  /** The writer is gone: pending requests get no answer, and from now on every call fails fast. */
  private lose(reason: string): void {
    this.hasWriterEnded = true;
    this.lost ??= new ReadModelsUnavailable({ reason });
    for (const { reject } of this.waiting.values()) reject(this.lost);
    this.waiting.clear();
  }

  private read<T>(work: () => T): T {
    if (this.lost) throw this.lost;
    return work();
  }

  /** Reads rows of a build, and remembers when they turn out to be damaged. */
  private async readOf<T>(build: OpenBuild, work: () => T | Promise<T>): Promise<T> {
    try {
      return await this.read(work);
    } catch (error) {
      const damage = damageIn(error);
      if (damage === undefined) throw error;
      build.damage = damage;
      throw new ReadModelsUnavailable({ reason: `the rows of ${build.entry.projection} are damaged` });
    }
  }

  private build(name: string): OpenBuild {
    const found = this.opened.get(name);
    if (found === undefined) throw new TypeError(`collection ${name} is not defined`);
    return found;
  }
}

/** Permanent name of a build: its writer keeps using it when another build is served. */
const handleOf = ({ projection, version, build }: BuildId): string => `${projection}.v${version}#${build}`;

const keyOf = ({ file, collection }: Pick<BuildEntry, 'file' | 'collection'>): string => `${file} ${collection}`;

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

export function sent({ search }: CollectionSpec, { id, document }: Write): SentWrite {
  return { documentId: id, document: document && JSON.stringify(document), search: document && search?.(document) };
}

function errorOf(refusal: RefusalOf): Error {
  switch (refusal.kind) {
    case 'conflict':
      return new CheckpointConflict(refusal.facts);
    case 'stale':
      return new StaleLease(refusal.facts);
    case 'incompatible':
      return new IncompatibleCollection(refusal.facts);
  }
}
