import {
  type ImportJobEvent,
  type ImportMode,
  type ImportState,
  ImportEnded,
  ImportExists,
  ImportExpired,
  ImportNotFound,
  ImportNotRunning,
  ImportNotStartable,
} from '@crm/contracts/customers';
import type { Decider } from '@crm/kernel';

import type { Formats } from '@crm/import-files/values';
import type { Mapping } from '../columns/mapping.js';
import { countsOf, NO_TALLY, sumOf, type ImportTally } from '../run/tally.js';

type DataOf<Type extends ImportJobEvent['type']> = Extract<ImportJobEvent, { type: Type }>['data'];
export type UploadedFile = Omit<DataOf<'ImportUploaded'>, 'importId'>;
export type Starter = DataOf<'ImportStarted'>['startedBy'];
export type AppliedBatch = Omit<DataOf<'ImportBatchApplied'>, 'importId'>;
export type RunResult = Omit<DataOf<'ImportValidated'>, 'importId'>;
/** Rows that were done after the last recorded batch. */
export type AppliedRest = NonNullable<DataOf<'ImportFailed'>['rest']>;

export type ImportJobCommand =
  | { readonly type: 'OpenImport'; readonly importId: string; readonly file: UploadedFile }
  | {
      readonly type: 'StartImport';
      readonly importId: string;
      readonly mode: ImportMode;
      readonly dryRun: boolean;
      readonly mapping: Mapping;
      readonly phoneCountry?: string;
      readonly kind?: 'person' | 'organization';
      readonly formats?: Formats;
      readonly strict?: boolean;
      readonly startedBy: Starter;
    }
  | { readonly type: 'ApplyImportBatch'; readonly importId: string; readonly batch: AppliedBatch }
  /** A dry run reached the end of the file. */
  | { readonly type: 'ValidateImport'; readonly importId: string; readonly result: RunResult }
  | { readonly type: 'CompleteImport'; readonly importId: string }
  | { readonly type: 'CancelImport'; readonly importId: string; readonly rest?: AppliedRest }
  /** It has waited too long for its start. */
  | { readonly type: 'ExpireImport'; readonly importId: string }
  | {
      readonly type: 'FailImport';
      readonly importId: string;
      readonly reason: string;
      readonly line?: number;
      readonly rest?: AppliedRest;
    };

/** How a run was started. */
export interface ImportRun {
  readonly mode: ImportMode;
  readonly dryRun: boolean;
  readonly mapping: Mapping;
  readonly phoneCountry: string | undefined;
  readonly kind: 'person' | 'organization' | undefined;
  readonly formats: Formats | undefined;
  readonly strict: boolean | undefined;
  readonly startedBy: Starter;
}

export interface KnownImport {
  readonly status: ImportState;
  /** `columns` are empty once the uploader was erased. */
  readonly file: UploadedFile;
  /** The current or last run. */
  readonly run: ImportRun | undefined;
  readonly rows: number;
  readonly tally: ImportTally;
  /** Where the next row starts. */
  readonly offset: number;
  readonly line: number;
  readonly errorBytes: number;
  readonly rejectedBytes: number;
  readonly failure: string | undefined;
}
export type ImportJob = { readonly status: 'absent' } | KnownImport;

export const hasEnded = ({ status }: ImportJob): boolean =>
  status === 'completed' || status === 'cancelled' || status === 'failed';

/** It goes on by itself. */
export const isActive = ({ status }: ImportJob): boolean => status === 'running' || status === 'validating';

export const isWaiting = ({ status }: ImportJob): boolean => status === 'uploaded' || status === 'validated';

function decide(command: ImportJobCommand, job: ImportJob): ImportJobEvent[] {
  const { importId } = command;
  if (command.type === 'OpenImport') {
    if (job.status !== 'absent') throw new ImportExists({ importId });
    return [{ type: 'ImportUploaded', data: { importId, ...command.file } }];
  }
  if (job.status === 'absent') throw new ImportNotFound({ importId });
  switch (command.type) {
    case 'StartImport':
      return start(command, job);
    case 'ApplyImportBatch':
      return apply(command, job);
    case 'ValidateImport':
      if (job.status !== 'validating') throw new ImportNotRunning({ importId, state: job.status });
      return [{ type: 'ImportValidated', data: { importId, ...command.result } }];
    case 'CompleteImport':
      if (job.status !== 'running') throw new ImportNotRunning({ importId, state: job.status });
      return [{ type: 'ImportCompleted', data: { importId, rows: job.rows, ...countsOf(job.tally) } }];
    case 'CancelImport':
      if (job.status === 'cancelled') return [];
      if (hasEnded(job)) throw new ImportEnded({ importId, state: job.status });
      return [{ type: 'ImportCancelled', data: { importId, ...restOf(command) } }];
    case 'FailImport':
      return fail(command, job);
    case 'ExpireImport':
      return isWaiting(job) ? [{ type: 'ImportFailed', data: { importId, reason: ImportExpired.code } }] : [];
  }
}

type Command<Type extends ImportJobCommand['type']> = Extract<ImportJobCommand, { type: Type }>;

function start(command: Command<'StartImport'>, job: KnownImport): ImportJobEvent[] {
  const { importId, mapping, formats, type: _type, ...run } = command;
  if (!isWaiting(job)) throw new ImportNotStartable({ importId, state: job.status });
  const data = { importId, ...run, ...(formats && { formats: [...formats] }), mapping: [...mapping] };
  return [{ type: 'ImportStarted', data }];
}

/** A batch that is reported again is ignored: the program crashed before it learned that the batch was recorded. */
function apply({ importId, batch }: Command<'ApplyImportBatch'>, job: KnownImport): ImportJobEvent[] {
  if (job.status !== 'running') throw new ImportNotRunning({ importId, state: job.status });
  if (batch.toRow <= job.rows) return [];
  return [{ type: 'ImportBatchApplied', data: { importId, ...batch } }];
}

function fail(command: Command<'FailImport'>, job: KnownImport): ImportJobEvent[] {
  const { importId, reason, line } = command;
  if (hasEnded(job)) throw new ImportEnded({ importId, state: job.status });
  const data = { importId, reason, ...(line !== undefined && { line }), ...restOf(command) };
  return [{ type: 'ImportFailed', data }];
}

const restOf = ({ rest }: { readonly rest?: AppliedRest }): { rest?: AppliedRest } =>
  rest === undefined ? {} : { rest };

function evolve(job: ImportJob, event: ImportJobEvent): ImportJob {
  if (event.type === 'ImportUploaded') return uploaded(event.data);
  if (job.status === 'absent') return job;
  switch (event.type) {
    case 'ImportStarted':
      return started(job, event.data);
    case 'ImportBatchApplied':
      return applied(job, event.data);
    case 'ImportValidated': {
      const { rows, errorBytes, rejectedBytes } = event.data;
      const tally = sumOf(NO_TALLY, event.data);
      return { ...job, status: 'validated', rows, errorBytes, rejectedBytes, tally, offset: job.file.bytes };
    }
    case 'ImportCompleted':
      return { ...job, status: 'completed', offset: job.file.bytes };
    case 'ImportCancelled':
      return { ...withRest(job, event.data.rest), status: 'cancelled' };
    case 'ImportFailed':
      return { ...withRest(job, event.data.rest), status: 'failed', failure: event.data.reason };
  }
}

function withRest(job: KnownImport, rest: AppliedRest | undefined): KnownImport {
  if (rest === undefined) return job;
  const { rows, errorBytes, rejectedBytes } = rest;
  return { ...job, rows: job.rows + rows, errorBytes, rejectedBytes, tally: sumOf(job.tally, rest) };
}

function uploaded({ importId: _importId, ...file }: DataOf<'ImportUploaded'>): KnownImport {
  const { columns }: Partial<UploadedFile> = file;
  return {
    status: 'uploaded',
    file: { ...file, columns: columns ?? [] },
    run: undefined,
    rows: 0,
    tally: NO_TALLY,
    offset: file.dataOffset,
    line: file.dataLine,
    errorBytes: 0,
    rejectedBytes: 0,
    failure: undefined,
  };
}

function started(
  job: KnownImport,
  { mode, dryRun, mapping, phoneCountry, kind, formats, strict, startedBy }: DataOf<'ImportStarted'>,
): KnownImport {
  return {
    ...job,
    status: dryRun ? 'validating' : 'running',
    run: { mode, dryRun, mapping: mapping as Mapping, phoneCountry, kind, formats, strict, startedBy },
    rows: 0,
    tally: NO_TALLY,
    offset: job.file.dataOffset,
    line: job.file.dataLine,
    errorBytes: 0,
    rejectedBytes: 0,
  };
}

function applied(job: KnownImport, batch: DataOf<'ImportBatchApplied'>): KnownImport {
  const { toRow, endOffset, endLine, errorBytes, rejectedBytes } = batch;
  const tally = sumOf(job.tally, batch);
  return { ...job, rows: toRow, offset: endOffset, line: endLine, errorBytes, rejectedBytes, tally };
}

export const importJobDecider: Decider<ImportJob, ImportJobCommand, ImportJobEvent> = {
  category: 'import',
  initial: { status: 'absent' },
  decide,
  evolve,
};
