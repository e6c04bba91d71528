import { Forbidden, reaches, requireRight } from '@crm/access';
import type { CallContext, Principal, Receipt } from '@crm/contracts';
import {
  CancelImport,
  DiscardImportParts,
  GetImport,
  MAX_FILE_NAME,
  OpenImport,
  ReadImportErrors,
  StartImport,
  StoreImportPart,
  type ErrorFilePart,
  type ImportFormatView,
  type ImportMapping,
  type ImportReceipt,
  type ImportView,
  ImportErrorsExpired,
  ImportNotFound,
} from '@crm/contracts/customers';
import { CommandHandler, QueryHandler, type ICommandHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ERROR_FILE_HEADER } from './error-file.adapter.js';
import { failureText } from './import-failures.model.js';
import type { KnownImport, UploadedFile } from './import-job.decider.js';

import { ImportJobs } from './import-jobs.service.js';
import { guessMapping, type Mapping } from './import-mapping.model.js';
import { errorsName, takeUpload, uploadName } from './uploaded-file.service.js';
import { UploadQuota } from './upload-quota.service.js';
import { UploadStore } from './upload-store.port.js';

const ERROR_PART_BYTES = 256 * 1024;

@CommandHandler(StoreImportPart)
export class StoreImportPartHandler implements ICommandHandler<StoreImportPart> {
  constructor(
    private readonly store: UploadStore,
    private readonly quota: UploadQuota,
  ) {}

  async execute({ importId, offset, bytes, context }: StoreImportPart): Promise<void> {
    requireRight(context.principal, 'customer.import');
    this.quota.claim(importId, context.principal, offset + bytes.length);
    await this.store.write(uploadName(importId), offset, bytes);
  }
}

@CommandHandler(DiscardImportParts)
export class DiscardImportPartsHandler implements ICommandHandler<DiscardImportParts> {
  constructor(
    private readonly store: UploadStore,
    private readonly quota: UploadQuota,
  ) {}

  async execute({ importId, context }: DiscardImportParts): Promise<void> {
    requireRight(context.principal, 'customer.import');
    await this.store.remove(uploadName(importId));
    this.quota.release(importId);
  }
}

@CommandHandler(OpenImport)
export class OpenImportHandler implements ICommandHandler<OpenImport> {
  constructor(
    private readonly store: UploadStore,
    private readonly jobs: ImportJobs,
    private readonly quota: UploadQuota,
  ) {}

  async execute({ importId, fileName, readAs, context }: OpenImport): Promise<ImportReceipt> {
    requireRight(context.principal, 'customer.import');
    const inspected = await takeUpload(this.store, importId, readAs);
    const file = {
      ...inspected,
      uploadedBy: context.principal.id,
      ...(fileName !== undefined && { fileName: fileName.slice(0, MAX_FILE_NAME) }),
    };
    const receipt = await this.jobs.execute({ type: 'OpenImport', importId, file }, context);
    const { columns, bytes } = inspected;
    this.quota.note(importId, file.uploadedBy, bytes);
    return {
      ...receipt,
      format: shownFormat(inspected),
      columns,
      mapping: named(columns, guessMapping(columns, await this.jobs.namedFields())),
    };
  }
}

@CommandHandler(StartImport)
export class StartImportHandler implements ICommandHandler<StartImport> {
  constructor(private readonly jobs: ImportJobs) {}

  async execute({ importId, start, context }: StartImport): Promise<Receipt> {
    await requireOwnImport(this.jobs, importId, context);
    const { type, id, roles, teamIds, scopes } = context.principal;
    if (type === 'anonymous') throw new Forbidden({ action: 'customer.import' });
    const { mode, dryRun = false, mapping: overrides = {}, phoneCountry } = start;
    const startedBy = { type, id, roles: [...roles], teamIds: [...teamIds], ...(scopes && { scopes: [...scopes] }) };
    const country = phoneCountry === undefined ? {} : { phoneCountry: phoneCountry.toUpperCase() };
    const customFields = await this.jobs.namedFields();
    const receipt = await this.jobs.execute(
      { type: 'StartImport', importId, mode, dryRun, overrides, customFields, ...country, startedBy },
      context,
    );
    await this.jobs.run(importId);
    return receipt;
  }
}

@CommandHandler(CancelImport)
export class CancelImportHandler implements ICommandHandler<CancelImport> {
  constructor(private readonly jobs: ImportJobs) {}

  async execute({ importId, context }: CancelImport): Promise<Receipt> {
    await requireOwnImport(this.jobs, importId, context);
    await this.jobs.stop(importId);
    const receipt = await this.jobs.execute({ type: 'CancelImport', importId }, context);
    await this.jobs.removeFile(importId);
    return receipt;
  }
}

@QueryHandler(GetImport)
export class GetImportHandler implements IQueryHandler<GetImport> {
  constructor(private readonly jobs: ImportJobs) {}

  async execute({ importId, context }: GetImport): Promise<ImportView> {
    const { state: job, revision, position } = await requireOwnImport(this.jobs, importId, context);
    const live = this.jobs.progressOf(importId);
    const { rows, counts, offset } = live ?? job;
    const { fileName, bytes, sha256, columns, dataOffset } = job.file;
    const size = Math.max(1, bytes - dataOffset);
    const { run } = job;
    return {
      id: importId,
      revision,
      position,
      state: job.status,
      ...(fileName !== undefined && { fileName }),
      bytes,
      sha256,
      format: shownFormat(job.file),
      columns,
      mapping: named(columns, run?.mapping ?? guessMapping(columns, await this.jobs.namedFields())),
      ...(run && { mode: run.mode }),
      dryRun: run?.dryRun ?? false,
      rows,
      percent: job.status === 'completed' ? 100 : Math.round(((offset - dataOffset) / size) * 1000) / 10,
      rowsPerSecond: Math.round(live?.rowsPerSecond ?? 0),
      ...(live && live.bytesPerSecond > 0 && { secondsLeft: Math.ceil((bytes - offset) / live.bytesPerSecond) }),
      ...(live?.waitingFor !== undefined && { waitingFor: live.waitingFor }),
      counts,
      ...(job.failure !== undefined && { failure: job.failure, failureText: failureText(job.failure) }),
    };
  }
}

@QueryHandler(ReadImportErrors)
export class ReadImportErrorsHandler implements IQueryHandler<ReadImportErrors> {
  constructor(
    private readonly store: UploadStore,
    private readonly jobs: ImportJobs,
  ) {}

  /** Reads up to the last complete batch, which a crash would keep. */
  async execute({ importId, offset, context }: ReadImportErrors): Promise<ErrorFilePart> {
    const { state: job } = await requireOwnImport(this.jobs, importId, context);
    const size = this.jobs.progressOf(importId)?.errorBytes ?? job.errorBytes;
    if (size === 0) return { bytes: Buffer.from(ERROR_FILE_HEADER).subarray(offset) };
    const end = Math.min(size, offset + ERROR_PART_BYTES);
    const pieces: Buffer[] = [];
    for await (const piece of this.store.read(errorsName(importId), offset, end)) pieces.push(piece);
    const bytes = Buffer.concat(pieces);
    // The file was removed: an empty or truncated one must not look like an import without errors.
    if (offset + bytes.length < end) throw new ImportErrorsExpired({ importId });
    return { bytes, ...(end < size && { nextOffset: end }) };
  }
}

/** Returns the import if the caller uploaded it or may reach all imports. Throws ImportNotFound otherwise. */
async function requireOwnImport(jobs: ImportJobs, importId: string, { principal }: CallContext) {
  requireRight(principal, 'customer.import');
  const loaded = await jobs.load(importId);
  if (!reachesImport(principal, loaded.state)) throw new ImportNotFound({ importId });
  return loaded;
}

const shownFormat = ({
  type,
  encoding,
  delimiter,
  headerLine,
  skippedLines,
  warnings,
}: Omit<UploadedFile, 'uploadedBy'>): ImportFormatView => ({
  type,
  ...(encoding !== undefined && { encoding }),
  ...(type === 'csv' && { delimiter }),
  ...(headerLine !== undefined && { headerLine }),
  skippedLines,
  warnings: [...warnings],
});

const reachesImport = (principal: Principal, { file }: KnownImport): boolean =>
  reaches(principal, 'customer.import', { ownerId: file.uploadedBy });

const named = (columns: readonly string[], mapping: Mapping): ImportMapping =>
  Object.fromEntries(columns.map((column, index) => [column, mapping[index] ?? null]));
