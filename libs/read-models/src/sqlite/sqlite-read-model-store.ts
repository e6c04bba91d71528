import { Worker } from 'node:worker_threads';
import { assertUsableSpec } from '../keys.js';
import {
  CheckpointConflict,
  IncompatibleCollection,
  ReadModelsUnavailable,
  StaleLease,
  type CheckpointStore,
  type CollectionSpec,
  type CountQuery,
  type Document,
  type FindQuery,
  type Page,
  type Parking,
  type ReadModelStore,
  type ReadSnapshot,
  type SetAside,
  type Step,
  type ValueCount,
  type Write,
} from '../read-model-store.port.js';
import { CollectionLayout, shapeOf } from './layout.js';
import { RecentDocuments } from './recent-documents.js';
import { FEW_ROWS, Reader } from './reader.js';
import { SqliteSnapshot } from './sqlite-snapshot.js';
import type { FromWriter, RefusalOf, Request, SentWrite, Work, WriterData } from './writer-messages.js';

/** Most of what the writer receives is garbage a moment later: a small nursery costs it nothing and spares the process memory. In MiB. */
const WRITER_MEMORY = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 256 };

interface Collection {
  readonly spec: CollectionSpec;
  readonly layout: CollectionLayout;
}

interface Waiting {
  resolve(): void;
  reject(error: Error): void;
}

export interface SqliteReadModelStoreOptions {
  readonly path: string;
  /** How many rows are few enough to be sorted rather than met along an index; see reader.ts. */
  readonly fewRows?: number;
}

/** Creates the file if it is missing. Throws ReadModelsUnavailable, in words for the operator, when it cannot be opened. */
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
    worker.once('error', (error) => reject(new ReadModelsUnavailable({ reason: (error as Error).message })));
  });
  return new SqliteReadModelStore(worker, new Reader(path, fewRows), epoch);
}

/**
 * Read models in one SQLite file. A worker thread owns the writing connection and applies one batch per transaction, in the order of
 * the calls; reads happen in the calling thread on a connection of their own, and see what was committed before.
 */
export class SqliteReadModelStore implements ReadModelStore, CheckpointStore {
  private readonly collections = new Map<string, Collection>();
  private readonly waiting = new Map<number, Waiting>();
  private readonly recent = new RecentDocuments();
  private lastRequest = 0;
  private closing: Promise<void> | undefined;
  private lost: ReadModelsUnavailable | undefined;

  constructor(
    private readonly worker: Worker,
    private readonly reader: Reader,
    /** The lease of whoever opened the file last; larger with each opening. */
    readonly epoch: number,
  ) {
    worker.on('message', (message: FromWriter) => this.receive(message));
    worker.on('error', (error) => this.lose((error as Error).message));
    worker.on('exit', () => this.lose('the writer has ended'));
  }

  async define(spec: CollectionSpec): Promise<void> {
    assertUsableSpec(spec);
    const shape = shapeOf(spec);
    await this.request({ kind: 'define', shape });
    const settled = this.read(() => this.reader.settled(spec.name));
    this.collections.set(spec.name, { spec, layout: new CollectionLayout(shape, settled) });
  }

  async settle(name: string): Promise<void> {
    const { spec, layout } = this.collection(name);
    if (layout.settled) return;
    const count = layout.indexDefinitions().length;
    // One by one, so that the batches of other projections get their turn. The number after the last marks the end.
    for (let number = 0; number <= count; number++)
      await this.request({ kind: 'build-index', collection: name, number });
    this.collections.set(name, { spec, layout: new CollectionLayout(layout.shape, true) });
  }

  async get<T extends Document>(collection: string, id: string): Promise<T | undefined> {
    const { layout } = this.collection(collection);
    return this.read(() => {
      const text = this.recent.get(collection, id, () => this.reader.text(layout, id));
      return text === undefined ? undefined : (JSON.parse(text) as T);
    });
  }

  async getMany<T extends Document>(collection: string, ids: readonly string[]): Promise<Map<string, T>> {
    const { layout } = this.collection(collection);
    return this.read(() => {
      const found = new Map<string, T>();
      for (const id of ids) {
        const document = this.reader.get<T>(layout, id);
        if (document !== undefined) found.set(id, document);
      }
      return found;
    });
  }

  async find<T extends Document>(collection: string, query: FindQuery, signal?: AbortSignal): Promise<Page<T>> {
    signal?.throwIfAborted();
    const { spec, layout } = this.collection(collection);
    return this.read(() => this.reader.find<T>(layout, spec, query));
  }

  async countBy(
    collection: string,
    query: CountQuery,
    signal?: AbortSignal,
  ): Promise<Record<string, readonly ValueCount[]>> {
    signal?.throwIfAborted();
    const { spec, layout } = this.collection(collection);
    return this.read(() => this.reader.countBy(layout, spec, query));
  }

  async snapshot(collection: string): Promise<ReadSnapshot> {
    const { layout } = this.collection(collection);
    const { path, fewRows } = this.read(() => this.reader);
    return SqliteSnapshot.open({ path, fewRows, shape: layout.shape, settled: layout.settled });
  }

  async commit(projection: string, step: Step, writes: readonly Write[], parking?: Parking): Promise<void> {
    try {
      await this.request({
        kind: 'commit',
        table: 'projections',
        name: projection,
        ...step,
        writes: writes.map((write) => this.sent(write)),
        ...(parking && { parking }),
      });
    } finally {
      // Also when it failed: who knows how far it came.
      this.recent.forget(writes);
    }
  }

  async checkpoint(projection: string): Promise<string> {
    return this.read(() => this.reader.position('projections', projection) ?? '');
  }

  async setAside(projection: string): Promise<SetAside> {
    return this.read(() => this.reader.setAside(projection));
  }

  async load(reactor: string): Promise<string | undefined> {
    return this.read(() => this.reader.position('reactors', reactor));
  }

  async save(reactor: string, step: Parameters<CheckpointStore['save']>[1]): Promise<void> {
    await this.request({ kind: 'commit', table: 'reactors', name: reactor, ...step, writes: [] });
  }

  close(): Promise<void> {
    this.closing ??= this.end();
    return this.closing;
  }

  private async end(): Promise<void> {
    const done = this.request({ kind: 'close' });
    this.lost ??= new ReadModelsUnavailable({ reason: 'the read models are closed' });
    try {
      await done;
    } finally {
      this.reader.close();
      await this.worker.terminate();
    }
  }

  private sent({ collection, id, document }: Write): SentWrite {
    const { spec } = this.collection(collection);
    return {
      collection,
      documentId: id,
      document: document && JSON.stringify(document),
      search: document && spec.search?.(document),
    };
  }

  private request(work: Work): Promise<void> {
    if (this.lost) return Promise.reject(this.lost);
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
    if (message.kind === 'done') waiting?.resolve();
    else if (message.kind === 'refused') waiting?.reject(errorOf(message.refusal));
    else
      waiting?.reject(
        message.mistake ? new TypeError(message.reason) : new ReadModelsUnavailable({ reason: message.reason }),
      );
  }

  /** The writer is gone: nothing that was sent will be answered, and from here on every call fails fast. */
  private lose(reason: string): void {
    this.lost ??= new ReadModelsUnavailable({ reason });
    for (const { reject } of this.waiting.values()) reject(this.lost);
    this.waiting.clear();
  }

  private read<T>(work: () => T): T {
    if (this.lost) throw this.lost;
    return work();
  }

  private collection(name: string): Collection {
    const found = this.collections.get(name);
    if (found === undefined) throw new TypeError(`collection ${name} is not defined`);
    return found;
  }
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
