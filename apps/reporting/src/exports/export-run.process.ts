import { ExportIncomplete } from '@crm/contracts/reporting';
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Document, FindQuery, ReadModelStore, ReadSnapshot } from '@crm/read-models';
import type { WholeFile } from './export.decider.js';

import type { ExportFiles, PartFile } from './export-files.port.js';
import type { Names } from '../directory/names.service.js';
import type { ExportColumn } from './exportable-list.service.js';
import type { FileWriter } from '@crm/list-files';

/** Rows read at once. */
const PAGE_ROWS = 500;
/** Rows turned into bytes before the clock is checked. */
const BATCH_ROWS = 20;
/** Longest stretch of work before the event loop is yielded. */
const SLICE_MS = 4;
/** Bytes that are written to the disk at once. */
const PIECE_BYTES = 256 * 1024;

export interface ExportProgress {
  readonly rows: number;
  readonly total: number | undefined;
  /** Of this run. */
  readonly rowsPerSecond: number;
  readonly asOf: string | undefined;
}

export interface ExportPlan {
  readonly exportId: string;
  /** The collection of the read model, and the projection that fills it. */
  readonly collection: string;
  readonly projection: string;
  /** Resolves when the collection shows everything that is recorded by now. Throws BeingRebuilt, ViewIncomplete and the reason of an abort. */
  readonly whole: (signal: AbortSignal) => Promise<void>;
  readonly question: Pick<FindQuery, 'filter' | 'search' | 'sort'>;
  readonly columns: readonly ExportColumn[];
  readonly names: (ids: Iterable<string>) => Promise<Names>;
  readonly store: ReadModelStore;
  readonly files: ExportFiles;
  readonly writer: FileWriter;
}

/** The run was asked to stop. */
export class ExportStopped extends Error {}

/** Writes every row that the list has at one moment into one file, or fails; a part is never taken for a complete file. */
export class RunningExport {
  private readonly hash = createHash('sha256');
  private readonly startedAt = performance.now();
  private pieces: Uint8Array[] = [];
  private pending = 0;
  private bytes = 0;
  private rows = 0;
  private total: number | undefined;
  private asOf: string | undefined;
  private sliceEnd = 0;
  private readonly stopping = new AbortController();

  constructor(private readonly plan: ExportPlan) {}

  get progress(): ExportProgress {
    const seconds = Math.max(0.001, (performance.now() - this.startedAt) / 1000);
    return { rows: this.rows, total: this.total, rowsPerSecond: this.rows / seconds, asOf: this.asOf };
  }

  stop(): void {
    this.stopping.abort(new ExportStopped());
  }

  /** Throws ExportStopped, ExportIncomplete, ExportDiskFull, BeingRebuilt, ViewIncomplete, and the errors of the store. */
  async write(): Promise<Omit<WholeFile, 'expiresAt'>> {
    const { exportId, files, store, collection, writer, whole } = this.plan;
    const part = await files.create(exportId);
    try {
      await whole(this.stopping.signal);
      const snapshot = await store.snapshot(collection);
      try {
        return await this.fill(part, snapshot);
      } finally {
        await snapshot.close();
      }
    } finally {
      await Promise.all([part.abandon(), writer.close()]);
    }
  }

  private async fill(part: PartFile, snapshot: ReadSnapshot): Promise<Omit<WholeFile, 'expiresAt'>> {
    const { writer, projection } = this.plan;
    this.asOf = await snapshot.checkpoint(projection);
    this.take(await writer.begin());
    for await (const page of this.pages(snapshot)) await this.takeRows(part, page);
    const { bytes, unshownCharacters } = await writer.end(this.rows);
    this.take(bytes);
    await this.flush(part);
    if (this.rows !== this.total) throw new ExportIncomplete({ rows: this.rows, total: this.total ?? 0 });
    this.goOn();
    await part.keep();
    return {
      rows: this.rows,
      bytes: this.bytes,
      sha256: this.hash.digest('hex'),
      position: this.asOf,
      unshownCharacters,
    };
  }

  /** The next page is read while this one is written. */
  private async *pages(snapshot: ReadSnapshot): AsyncGenerator<readonly Document[]> {
    const question = { ...this.plan.question, limit: PAGE_ROWS };
    let page = await snapshot.find<Document>({ ...question, total: true });
    this.total = page.total ?? 0;
    while (page.last !== undefined) {
      const next = snapshot.find<Document>({ ...question, after: page.last });
      next.catch(() => undefined); // thrown when it is awaited
      yield page.items;
      page = await next;
    }
    yield page.items;
  }

  private async takeRows(part: PartFile, documents: readonly Document[]): Promise<void> {
    const { columns, writer } = this.plan;
    const names = await this.plan.names(columns.flatMap(({ names: idsOf }) => (idsOf ? documents.flatMap(idsOf) : [])));
    for (let from = 0; from < documents.length; from += BATCH_ROWS) {
      this.goOn();
      const batch = documents.slice(from, from + BATCH_ROWS);
      this.take(await writer.rows(batch.map((row) => columns.map((each) => each.value(row, names)))));
      this.rows += batch.length;
      if (this.pending >= PIECE_BYTES) await this.flush(part);
      await this.breathe();
    }
  }

  private take(bytes: Uint8Array): void {
    this.pieces.push(bytes);
    this.pending += bytes.length;
  }

  private async flush(part: PartFile): Promise<void> {
    const bytes = Buffer.concat(this.pieces);
    this.pieces = [];
    this.pending = 0;
    this.bytes += bytes.length;
    this.hash.update(bytes);
    await part.append(bytes);
  }

  private goOn(): void {
    this.stopping.signal.throwIfAborted();
  }

  private async breathe(): Promise<void> {
    if (performance.now() < this.sliceEnd) return;
    await setImmediate();
    this.sliceEnd = performance.now() + SLICE_MS;
  }
}
