import { ImportNotFound, ImportUnreadable } from '@crm/contracts/customers';
import { requireRight, requireSameReach } from '@crm/access';
import type { CallContext, Principal, Receipt } from '@crm/contracts';
import { AggregateStreams, type LoadedAggregate } from '@crm/event-store';
import { derivedId, isDomainError } from '@crm/kernel';
import { Mandate, ServiceClient, type JudgeMandate } from '@crm/messaging';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { importJobDecider, isActive, type AppliedRest, type ImportJobCommand, type KnownImport } from './import-job.js';
import { SAMPLE_ROWS } from '@crm/import-files/values';
import { UploadQuota } from '../files/upload-quota.js';
import { UploadStore } from '../files/upload-store.js';
import { csvName, rowsOf } from '../files/uploaded-file.js';
import { RunningImport, RunStopped, type ImportProgress } from '../run/running-import.js';
import { ImportedKind, type ImportRights } from './imported-kind.js';

const RETRY_MS = 1_000;

interface Run {
  readonly running: RunningImport;
  readonly ended: Promise<void>;
}

/**
 * Starts, watches and stops the imports of this process. The log says how far each one got and how it was started. `ImportFiles` resumes them
 * after a restart.
 */
@Injectable()
export class ImportJobs implements BeforeApplicationShutdown {
  private readonly logger = new Logger('imports');
  private readonly runs = new Map<string, Run>();
  private stopped = false;

  constructor(
    private readonly streams: AggregateStreams,
    private readonly store: UploadStore,
    private readonly kind: ImportedKind,
    private readonly services: ServiceClient,
    private readonly quota: UploadQuota,
  ) {}

  /** The cells of the first rows, as far as they can be read: what is wrong with the rest is reported by the run. */
  async sample(importId: string, { file }: KnownImport): Promise<(readonly string[])[]> {
    const rows: (readonly string[])[] = [];
    const start = { offset: file.dataOffset, line: file.dataLine };
    try {
      for await (const { cells } of rowsOf(this.store, importId, file, start)) {
        if (rows.push(cells) >= SAMPLE_ROWS) break;
        if (rows.length % 100 === 0) await nextTurn();
      }
    } catch (error) {
      this.logger.warn(`the first rows of import ${importId} were not all read: ${String(error)}`);
    }
    return rows;
  }

  /** Throws ImportNotFound. */
  async load(importId: string): Promise<LoadedAggregate<KnownImport>> {
    const { state, ...rest } = await this.streams.load(importJobDecider, importId);
    if (state.status === 'absent') throw new ImportNotFound({ importId });
    return { state, ...rest };
  }

  execute(command: ImportJobCommand, context: CallContext): Promise<Receipt> {
    return this.streams.execute(
      importJobDecider,
      command.importId,
      command,
      context,
      command.type === 'OpenImport' ? { creates: true } : {},
    );
  }

  /** undefined while the import does not run in this process. */
  progressOf(importId: string): ImportProgress | undefined {
    return this.runs.get(importId)?.running.progress;
  }

  /** Runs the import in the background from the place recorded in the log. Does nothing if it already runs here or has nothing left to do. */
  async run(importId: string): Promise<void> {
    const { state: job, revision } = await this.load(importId);
    if (!isActive(job) || job.run === undefined) return;
    const records = await this.kind.recordsOf({ importId, file: job.file, run: job.run });
    if (this.stopped || this.runs.has(importId)) return;
    const context = contextOf(importId, job.run.startedBy as Principal, revision);
    const running = new RunningImport({
      importId,
      job,
      run: job.run,
      mandate: new Mandate(this.services, job.run.startedBy, judgeOf(this.kind.rights)),
      store: this.store,
      records,
      applied: async (batch) =>
        void (await this.execute({ type: 'ApplyImportBatch', importId, batch }, context(`batch ${batch.fromRow}`))),
    });
    const ended = this.walk(importId, running, job, context).finally(() => this.runs.delete(importId));
    this.runs.set(importId, { running, ended });
  }

  /** How many imports this process is working on. */
  get running(): number {
    return this.runs.size;
  }

  /** Resolves when the import no longer runs here and its current batch is recorded. */
  async stop(importId: string): Promise<void> {
    const run = this.runs.get(importId);
    run?.running.stop();
    await run?.ended;
  }

  /** A cancellation that cannot be recorded changes nothing: the import goes on. */
  async cancel(importId: string, context: CallContext): Promise<Receipt> {
    const running = this.runs.get(importId)?.running;
    await this.stop(importId);
    try {
      const rest = running?.rest;
      const receipt = await this.execute({ type: 'CancelImport', importId, ...(rest && { rest }) }, context);
      await this.removeFile(importId);
      return receipt;
    } catch (refusal) {
      await this.run(importId);
      throw refusal;
    }
  }

  async removeFile(importId: string): Promise<void> {
    await this.store.remove(csvName(importId));
    this.quota.release(importId);
  }

  private async walk(
    importId: string,
    running: RunningImport,
    { run }: KnownImport,
    context: (step: string) => CallContext,
  ): Promise<void> {
    try {
      await running.walk();
      if (run?.dryRun)
        await this.record({ type: 'ValidateImport', importId, result: running.result }, context('validate'));
      else {
        await this.record({ type: 'CompleteImport', importId }, context('complete'));
        await this.removeFile(importId);
      }
    } catch (error) {
      if (!(error instanceof RunStopped)) await this.failed(importId, error, running.rest, context('fail'));
    }
  }

  private async failed(
    importId: string,
    error: unknown,
    rest: AppliedRest | undefined,
    context: CallContext,
  ): Promise<void> {
    const line = error instanceof ImportUnreadable ? error.facts.line : undefined;
    const reason = isDomainError(error) ? error.code : 'internal';
    if (isDomainError(error) && error.kind === 'forbidden')
      this.logger.warn(`import ${importId} ended: ${error.message}`);
    else this.logger.error(Object.assign(new Error(`import ${importId} failed`), { cause: error }));
    try {
      const why = { reason, ...(line !== undefined && { line }), ...(rest && { rest }) };
      await this.record({ type: 'FailImport', importId, ...why }, context);
      await this.removeFile(importId);
    } catch (unrecorded) {
      this.logger.error(
        Object.assign(
          new Error(`the failure of import ${importId} could not be recorded; it resumes at the next start`),
          { cause: unrecorded },
        ),
      );
    }
  }

  /** Waits while the log accepts no writes: how a run ended is not lost because the log was busy. */
  private async record(command: ImportJobCommand, context: CallContext): Promise<void> {
    for (;;) {
      try {
        await this.execute(command, context);
        return;
      } catch (error) {
        const mayPass = isDomainError(error) && (error.kind === 'unavailable' || error.kind === 'full');
        if (!mayPass || this.stopped) throw error;
        await pause(RETRY_MS, undefined, { ref: false });
      }
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    const runs = [...this.runs.values()];
    runs.forEach(({ running }) => running.abandon());
    await Promise.all(runs.map(({ ended }) => ended));
  }
}

const judgeOf =
  ({ imports, used }: ImportRights): JudgeMandate =>
  (now, then) => {
    requireSameReach(now, then, [imports, ...used]);
    requireRight(now, imports); // a job of an earlier release does not say which scopes it began with
  };

/** Steps are named within one run, which starts from revision `since`. */
const contextOf =
  (importId: string, principal: Principal, since: number) =>
  (step: string): CallContext => ({
    principal,
    correlationId: importId,
    causationId: importId,
    commandId: derivedId(importId, since, step),
    source: 'import',
  });
