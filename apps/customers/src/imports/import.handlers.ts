import { Forbidden, reaches, requireRight } from '@crm/access';
import type { CallContext, Principal, Receipt } from '@crm/contracts';
import {
  CancelImport,
  DiscardImportParts,
  GetImport,
  MAX_FILE_NAME,
  OpenImport,
  ReadImportErrors,
  ReadRejectedRows,
  StartImport,
  StoreImportPart,
  type ErrorFilePart,
  type ImportFormatView,
  type ImportFormat,
  type ImportMapping,
  type ImportReceipt,
  type ImportView,
  ImportErrorsExpired,
  ImportNotFound,
} from '@crm/contracts/customers';
import { CommandHandler, QueryHandler, type ICommandHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ERROR_FILE_HEADER } from './error-file.adapter.js';
import { failureText } from './import-failures.model.js';
import { isActive, isWaiting, type KnownImport, type UploadedFile } from './import-job.decider.js';

import { ImportJobs } from './import-jobs.service.js';
import type { ImportProgress } from './import-run.process.js';
import { countsOf, unreadColumns } from './import-tally.model.js';
import { RejectedRows } from './rejected-rows.adapter.js';
import { errorsName, rejectedName, takeUpload, uploadName } from './uploaded-file.service.js';
import { detectFormats, formattedColumns } from './import-formats.model.js';
import { guessMapping, resolveFormats, resolveMapping, type Mapping, type NamedField } from './import-mapping.model.js';
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
    const { state: job } = await requireOwnImport(this.jobs, importId, context);
    const { type, id, roles, teamIds, scopes } = context.principal;
    if (type === 'anonymous') throw new Forbidden({ action: 'customer.import' });
    const { mode, dryRun = false, mapping: overrides = {}, phoneCountry, kind, formats: chosen = {}, strict } = start;
    const startedBy = { type, id, roles: [...roles], teamIds: [...teamIds], ...(scopes && { scopes: [...scopes] }) };
    const options = {
      ...(phoneCountry !== undefined && { phoneCountry: phoneCountry.toUpperCase() }),
      ...(kind !== undefined && { kind }),
      ...(strict !== undefined && { strict }),
    };
    const customFields = await this.jobs.namedFields();
    const mapping = isWaiting(job) ? resolveMapping(job.file.columns, overrides, customFields) : [];
    if (mapping.includes('note')) requireRight(context.principal, 'note.create');
    const formats = isWaiting(job) && (await this.formats(importId, { job, mapping, chosen, customFields }));
    const receipt = await this.jobs.execute(
      { type: 'StartImport', importId, mode, dryRun, overrides, customFields, ...formats, ...options, startedBy },
      context,
    );
    await this.jobs.run(importId);
    return receipt;
  }

  /** Recorded with the start, so that a run that continues after a crash reads the rest of the file in the same way. */
  private async formats(
    importId: string,
    { job, mapping, chosen, customFields }: Understanding,
  ): Promise<{ formats?: (ImportFormat | null)[] }> {
    const resolved = resolveFormats(job.file.columns, mapping, chosen, customFields);
    const columns = formattedColumns(mapping, customFields);
    if (columns.length === 0) return {};
    return { formats: [...detectFormats(columns, resolved, await this.jobs.sample(importId, job))] };
  }
}

interface Understanding {
  readonly job: KnownImport;
  readonly mapping: Mapping;
  readonly chosen: Readonly<Record<string, ImportFormat>>;
  readonly customFields: readonly NamedField[];
}

@CommandHandler(CancelImport)
export class CancelImportHandler implements ICommandHandler<CancelImport> {
  constructor(private readonly jobs: ImportJobs) {}

  async execute({ importId, context }: CancelImport): Promise<Receipt> {
    await requireOwnImport(this.jobs, importId, context);
    return this.jobs.cancel(importId, context);
  }
}

@QueryHandler(GetImport)
export class GetImportHandler implements IQueryHandler<GetImport> {
  constructor(private readonly jobs: ImportJobs) {}

  async execute({ importId, context }: GetImport): Promise<ImportView> {
    const { state: job, revision, position } = await requireOwnImport(this.jobs, importId, context);
    const live = liveOf(this.jobs, importId, job);
    const { rows, tally, offset } = live ?? job;
    const { fileName, bytes, sha256, columns, dataOffset } = job.file;
    const size = Math.max(1, bytes - dataOffset);
    const { run } = job;
    const mapping = run?.mapping ?? guessMapping(columns, await this.jobs.namedFields());
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
      mapping: named(columns, mapping),
      ...(run && { mode: run.mode }),
      dryRun: run?.dryRun ?? false,
      rows,
      percent: job.status === 'completed' ? 100 : Math.round(((offset - dataOffset) / size) * 1000) / 10,
      rowsPerSecond: Math.round(live?.rowsPerSecond ?? 0),
      ...(live && live.bytesPerSecond > 0 && { secondsLeft: Math.ceil((bytes - offset) / live.bytesPerSecond) }),
      ...(live?.waitingFor !== undefined && { waitingFor: live.waitingFor }),
      counts: countsOf(tally),
      ignored: unreadColumns(columns, mapping).map((column, index) => ({
        column: columns[column] ?? '',
        ...(run && { filled: tally.filled[index] ?? 0 }),
      })),
      remarks: tally.remarks,
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

  async execute({ importId, offset, context }: ReadImportErrors): Promise<ErrorFilePart> {
    const { state: job } = await requireOwnImport(this.jobs, importId, context);
    const size = (liveOf(this.jobs, importId, job) ?? job).errorBytes;
    if (size === 0) return { bytes: Buffer.from(ERROR_FILE_HEADER).subarray(offset) };
    return filePart(this.store, { importId, name: errorsName(importId), size, offset });
  }
}

@QueryHandler(ReadRejectedRows)
export class ReadRejectedRowsHandler implements IQueryHandler<ReadRejectedRows> {
  constructor(
    private readonly store: UploadStore,
    private readonly jobs: ImportJobs,
  ) {}

  async execute({ importId, offset, context }: ReadRejectedRows): Promise<ErrorFilePart> {
    const { state: job } = await requireOwnImport(this.jobs, importId, context);
    const size = (liveOf(this.jobs, importId, job) ?? job).rejectedBytes;
    if (size === 0) return { bytes: Buffer.from(new RejectedRows(job.file).header()).subarray(offset) };
    return filePart(this.store, { importId, name: rejectedName(importId), size, offset });
  }
}

interface WantedPart {
  readonly importId: string;
  readonly name: string;
  /** Up to the last complete batch, which a crash would keep. */
  readonly size: number;
  readonly offset: number;
}

async function filePart(store: UploadStore, { importId, name, size, offset }: WantedPart): Promise<ErrorFilePart> {
  const end = Math.min(size, offset + ERROR_PART_BYTES);
  const pieces: Buffer[] = [];
  for await (const piece of store.read(name, offset, end)) pieces.push(piece);
  const bytes = Buffer.concat(pieces);
  // The file was removed: an empty or truncated one must not look like an import without errors.
  if (offset + bytes.length < end) throw new ImportErrorsExpired({ importId });
  return { bytes, ...(end < size && { nextOffset: end }) };
}

/** Once its end is recorded, what the log says counts. */
const liveOf = (jobs: ImportJobs, importId: string, job: KnownImport): ImportProgress | undefined =>
  isActive(job) ? jobs.progressOf(importId) : undefined;

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
