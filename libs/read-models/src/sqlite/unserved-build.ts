import type { BuildProgress } from '../build/builder.port.js';
import type { StoredRow } from '../build/compare-rows.js';
import type { BuiltRows } from '../build/fold-log.js';
import { resolveQuery } from '../query.js';
import type { CollectionSpec, Document, Filter, FindQuery, Parking, SetAside } from '../read-model-store.port.js';
import { rowsThatMatch } from '../runner/matching-rows.js';
import { CollectionLayout, shapeOf } from './layout.js';
import { readSetAside } from './parked-events.js';
import { Reader } from './reader.js';
import { RowsFile } from './rows-file.js';
import { buildSearchIndex } from './search-index.js';

const CACHE_KIB = 32 * 1024;
/** Nothing else writes to the file. The live run that takes it over has a larger epoch. */
const EPOCH = 0;

/** The file of an unserved build, used by the thread that makes it. */
export class UnservedBuild<Row extends Document> implements BuiltRows<Row> {
  private layout: CollectionLayout;

  private constructor(
    private readonly spec: CollectionSpec,
    private readonly file: RowsFile,
    private readonly reader: Reader,
    settled: boolean,
    public position: string,
  ) {
    this.layout = new CollectionLayout(shapeOf(spec), settled);
  }

  static open<Row extends Document>(path: string, spec: CollectionSpec): UnservedBuild<Row> {
    const file = RowsFile.open(path, { cacheKib: CACHE_KIB, unread: true });
    const { settled } = file.transaction(() => file.define(shapeOf(spec)));
    const reader = new Reader(path);
    return new UnservedBuild(spec, file, reader, settled, reader.position(spec.name));
  }

  load(keys: readonly string[]): Promise<Map<string, Row | undefined>> {
    return Promise.resolve(new Map(keys.map((key) => [key, this.reader.get<Row>(this.layout, key)])));
  }

  find(filter: Filter): AsyncIterable<ReadonlyMap<string, Row | undefined>> {
    const { reader, layout, spec } = this;
    const readModels = {
      find: <T extends Document>(_collection: string, query: FindQuery) => {
        const { texts, ...page } = reader.find(layout, resolveQuery(spec, query));
        return Promise.resolve({ ...page, items: texts.map((text) => JSON.parse(text) as T) });
      },
    };
    return rowsThatMatch<Row>(readModels, spec.name, filter, new Map());
  }

  /** What an earlier run of this build has set aside. */
  get setAside(): SetAside {
    return readSetAside(this.file.database, this.spec.name);
  }

  store(position: string, rows: ReadonlyMap<string, Row | undefined>, parking: Parking = {}): void {
    if (position === this.position) return;
    const { name, search } = this.spec;
    this.file.transaction(() => {
      this.file.moveCheckpoint({ table: 'projections', name, from: this.position, to: position, epoch: EPOCH }, EPOCH);
      const writes = [...rows].map(([documentId, document]) => ({
        documentId,
        document: document && JSON.stringify(document),
        search: document && search?.(document),
        known: document,
      }));
      this.file.write(name, writes);
      this.file.setAside(name, parking);
    });
    this.position = position;
  }

  /** Builds the indexes over all rows. Does nothing if that was done before. */
  *settle(): Generator<BuildProgress> {
    if (this.layout.settled) return;
    const rows = this.count;
    if (this.layout.shape.searchable)
      for (const done of buildSearchIndex(this.file.database, this.layout))
        yield { kind: 'progress', phase: 'search', done, total: rows };
    const total = this.layout.indexDefinitions().length;
    for (let number = 0; number <= total; number++) {
      this.file.transaction(() => this.file.buildIndex(this.spec.name, number));
      yield { kind: 'progress', phase: 'indexes', done: Math.min(number + 1, total), total };
    }
    this.layout = new CollectionLayout(this.layout.shape, true);
  }

  get count(): number {
    return this.reader.extent(this.spec.name)?.rows ?? 0;
  }

  rows(): Iterable<StoredRow> {
    return this.reader.all(this.layout);
  }

  /** Syncs the file: what is served afterwards is on disk. */
  close(): void {
    this.reader.close();
    this.file.close();
  }
}
