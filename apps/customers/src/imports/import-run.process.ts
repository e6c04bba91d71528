import { createHash } from 'node:crypto';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Principal } from '@crm/contracts';
import type { ImportCounts } from '@crm/contracts/customers';
import type { FilePlace, FileRecord } from '@crm/import-files';
import { isDomainError } from '@crm/kernel';
import type { Mandate } from '@crm/messaging';
import type { CustomFields } from '../custom-fields/custom-fields.decider.js';
import { ERROR_FILE_HEADER, errorLines } from './error-file.adapter.js';
import { NO_COUNTS, sumOf, type AppliedBatch, type ImportRun, type KnownImport } from './import-job.decider.js';
import { readRow, type ReadRow, type RowFault } from './import-row.model.js';
import type { ImportRows, RowOrder, RowOutcome } from './import-rows.service.js';
import { errorsName, rowsOf } from './uploaded-file.service.js';
import type { UploadStore } from './upload-store.port.js';

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
  readonly errorBytes: number;
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
  readonly rows: ImportRows;
  /** As they were when the run started. */
  readonly customFields: CustomFields;
  /** Records a batch. Not called by dry runs. */
  readonly applied: (batch: AppliedBatch) => Promise<void>;
}

/** The run was asked to stop: recorded batches stay, the rest of the file is not processed. */
export class RunStopped extends Error {}

interface Taken {
  readonly record: FileRecord;
  readonly row: ReadRow;
}
interface Judged {
  readonly outcome: RowOutcome;
  readonly warnings: readonly RowFault[];
  readonly faults: readonly RowFault[];
  readonly line: number;
}
/** A row that was not processed, because the mandate had ended. */
const LEFT = 'left';

/** One run through the file, from the last place recorded in the log. */
export class RunningImport {
  private readonly stopping = new AbortController();
  private waking = new AbortController();
  private readonly order: Omit<RowOrder, 'principal'>;
  private readonly seen = new Set<number>();
  private readonly startedAt = performance.now();
  private sliceEnd = 0;
  /** Rows being processed, oldest first. */
  private readonly inFlight: Promise<unknown>[] = [];
  /** The latest row with each address, in this batch and in the previous one. */
  private latest = new Map<string, Promise<unknown>>();
  private latestBefore = new Map<string, Promise<unknown>>();
  private begun: number;
  /** The previous batch is summed up and recorded while the next one is processed. */
  private summed: Promise<void> = Promise.resolve();
  private rows: number;
  private place: FilePlace;
  private counts: ImportCounts;
  private errorBytes: number;
  /** The error file has lines that a power failure could lose. */
  private unsynced = false;
  private waitingFor: string | undefined;
  private stopAsked = false;
  /** Why nothing more may be done for the starter. */
  private refusal: Error | undefined;

  constructor(private readonly options: ImportRunOptions) {
    const { job, run, importId } = options;
    const emailColumn = job.file.columns.filter((_, index) => run.mapping[index] === 'email').join(', ');
    this.order = { importId, mode: run.mode, emailColumn };
    this.rows = run.dryRun ? 0 : job.rows;
    this.begun = this.rows;
    this.place = run.dryRun
      ? { offset: job.file.dataOffset, line: job.file.dataLine }
      : { offset: job.offset, line: job.line };
    this.counts = run.dryRun ? NO_COUNTS : job.counts;
    this.errorBytes = run.dryRun ? 0 : job.errorBytes;
  }

  get progress(): ImportProgress {
    const { job, run } = this.options;
    const seconds = Math.max(0.001, (performance.now() - this.startedAt) / 1000);
    const first = run.dryRun ? { rows: 0, offset: job.file.dataOffset } : job;
    return {
      rows: this.rows,
      offset: this.place.offset,
      counts: this.counts,
      errorBytes: this.errorBytes,
      rowsPerSecond: (this.rows - first.rows) / seconds,
      bytesPerSecond: (this.place.offset - first.offset) / seconds,
      waitingFor: this.waitingFor,
    };
  }

  /** Stops after the current batch, or at once while the log cannot be written. */
  stop(): void {
    this.stopAsked = true;
    if (this.waitingFor !== undefined) this.stopping.abort();
  }

  /** Processes no further row: those of the current batch that are done are recorded, then `walk` throws the refusal. */
  private end(refusal: Error): void {
    this.refusal ??= refusal;
    this.waking.abort(); // rows that wait for another try see that they are left
    this.waking = new AbortController();
  }

  /** Stops at once: rows in flight are finished, the batch is not recorded. It is processed again later, with the same result. */
  abandon(): void {
    this.stopAsked = true;
    this.stopping.abort();
  }

  /** Resolves at the end of the file. Throws RunStopped, what ended the mandate, ImportUnreadable, or an unexpected error. */
  async walk(): Promise<void> {
    const unwatch = this.options.mandate.watch((refusal) => this.end(refusal));
    try {
      await this.beginErrorFile();
      await this.takeAll();
    } catch (error) {
      this.stopping.abort();
      throw error instanceof RunStopped ? (this.refusal ?? error) : error;
    } finally {
      unwatch();
      await Promise.allSettled(this.inFlight); // no row is written after the end was reported
    }
  }

  private async takeAll(): Promise<void> {
    const { importId, job, store } = this.options;
    let batch: FileRecord[] = [];
    let { offset } = this.place;
    for await (const record of rowsOf(store, importId, job.file, this.place)) {
      batch.push(record);
      if (batch.length < BATCH_ROWS && record.end.offset - offset < BATCH_BYTES) continue;
      await this.take(batch);
      batch = [];
      ({ offset } = record.end);
    }
    if (batch.length > 0) await this.take(batch);
    await this.summed;
  }

  private async beginErrorFile(): Promise<void> {
    const { importId, store } = this.options;
    await store.truncate(errorsName(importId), this.errorBytes);
    if (this.errorBytes === 0) await this.report(ERROR_FILE_HEADER);
  }

  private async report(text: string): Promise<void> {
    const { importId, store } = this.options;
    const bytes = Buffer.from(text, 'utf8');
    await this.patiently(() => store.write(errorsName(importId), this.errorBytes, bytes));
    this.errorBytes += bytes.length;
    this.unsynced = true;
  }

  private async take(records: readonly FileRecord[]): Promise<void> {
    if (this.stopAsked || this.refusal !== undefined) {
      await this.summed;
      throw new RunStopped();
    }
    const judged = await this.judge(records);
    await this.summed;
    this.summed = this.sumUp(records, judged);
    this.summed.catch(() => undefined); // thrown by the next batch, or at the end
  }

  /** Error lines are on disk before the batch is recorded, so a recorded batch has all of its lines in the file. */
  private async sumUp(
    records: readonly FileRecord[],
    judging: readonly Promise<Judged | typeof LEFT>[],
  ): Promise<void> {
    const { importId, store, run, applied } = this.options;
    const all = await allOf(judging);
    // Rows are begun in order, so those after the first that was left were left too, apart from a few that were at work just then.
    const first = all.indexOf(LEFT);
    const judged = all.slice(0, first < 0 ? all.length : first) as Judged[];
    const lines = judged.flatMap(({ faults, line }) => faults.map((fault) => ({ ...fault, line })));
    if (lines.length > 0) await this.report(errorLines(lines));
    const counts = countsOf(judged);
    const fromRow = this.rows + 1;
    this.rows += judged.length;
    this.place = records[judged.length - 1]?.end ?? this.place;
    this.counts = sumOf(this.counts, counts);
    if (!run.dryRun && judged.length > 0) {
      if (this.unsynced) await this.patiently(() => store.sync(errorsName(importId)));
      this.unsynced = false;
      const { rows: toRow, place, errorBytes } = this;
      await this.patiently(() =>
        applied({ fromRow, toRow, endOffset: place.offset, endLine: place.line, errorBytes, ...counts }),
      );
    }
    if (first >= 0) throw new RunStopped();
  }

  /** Rows are processed concurrently to share commits of the log. Rows with a common address are processed one after the other, in order. */
  private async judge(records: readonly FileRecord[]): Promise<Promise<Judged | typeof LEFT>[]> {
    this.latestBefore = this.latest;
    this.latest = new Map();
    const judged: Promise<Judged | typeof LEFT>[] = [];
    for (const record of records) {
      await this.breathe();
      const { run, job, customFields } = this.options;
      const row = readRow(record, { ...run, columns: job.file.columns, customFields });
      const mailboxes = row.customer?.mailboxes ?? [];
      const earlier = mailboxes
        .map((mailbox) => this.latest.get(mailbox) ?? this.latestBefore.get(mailbox))
        .filter((promise) => promise !== undefined);
      const number = ++this.begun;
      const outcome =
        earlier.length === 0
          ? this.outcomeOf(number, { record, row })
          : Promise.all(earlier).then(() => this.outcomeOf(number, { record, row }));
      for (const mailbox of mailboxes) this.latest.set(mailbox, outcome);
      outcome.catch(() => undefined); // thrown when the batch is summed up
      judged.push(outcome);
      this.inFlight.push(outcome);
    }
    return judged;
  }

  private async breathe(): Promise<void> {
    if (this.inFlight.length >= MAX_IN_FLIGHT) await this.inFlight.shift()?.catch(() => undefined);
    if (performance.now() < this.sliceEnd) return;
    await setImmediate();
    this.sliceEnd = performance.now() + SLICE_MS;
  }

  private async outcomeOf(number: number, { record, row }: Taken): Promise<Judged | typeof LEFT> {
    if (this.refusal !== undefined) return LEFT;
    const { customer, faults, warnings } = row;
    const { line } = record;
    if (customer === undefined)
      return { outcome: { kind: 'failed', fault: faults[0] as RowFault }, warnings: [], faults, line };
    const { rows, run } = this.options;
    const outcome = await this.patiently(async () => {
      const principal = await this.principal();
      if (principal === undefined) return LEFT;
      const order = { ...this.order, principal };
      return run.dryRun
        ? rows.foresee(customer, order, this.wasSeen(customer.mailboxes))
        : rows.apply(number, customer, order);
    });
    if (outcome === LEFT) return LEFT;
    if (outcome.kind === 'failed') return { outcome, warnings: [], faults: [outcome.fault], line };
    return { outcome, warnings, faults: warnings, line };
  }

  /** undefined: the mandate has ended. */
  private async principal(): Promise<Principal | undefined> {
    try {
      return await this.options.mandate.principal();
    } catch (error) {
      if (!isDomainError(error) || error.kind !== 'forbidden') throw error;
      this.end(error);
      return undefined;
    }
  }

  /** Remembers 48 bits of each address: about 40 bytes per row of a dry run, and one false alarm in a million rows is unlikely. */
  private wasSeen(mailboxes: readonly string[]): boolean {
    const names = mailboxes.map((mailbox) => createHash('sha256').update(mailbox).digest().readUIntBE(0, 6));
    const seen = names.some((name) => this.seen.has(name));
    names.forEach((name) => this.seen.add(name));
    return seen;
  }

  /** Retries as long as the log or the disk cannot take more; `waitingFor` says which. */
  private async patiently<Result>(attempt: () => Promise<Result>): Promise<Result> {
    for (let wait = RETRY_MS; ; wait = Math.min(wait * 2, LONGEST_RETRY_MS)) {
      if (this.stopping.signal.aborted) throw new RunStopped();
      try {
        const result = await attempt();
        this.waitingFor = undefined;
        return result;
      } catch (error) {
        if (!isDomainError(error) || (error.kind !== 'unavailable' && error.kind !== 'full')) throw error;
        this.waitingFor = error.code;
        if (this.stopAsked) throw new RunStopped();
        const signal = AbortSignal.any([this.stopping.signal, this.waking.signal]);
        await setTimeout(wait * (0.5 + Math.random() / 2), undefined, { signal }).catch(() => undefined);
      }
    }
  }
}

/** Waits for all, even when one fails, so nothing is left running. */
async function allOf<Result>(promises: readonly Promise<Result>[]): Promise<Result[]> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}

function countsOf(judged: readonly Judged[]): ImportCounts {
  const counts = { ...NO_COUNTS };
  for (const { outcome, warnings } of judged) {
    counts[outcome.kind] += 1;
    counts.warnings += warnings.length;
  }
  return counts;
}
