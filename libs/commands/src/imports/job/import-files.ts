import type { CallContext } from '@crm/contracts';
import { AggregateStreams } from '@crm/event-store';
import { derivedId } from '@crm/kernel';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { ImportSettings } from '../files/import-settings.js';
import { UploadQuota } from '../files/upload-quota.js';
import { UploadStore, type StoredFile } from '../files/upload-store.js';
import { hasEnded, importJobDecider, isActive } from './import-job.js';
import { ImportJobs } from './import-jobs.js';

const SWEEP_MS = 60_000;
/** An upload that has grown no more for this time was left by a gateway that is gone: the time limit of a request is shorter. */
const ABANDONED_MS = 2 * 3_600_000;
/** Uploads, the files of imports, and what is reported about them. */
const FILE_NAME = /^([0-9a-f-]{36})\.(upload|csv|errors\.csv|rejected\.csv)$/;

/**
 * Looks at each file at the start, where it resumes what runs, and once a minute: ends imports that were never started, and removes what is no
 * longer needed. A file is in the store exactly as long as its import has not ended, so the files show which imports to look at.
 */
@Injectable()
export class ImportFiles implements OnModuleDestroy {
  private readonly logger = new Logger('imports');
  private sweeping: NodeJS.Timeout | undefined;

  constructor(
    private readonly streams: AggregateStreams,
    private readonly store: UploadStore,
    private readonly jobs: ImportJobs,
    private readonly quota: UploadQuota,
    private readonly settings: ImportSettings,
  ) {}

  /** Called once, when the program starts to serve: a command that only reads the data must not resume imports. */
  async carryOnAll(): Promise<void> {
    await this.lookAtAll();
    this.sweeping = setInterval(() => void this.lookAtAll(), SWEEP_MS).unref();
  }

  async lookAtAll(): Promise<void> {
    for (const file of await this.store.list()) {
      try {
        await this.lookAt(file);
      } catch (error) {
        const message = 'a file of an import could not be looked at; it is retried in a minute';
        this.logger.error(Object.assign(new Error(message), { cause: error }));
      }
    }
  }

  onModuleDestroy(): void {
    clearInterval(this.sweeping);
  }

  private async lookAt(file: StoredFile): Promise<void> {
    const [, importId, kind] = FILE_NAME.exec(file.name) ?? [];
    if (importId === undefined) return;
    const age = this.settings.now() - file.changedAt;
    if (kind === 'upload') return this.lookAtUpload(importId, file, age);
    const { state } = await this.streams.load(importJobDecider, importId);
    // A complete upload becomes the file of its import just before the import is opened.
    if (state.status === 'absent' && this.quota.holds(importId)) return;
    const isOver = state.status === 'absent' || hasEnded(state);
    const isDue = age >= this.settings.limits.retentionMs;
    if (kind === 'errors.csv' || kind === 'rejected.csv')
      return isOver && (isDue || state.status === 'absent') ? this.store.remove(file.name) : undefined;
    if (isOver) return this.jobs.removeFile(importId);
    this.quota.note(importId, state.file.uploadedBy, file.bytes);
    if (isActive(state)) return this.sweeping === undefined ? this.jobs.run(importId) : undefined;
    if (isDue) return this.expire(importId);
  }

  private async lookAtUpload(importId: string, { name }: StoredFile, age: number): Promise<void> {
    if (this.quota.holds(importId) && age < ABANDONED_MS) return;
    await this.store.remove(name);
    this.quota.release(importId);
  }

  private async expire(importId: string): Promise<void> {
    await this.jobs.execute({ type: 'ExpireImport', importId }, contextOf(importId));
    const { state } = await this.jobs.load(importId);
    if (hasEnded(state)) await this.jobs.removeFile(importId);
  }
}

const contextOf = (importId: string): CallContext => ({
  principal: { type: 'system', id: 'imports', roles: [], teamIds: [] },
  correlationId: importId,
  causationId: importId,
  commandId: derivedId(importId, 'expire'),
  source: 'import',
});
