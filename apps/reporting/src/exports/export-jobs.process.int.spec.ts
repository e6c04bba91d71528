import { ViewIncomplete } from '@crm/contracts/refusals';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { CallContext } from '@crm/contracts';
import type { Access } from '@crm/contracts/identity';
import { events, upcasters } from '@crm/contracts/records';
import { ExportDiskFull } from '@crm/contracts/reporting';
import { EventRegistry, EventSourcedStreams } from '@crm/event-store';
import { EmbeddedKeyVault } from '@crm/key-vault';
import { openSqliteEventStore } from '@crm/event-store/sqlite';
import { newId } from '@crm/kernel';
import { Logger } from '@nestjs/common';
import type { Document, ReadModelStore } from '@crm/read-models';
import type { ServiceClient } from '@crm/messaging';

import { failureText } from './export-failures.model.js';
import { ExportJobs } from './export-jobs.process.js';
import type { ExportPlans } from './export-plans.service.js';
import { ExportSettings } from './export-settings.port.js';
import { column } from './exportable-list.service.js';
import { FileExportFiles } from './file-export-files.adapter.js';
import { CsvFileWriter } from '@crm/list-files';

const HOUR_MS = 3_600_000;
const admin: CallContext = {
  principal: { type: 'user', id: newId(), roles: ['admin'], teamIds: [] },
  correlationId: newId(),
  commandId: newId(),
  source: 'api',
};
/** What identity says about the requester. */
const all: Access = { roles: ['admin'], teamIds: [], colleagueIds: [] };
let access: Access | null;
const identity = { query: () => Promise.resolve(access) } as unknown as ServiceClient;
const asked = {
  requester: { type: 'user' as const, id: 'c1', roles: ['admin'], teamIds: [] },
  list: 'teams',
  format: 'csv' as const,
  columns: ['id'],
  narrowedBy: [],
};

/** A view of two rows that reports `total` rows once it is `ready`. */
const viewOf = (total: number, ready: Promise<void>) =>
  ({
    snapshot: async () => ({
      find: async () => {
        await ready;
        return { items: [{ id: 'a' }, { id: 'b' }] as Document[], total };
      },
      checkpoint: async () => '7',
      close: async () => undefined,
    }),
  }) as unknown as ReadModelStore;

/** An answer about rights is used for a second. */
const MANDATE_FRESH_MS = 1_000;

describe('an export', () => {
  const directory = mkdtempSync(join(tmpdir(), 'exports-'));
  const folder = join(directory, 'files');
  let now = Date.parse('2026-11-21T09:00:00Z');
  let streams: EventSourcedStreams;
  let close: () => Promise<void>;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    const store = await openSqliteEventStore({ directory });
    const vault = await EmbeddedKeyVault.open({ rows: store.keyRows, kek: { directory } });
    streams = new EventSourcedStreams({ store, vault, registry: new EventRegistry(events, upcasters) });
    close = () => store.close();
  });
  beforeEach(() => (access = all));
  afterAll(async () => {
    await close();
    rmSync(directory, { recursive: true });
  });

  /** As after a start of the program. */
  function newJobs({
    total = 2,
    files = new FileExportFiles(folder),
    ready = Promise.resolve(),
    whole = (_signal: AbortSignal): Promise<void> => Promise.resolve(),
  } = {}): ExportJobs {
    const plans = {
      of: async (exportId: string) => ({
        exportId,
        collection: 'teams',
        projection: 'teams',
        whole,
        question: {},
        columns: [column<{ id: string }>('id', 'Id', ({ id }) => id)],
        names: () => Promise.resolve(new Map()),
        store: viewOf(total, ready),
        files,
        writer: new CsvFileWriter(['Id']),
      }),
    } as unknown as ExportPlans;
    return new ExportJobs(streams, identity, files, plans, new ExportSettings(HOUR_MS, () => now));
  }

  async function begun(jobs: ExportJobs): Promise<string> {
    const exportId = newId();
    await new FileExportFiles(folder).announce(exportId);
    await jobs.execute({ type: 'RequestExport', exportId, asked }, { ...admin, commandId: newId() });
    return exportId;
  }
  const filesOf = async (exportId: string) => (await readdir(folder)).filter((name) => name.startsWith(exportId));
  const stateOf = async (jobs: ExportJobs, exportId: string) => (await jobs.load(exportId)).state;

  async function written(jobs: ExportJobs): Promise<string> {
    const exportId = await begun(jobs);
    await jobs.run(exportId);
    await jobs.ended(exportId);
    return exportId;
  }

  it('that holds every row of the list is completed, with row count and position', async () => {
    const jobs = newJobs();
    const exportId = await written(jobs);
    expect(await stateOf(jobs, exportId)).toMatchObject({ status: 'completed', file: { rows: 2, position: '7' } });
    expect(await filesOf(exportId)).toEqual([`${exportId}.file`]);
  });

  it('that holds fewer rows than the list has fails, and its file is removed', async () => {
    const jobs = newJobs({ total: 3 });
    const exportId = await written(jobs);
    expect(await stateOf(jobs, exportId)).toMatchObject({ status: 'failed', failure: 'exports.incomplete' });
    expect(await filesOf(exportId)).toEqual([]);
  });

  it('of a view that is not complete fails with a reason, and its file is removed', async () => {
    const whole = () => Promise.reject(new ViewIncomplete({ projection: 'teams', why: 'stopped' }));
    const jobs = newJobs({ whole });
    const exportId = await written(jobs);
    expect(await stateOf(jobs, exportId)).toMatchObject({ status: 'failed', failure: 'read-models.view-incomplete' });
    expect(failureText('read-models.view-incomplete')).toContain('does not show everything');
    expect(await filesOf(exportId)).toEqual([]);
  });

  it('stops waiting for its view when it is cancelled', async () => {
    const whole = async (signal: AbortSignal) => {
      if (!signal.aborted) await once(signal, 'abort');
      signal.throwIfAborted();
    };
    const jobs = newJobs({ whole });
    const exportId = await begun(jobs);
    await jobs.run(exportId);
    await setImmediate();
    await jobs.stop(exportId);
    expect(await stateOf(jobs, exportId)).toMatchObject({ status: 'running' });
  });

  it('on a full disk fails with a reason, and its file is removed', async () => {
    const files = new FileExportFiles(folder);
    files.create = () => Promise.reject(new ExportDiskFull({}));
    const jobs = newJobs({ files });
    const exportId = await written(jobs);
    expect(await stateOf(jobs, exportId)).toMatchObject({ status: 'failed', failure: 'exports.disk-full' });
    expect(await filesOf(exportId)).toEqual([]);
  });

  it.each([
    ['deactivated', null, 'access.actor-inactive'],
    ['left without the right', { ...all, roles: [] }, 'exports.out-of-reach'],
  ])('whose requester was %s before it began fails with a reason', async (_what, left, failure) => {
    access = left;
    const jobs = newJobs();
    const exportId = await written(jobs);
    expect(await stateOf(jobs, exportId)).toMatchObject({ status: 'failed', failure });
    expect(await filesOf(exportId)).toEqual([]);
  });

  it('whose requester is deactivated stops, also while it waits for its turn', async () => {
    let answer = () => {};
    const jobs = newJobs({ ready: new Promise((resolve) => (answer = resolve)) });
    const exports = [await begun(jobs), await begun(jobs), await begun(jobs)];
    for (const exportId of exports) await jobs.run(exportId);
    const [first = '', , waiting = ''] = exports;
    while (jobs.progressOf(first) === undefined) await setImmediate();
    access = null;
    while ((await stateOf(jobs, waiting)).status === 'running') await setTimeout(20);
    expect((await stateOf(jobs, first)).status).toBe('running');
    await setTimeout(MANDATE_FRESH_MS);
    answer();
    for (const exportId of exports) {
      await jobs.ended(exportId);
      expect(await stateOf(jobs, exportId)).toMatchObject({ status: 'failed', failure: 'access.actor-inactive' });
      expect(await filesOf(exportId)).toEqual([]);
    }
  });

  it('that was interrupted by a crash is restarted at the next start; a mark without an export is removed', async () => {
    const [exportId, stray] = [await begun(newJobs()), newId()];
    await new FileExportFiles(folder).announce(stray);
    const jobs = newJobs();
    await jobs.carryOnAll();
    await jobs.ended(exportId);
    await jobs.beforeApplicationShutdown();
    expect(await stateOf(jobs, exportId)).toMatchObject({ status: 'completed', file: { rows: 2 } });
    expect(await filesOf(stray)).toEqual([]);
  });

  it('is removed when it expires, not before, and the removal is recorded', async () => {
    const jobs = newJobs();
    const exportId = await written(jobs);
    now += HOUR_MS - 1;
    await jobs.lookAtAll();
    expect(await filesOf(exportId)).toHaveLength(1);
    now += 1;
    await jobs.lookAtAll();
    expect(await filesOf(exportId)).toEqual([]);
    expect(await stateOf(jobs, exportId)).toMatchObject({ status: 'removed' });
  });
});
