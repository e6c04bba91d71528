import { setImmediate, setTimeout } from 'node:timers/promises';
import type { ImportCounts } from '@crm/contracts/customers';
import type { FilePlace, FileRecord } from '@crm/import-files';
import { isDomainError } from '@crm/kernel';
import type { Mandate } from '@crm/messaging';
import { ERROR_FILE_HEADER, errorLines } from './error-file.js';
import type { AppliedBatch, AppliedRest, ImportRun, KnownImport, RunResult } from '../job/import-job.js';
import type { RowFault } from '../rows/row-fault.js';
import type { ReadRecord } from '../rows/row-reader.js';
import type { RecordsOfRun, Touched } from './records-of-run.js';
import { countsOf, NO_TALLY, sumOf, tallyOf, unreadColumns, type ImportTally, type JudgedRow } from './tally.js';
import { RejectedRows } from './rejected-rows.js';
import { errorsName, rejectedName, rowsOf } from '../files/uploaded-file.js';
import type { UploadStore } from '../files/upload-store.js';

/** A batch is recorded as one ImportBatchApplied. After a crash, at most two batches are processed again. */
const BATCH_ROWS = 2_000;
const BATCH_BYTES = 4 * 1024 * 1024;
/** Rows being written to the log at a time: enough to fill its commits, and a bound on the results that arrive when a commit ends. */
const MAX_IN_FLIGHT = 512;
/** Longest stretch of work before yielding the event loop. */
const SLICE_MS = 4;
const RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;

export interface ImportProgress {
  readonly rows: number;
  readonly offset: number;
  readonly counts: ImportCounts;
  readonly tally: ImportTally;
  readonly errorBytes: number;
  readonly rejectedBytes: number;
  /** Of this run in this process. */
  readonly rowsPerSecond: number;
  readonly bytesPerSecond: number;
  readonly waitingFor: string | undefined;
}

export interface ImportRunOptions {
  readonly importId: string;
  readonly job: KnownImport;
  readonly run: ImportRun;
  /** From the caller who started the run. Each row is judged by the rights of its moment. */
  readonly mandate: Mandate;
  readonly store: UploadStore;
  readonly records: RecordsOfRun;
  /** Records a batch. Not called by dry runs. */
  readonly applied: (batch: AppliedBatch) => Promise<void>;
}

/** The run was asked to stop: recorded batches stay, the rest of the file is not processed. */
export class RunStopped extends Error {}

/** A row that was not processed, because the run had ended. */
const LEFT = 'left';

interface Work {
  readonly judged: Promise<JudgedRow | typeof LEFT>;
  /** The stored records that this row, or one before it in its queue, may change. */
  readonly records: readonly string[];
}

/** One run through the file, from the last place recorded in the log. */
export class RunningImport {
  private readonly waking = new AbortController();
  private readonly startedAt = performance.now();
  private readonly unread: readonly number[];
  private readonly rejected: RejectedRows;
  private sliceEnd = 0;
  /** Rows being processed, oldest first. */
  private readonly inFlight: Promise<unknown>[] = [];
  /** The latest row with each key or record, in this batch and in the previous one. */
  private latest = new Map<string, Work>();
  private latestBefore = new Map<string, Work>();
  private begun: number;
  /** The previous batch is summed up and recorded while the next one is processed. */
  private summed: Promise<void> = Promise.resolve();
  private rows: number;
  private place: FilePlace;
  private tally: ImportTally;
  private errorBytes: number;
  private rejectedBytes: number;
  /** Rows that were done and are in no recorded batch, after the run has ended. */
  private left: { readonly rows: number; readonly tally: ImportTally } | undefined;
  /** The files have lines that a power failure could lose. */
  private unsynced = false;
  private waitingFor: string | undefined;
  private stopAsked = false;
  /** Why no further row is begun. */
  private ending: Error | undefined;

  constructor(private readonly options: ImportRunOptions) {
    const { job, run } = options;
    const { columns, dataOffset, dataLine } = job.file;
    this.unread = unreadColumns(columns, run.mapping);
    this.rejected = new RejectedRows(job.file);
    this.rows = run.dryRun ? 0 : job.rows;
    this.begun = this.rows;
    this.place = run.dryRun ? { offset: dataOffset, line: dataLine } : { offset: job.offset, line: job.line };
    this.tally = run.dryRun ? NO_TALLY : job.tally;
    this.errorBytes = run.dryRun ? 0 : job.errorBytes;
    this.rejectedBytes = run.dryRun ? 0 : job.rejectedBytes;
  }

  get progress(): ImportProgress {
    const { job, run } = this.options;
    const seconds = Math.max(0.001, (performance.now() - this.startedAt) / 1000);
    const first = run.dryRun ? { rows: 0, offset: job.file.dataOffset } : job;
    const { rows, tally, errorBytes, rejectedBytes, waitingFor } = this;
    return {
      rows,
      offset: this.place.offset,
      counts: countsOf(tally),
      tally,
      errorBytes,
      rejectedBytes,
      rowsPerSecond: (rows - first.rows) / seconds,
      bytesPerSecond: (this.place.offset - first.offset) / seconds,
      waitingFor,
    };
  }

  /** At the end of the file. */
  get result(): RunResult {
    const { rows, errorBytes, rejectedBytes, tally } = this;
    return { rows, errorBytes, rejectedBytes, ...tally };
  }

  /** To be recorded with the end of a run that ended early: rows that were written to the log count, whatever became of their batch. */
  get rest(): AppliedRest | undefined {
    if (this.left === undefined || this.options.run.dryRun) return undefined;
    const { rows, tally } = this.left;
    return { rows, errorBytes: this.errorBytes, rejectedBytes: this.rejectedBytes, ...tally };
  }

  /** Stops after the current batch, or at once while the log cannot be written. */
  stop(): void {
    this.stopAsked = true;
    if (this.waitingFor !== undefined) this.end(new RunStopped());
  }

  /** Stops at once: rows in flight are finished. What is not recorded is processed again later, with the same result. */
  abandon(): void {
    this.end(new RunStopped());
  }

  /** Begins no further row, and waits for nothing any more. */
  private end(reason: unknown): void {
    this.ending ??= reason instanceof Error ? reason : new Error('the run ended', { cause: reason });
    this.waking.abort();
  }

  /** Resolves at the end of the file. Throws RunStopped, what ended the mandate, ImportUnreadable, or an unexpected error. */
  async walk(): Promise<void> {
    const unwatch = this.options.mandate.watch((refusal) => this.end(refusal));
    try {
      await this.beginFiles();
      await this.takeAll();
    } catch (error) {
      await this.settled(); // the rows before the place that cannot be read
      this.end(error);
    }
    await this.settled();
    unwatch();
    if (this.ending !== undefined) throw this.ending;
  }

  /** Waits for the rows that were begun: none is written after the end was reported. */
  private async settled(): Promise<void> {
    await Promise.all(this.inFlight);
    await this.summed;
  }

  private async takeAll(): Promise<void> {
    const { importId, job, store } = this.options;
    let batch: FileRecord[] = [];
    let { offset } = this.place;
    for await (const record of rowsOf(store, importId, job.file, this.place)) {
      batch.push(record);
      if (batch.length < BATCH_ROWS && record.end.offset - offset < BATCH_BYTES) continue;
      await this.take(batch);
      if (this.ending !== undefined) return;
      batch = [];
      ({ offset } = record.end);
    }
    if (batch.length > 0) await this.take(batch);
  }

  private async take(records: readonly FileRecord[]): Promise<void> {
    if (this.stopAsked) this.end(new RunStopped());
    if (this.ending !== undefined) return;
    const judged = await this.judge(records);
    const before = this.summed;
    this.summed = before.then(() => this.sumUp(records, judged));
    await before;
  }

  /** Never rejects: an error ends the run. Lines are on disk before the batch is recorded, so a recorded batch has all of its lines. */
  private async sumUp(
    records: readonly FileRecord[],
    judging: readonly Promise<JudgedRow | typeof LEFT>[],
  ): Promise<void> {
    const done = (await Promise.all(judging)).filter((row) => row !== LEFT);
    const tally = tallyOf(done, this.unread);
    try {
      await this.report(done);
      if (done.length === records.length && this.left === undefined) return await this.record(records, tally);
    } catch (error) {
      this.end(error);
    }
    const { left = { rows: 0, tally: NO_TALLY } } = this;
    if (done.length > 0) this.left = { rows: left.rows + done.length, tally: sumOf(left.tally, tally) };
  }

  private async record(records: readonly FileRecord[], tally: ImportTally): Promise<void> {
    const { importId, run, store, applied } = this.options;
    const [fromRow, toRow] = [this.rows + 1, this.rows + records.length];
    const place = records.at(-1)?.end ?? this.place;
    if (!run.dryRun) {
      if (this.unsynced)
        for (const name of [errorsName(importId), rejectedName(importId)]) await this.patiently(() => store.sync(name));
      this.unsynced = false;
      const { errorBytes, rejectedBytes } = this;
      const end = { endOffset: place.offset, endLine: place.line, errorBytes, rejectedBytes };
      await this.patiently(() => applied({ fromRow, toRow, ...end, ...tally }));
    }
    this.rows = toRow;
    this.place = place;
    this.tally = sumOf(this.tally, tally);
  }

  private async beginFiles(): Promise<void> {
    const { importId, store } = this.options;
    await store.truncate(errorsName(importId), this.errorBytes);
    await store.truncate(rejectedName(importId), this.rejectedBytes);
    if (this.errorBytes === 0) await this.list(ERROR_FILE_HEADER);
    if (this.rejectedBytes === 0) await this.reject(this.rejected.header());
  }

  private async report(rows: readonly JudgedRow[]): Promise<void> {
    const known = new Set(this.tally.remarks.map(({ code }) => code));
    const lines = rows.flatMap(({ record, outcome, faults, warnings }) => {
      const remark = outcome.kind === 'failed' ? undefined : outcome.remark;
      const isFirst = remark !== undefined && !known.has(remark.code);
      if (isFirst) known.add(remark.code);
      return [...faults, ...warnings, ...(isFirst ? [remark] : [])].map((fault) => ({ ...fault, line: record.line }));
    });
    if (lines.length > 0) await this.list(errorLines(lines));
    const rejected = rows.filter(({ outcome }) => outcome.kind === 'failed');
    if (rejected.length > 0) await this.reject(this.rejected.rows(rejected));
  }

  private async list(text: string): Promise<void> {
    this.errorBytes += await this.append(errorsName(this.options.importId), this.errorBytes, text);
  }

  private async reject(text: string): Promise<void> {
    this.rejectedBytes += await this.append(rejectedName(this.options.importId), this.rejectedBytes, text);
  }

  private async append(name: string, size: number, text: string): Promise<number> {
    const bytes = Buffer.from(text, 'utf8');
    await this.patiently(() => this.options.store.write(name, size, bytes));
    this.unsynced = true;
    return bytes.length;
  }

  /** Rows are processed concurrently to share commits of the log. Rows that touch the same are processed one after the other, in order. */
  private async judge(records: readonly FileRecord[]): Promise<Promise<JudgedRow | typeof LEFT>[]> {
    this.latestBefore = this.latest;
    this.latest = new Map();
    const judged: Promise<JudgedRow | typeof LEFT>[] = [];
    for (const record of records) {
      await this.breathe();
      const work = await this.begin(++this.begun, record);
      judged.push(work.judged);
      this.inFlight.push(work.judged);
    }
    return judged;
  }

  private async breathe(): Promise<void> {
    if (this.inFlight.length >= MAX_IN_FLIGHT) await this.inFlight.shift();
    if (performance.now() < this.sliceEnd) return;
    await setImmediate();
    this.sliceEnd = performance.now() + SLICE_MS;
  }

  private async begin(number: number, record: FileRecord): Promise<Work> {
    const read = this.options.records.read(record);
    const { row, faults } = read;
    if (row === undefined) {
      const outcome = { kind: 'failed', fault: faults[0] as RowFault } as const;
      return { judged: Promise.resolve({ record, outcome, faults, warnings: [] }), records: [] };
    }
    const { keys, records: own, found } = await this.touched(number, row);
    const earlier = new Set<Work>();
    for (const name of [...keys, ...own]) {
      const work = this.latest.get(name) ?? this.latestBefore.get(name);
      if (work !== undefined) earlier.add(work);
    }
    if (earlier.size === 0)
      return this.noted({ judged: this.outcomeOf(number, record, read, found), records: own }, keys);
    // Rows before this one may find or create records that the log does not connect with its keys yet.
    const records = [...new Set([...own, ...[...earlier].flatMap((work) => work.records)])];
    const judged = Promise.all([...earlier].map((work) => work.judged)).then(() =>
      this.outcomeOf(number, record, read),
    );
    return this.noted({ judged, records }, keys);
  }

  private noted(work: Work, keys: readonly string[]): Work {
    for (const name of keys) this.latest.set(name, work);
    for (const name of work.records) this.latest.set(name, work);
    return work;
  }

  private async touched(number: number, row: unknown): Promise<Touched> {
    try {
      return await this.patiently(() => this.options.records.touched(number, row));
    } catch (error) {
      this.end(error);
      return { keys: [], records: [] };
    }
  }

  /** Never rejects: an error ends the run. */
  private async outcomeOf(
    number: number,
    record: FileRecord,
    read: ReadRecord<unknown>,
    found?: unknown,
  ): Promise<JudgedRow | typeof LEFT> {
    if (this.ending !== undefined) return LEFT;
    const { mandate, records } = this.options;
    try {
      const outcome = await this.patiently(async () =>
        records.apply(number, read.row, await mandate.principal(), found),
      );
      if (outcome.kind === 'failed') return { record, outcome, faults: [outcome.fault], warnings: [] };
      return { record, outcome, faults: [], warnings: [...read.warnings, ...(outcome.warnings ?? [])] };
    } catch (error) {
      this.end(error);
      return LEFT;
    }
  }

  /** Retries as long as the log or the disk cannot take more; `waitingFor` says which. After the end of the run, it tries once. */
  private async patiently<Result>(attempt: () => Promise<Result>): Promise<Result> {
    for (let wait = RETRY_MS; ; wait = Math.min(wait * 2, LONGEST_RETRY_MS)) {
      try {
        const result = await attempt();
        this.waitingFor = undefined;
        return result;
      } catch (error) {
        if (!isDomainError(error) || (error.kind !== 'unavailable' && error.kind !== 'full')) throw error;
        this.waitingFor = error.code;
        if (this.stopAsked) this.end(new RunStopped());
        if (this.ending === undefined) {
          const { signal } = this.waking;
          await setTimeout(wait * (0.5 + Math.random() / 2), undefined, { signal }).catch(() => undefined);
        }
        if (this.ending !== undefined) throw this.ending;
      }
    }
  }
}
