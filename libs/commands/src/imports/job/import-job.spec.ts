import {
  type ImportJobEvent,
  ImportEnded,
  ImportExists,
  ImportNotFound,
  ImportNotRunning,
  ImportNotStartable,
} from '@crm/contracts/customers';
import { spec } from '@crm/testing';
import {
  importJobDecider,
  type AppliedBatch,
  type ImportJobCommand,
  type Starter,
  type UploadedFile,
} from './import-job.js';

const importId = 'I1';
const job = spec(importJobDecider);
const file: UploadedFile = {
  uploadedBy: 'U1',
  bytes: 1000,
  sha256: 'ab',
  type: 'csv',
  rules: 2,
  encoding: 'utf-8',
  skippedLines: 0,
  warnings: [],
  delimiter: ',',
  newline: 'lf',
  dataOffset: 20,
  dataLine: 2,
  columns: ['Name', 'Email', 'Age'],
};
const startedBy: Starter = { type: 'user', id: 'U1', roles: ['admin'], teamIds: [] };
const counts = { created: 2, updated: 0, unchanged: 0, skipped: 0, failed: 1, warned: 0, warnings: 0 };
const duplicate = { code: 'duplicate', failed: true, count: 1, lines: [4] };
const tally = { ...counts, filled: [3], remarks: [duplicate] };
const start: ImportJobCommand = {
  type: 'StartImport',
  importId,
  mode: 'create',
  dryRun: false,
  mapping: ['name', 'email', null],
  startedBy,
};
const sizes = { errorBytes: 90, rejectedBytes: 120 };
const batch: AppliedBatch = { fromRow: 1, toRow: 3, endOffset: 300, endLine: 7, ...sizes, ...tally };

const uploaded: ImportJobEvent = { type: 'ImportUploaded', data: { importId, ...file } };
const started = (dryRun = false): ImportJobEvent => ({
  type: 'ImportStarted',
  data: { importId, mode: 'create', dryRun, mapping: ['name', 'email', null], startedBy },
});
const applied: ImportJobEvent = { type: 'ImportBatchApplied', data: { importId, ...batch } };
const validated: ImportJobEvent = { type: 'ImportValidated', data: { importId, rows: 3, ...sizes, ...tally } };
const cancelled: ImportJobEvent = { type: 'ImportCancelled', data: { importId } };
const completed: ImportJobEvent = { type: 'ImportCompleted', data: { importId, rows: 3, ...counts } };

describe('an import job', () => {
  it('opens with a file, once', () => {
    job.given().when({ type: 'OpenImport', importId, file }).then(uploaded);
    job.given(uploaded).when({ type: 'OpenImport', importId, file }).thenRefused(ImportExists);
  });
  it.each([
    ['uploaded', [uploaded]],
    ['validated', [uploaded, started(true), validated]],
  ])('fails when it waited too long for its start: %s', (_state, history) =>
    job
      .given(...history)
      .when({ type: 'ExpireImport', importId })
      .then({ type: 'ImportFailed', data: { importId, reason: 'customers.import-expired' } }),
  );
  it.each([
    ['validating', [uploaded, started(true)]],
    ['running', [uploaded, started()]],
    ['completed', [uploaded, started(), completed]],
  ])('does not wait once it was started: %s', (_state, history) =>
    job
      .given(...history)
      .when({ type: 'ExpireImport', importId })
      .then(),
  );
  it('starts with the guessed mapping', () => job.given(uploaded).when(start).then(started()));
  it('starts for real after a dry run', () =>
    job.given(uploaded, started(true), validated).when(start).then(started()));
  it('does not start twice', () =>
    job.given(uploaded, started()).when(start).thenRefused(ImportNotStartable, { state: 'running' }));
  it('does not start after its end', () =>
    job.given(uploaded, started(), applied, completed).when(start).thenRefused(ImportNotStartable));
  it('does not start before a file was uploaded', () => job.given().when(start).thenRefused(ImportNotFound));

  it('records each batch once', () => {
    job.given(uploaded, started()).when({ type: 'ApplyImportBatch', importId, batch }).then(applied);
    job.given(uploaded, started(), applied).when({ type: 'ApplyImportBatch', importId, batch }).thenNothing();
  });
  it('records no batch in a dry run or after a cancellation', () => {
    job
      .given(uploaded, started(true))
      .when({ type: 'ApplyImportBatch', importId, batch })
      .thenRefused(ImportNotRunning);
    job
      .given(uploaded, started(), cancelled)
      .when({ type: 'ApplyImportBatch', importId, batch })
      .thenRefused(ImportNotRunning);
  });
  it('sums up its batches at the end', () => {
    const second: ImportJobEvent = {
      type: 'ImportBatchApplied',
      data: { importId, ...batch, fromRow: 4, toRow: 6, warnings: 5 },
    };
    job
      .given(uploaded, started(), applied, second)
      .when({ type: 'CompleteImport', importId })
      .then({
        type: 'ImportCompleted',
        data: { importId, rows: 6, ...counts, created: 4, failed: 2, warnings: 5 },
      });
  });
  it('resumes after the last batch', () =>
    job.given(uploaded, started(), applied).thenState({
      status: 'running',
      file,
      run: { mode: 'create', dryRun: false, mapping: ['name', 'email', null], phoneCountry: undefined, startedBy },
      rows: 3,
      tally,
      offset: 300,
      line: 7,
      ...sizes,
      failure: undefined,
    }));
  it('forgets what a dry run counted when it starts for real', () =>
    job
      .given(uploaded, started(true), validated, started())
      .when({ type: 'CompleteImport', importId })
      .then({
        type: 'ImportCompleted',
        data: { importId, rows: 0, ...counts, created: 0, failed: 0 },
      }));

  it('ends a dry run with its counts', () => {
    const validate: ImportJobCommand = { type: 'ValidateImport', importId, result: { rows: 3, ...sizes, ...tally } };
    job.given(uploaded, started(true)).when(validate).then(validated);
    job.given(uploaded, started()).when(validate).thenRefused(ImportNotRunning);
  });
  it('can be cancelled before, during and between runs, once', () => {
    const cancel: ImportJobCommand = { type: 'CancelImport', importId };
    job.given(uploaded).when(cancel).then(cancelled);
    job.given(uploaded, started(), applied).when(cancel).then(cancelled);
    job.given(uploaded, started(true), validated).when(cancel).then(cancelled);
    job.given(uploaded, cancelled).when(cancel).thenNothing();
    job.given(uploaded, started(), completed).when(cancel).thenRefused(ImportEnded);
  });
  it('fails with a reason, unless it has ended', () => {
    const fail: ImportJobCommand = { type: 'FailImport', importId, reason: 'customers.import-unreadable', line: 9 };
    job
      .given(uploaded, started())
      .when(fail)
      .then({ type: 'ImportFailed', data: { importId, reason: 'customers.import-unreadable', line: 9 } });
    job.given(uploaded, cancelled).when(fail).thenRefused(ImportEnded);
  });
  it.each(['ImportCancelled', 'ImportFailed'] as const)(
    'counts the rows that were done after its last batch when it ends early: %s',
    (type) => {
      const rest = { ...tally, rows: 2, errorBytes: 95, rejectedBytes: 130, failed: 0, remarks: [] };
      const ended = { type, data: { importId, rest, ...(type === 'ImportFailed' && { reason: 'internal' }) } };
      const state = job.given(uploaded, started(), applied, ended as ImportJobEvent);
      state.thenState(
        expect.objectContaining({
          rows: 5,
          tally: { ...tally, created: 4, filled: [6] },
          errorBytes: 95,
          rejectedBytes: 130,
        }),
      );
    },
  );
});
