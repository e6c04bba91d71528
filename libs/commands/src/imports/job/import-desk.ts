import { Forbidden, reaches, requireRight } from '@crm/access';
import type { CallContext, Principal, Receipt } from '@crm/contracts';
import {
  MAX_FILE_NAME,
  type CancelImport,
  type DiscardImportParts,
  type ErrorFilePart,
  type GetImport,
  type ImportFormatView,
  type ImportMapping,
  type ImportReceipt,
  type ImportView,
  type OpenImport,
  type ReadImportErrors,
  type ReadRejectedRows,
  type StartImport,
  type StartImportInput,
  type StoreImportPart,
  ImportErrorsExpired,
  ImportNotFound,
} from '@crm/contracts/customers';
import { detectFormats, type Formats } from '@crm/import-files/values';
import { Injectable } from '@nestjs/common';
import {
  formattedColumns,
  guessMapping,
  resolveFormats,
  resolveMapping,
  type Mapping,
  type NamedField,
} from '../columns/mapping.js';
import { UploadQuota } from '../files/upload-quota.js';
import { UploadStore } from '../files/upload-store.js';
import { errorsName, rejectedName, takeUpload, uploadName } from '../files/uploaded-file.js';
import { ERROR_FILE_HEADER } from '../run/error-file.js';
import { RejectedRows } from '../run/rejected-rows.js';
import type { ImportProgress } from '../run/running-import.js';
import { countsOf, unreadColumns } from '../run/tally.js';
import { failureText } from './failures.js';
import { isActive, isWaiting, type KnownImport, type UploadedFile } from './import-job.js';
import { ImportJobs } from './import-jobs.js';
import { ImportedKind } from './imported-kind.js';

const PART_BYTES = 256 * 1024;

/** A message as a handler receives it. */
type Told<Message> = Message & { readonly context: CallContext };

/** Handles the messages of callers about the imports of one kind. */
@Injectable()
export class ImportDesk {
  constructor(
    private readonly store: UploadStore,
    private readonly jobs: ImportJobs,
    private readonly quota: UploadQuota,
    private readonly kind: ImportedKind,
  ) {}

  async storePart({ importId, offset, bytes, context }: Told<StoreImportPart>): Promise<void> {
    this.requireImporter(context);
    this.quota.claim(importId, context.principal, offset + bytes.length);
    await this.store.write(uploadName(importId), offset, bytes);
  }

  async discardParts({ importId, context }: Told<DiscardImportParts>): Promise<void> {
    this.requireImporter(context);
    await this.store.remove(uploadName(importId));
    this.quota.release(importId);
  }

  async open({ importId, fileName, readAs, context }: Told<OpenImport>): Promise<ImportReceipt> {
    this.requireImporter(context);
    const inspected = await takeUpload(this.store, importId, readAs);
    const file = {
      ...inspected,
      uploadedBy: context.principal.id,
      ...(fileName !== undefined && { fileName: fileName.slice(0, MAX_FILE_NAME) }),
    };
    const receipt = await this.jobs.execute({ type: 'OpenImport', importId, file }, context);
    const { columns, bytes } = inspected;
    this.quota.note(importId, file.uploadedBy, bytes);
    return { ...receipt, format: shownFormat(inspected), columns, mapping: named(columns, await this.guess(columns)) };
  }

  async start({ importId, start, context }: Told<StartImport>): Promise<Receipt> {
    const { state: job } = await this.own(importId, context);
    const { type, id, roles, teamIds, scopes } = context.principal;
    if (type === 'anonymous') throw new Forbidden({ action: this.kind.rights.imports });
    const { mode, dryRun = false, phoneCountry, kind, strict } = start;
    const startedBy = { type, id, roles: [...roles], teamIds: [...teamIds], ...(scopes && { scopes: [...scopes] }) };
    const options = {
      ...(phoneCountry !== undefined && { phoneCountry: phoneCountry.toUpperCase() }),
      ...(kind !== undefined && { kind }),
      ...(strict !== undefined && { strict }),
    };
    // A file that waits no more is refused by the job.
    const understood = isWaiting(job) ? await this.understood(importId, job, start) : { mapping: [] };
    for (const action of this.kind.rights.neededBy(understood.mapping)) requireRight(context.principal, action);
    const receipt = await this.jobs.execute(
      { type: 'StartImport', importId, mode, dryRun, ...understood, ...options, startedBy },
      context,
    );
    await this.jobs.run(importId);
    return receipt;
  }

  async cancel({ importId, context }: Told<CancelImport>): Promise<Receipt> {
    await this.own(importId, context);
    return this.jobs.cancel(importId, context);
  }

  async show({ importId, context }: Told<GetImport>): Promise<ImportView> {
    const { state: job, revision, position } = await this.own(importId, context);
    const live = this.liveOf(importId, job);
    const { rows, tally, offset } = live ?? job;
    const { fileName, bytes, sha256, columns, dataOffset } = job.file;
    const size = Math.max(1, bytes - dataOffset);
    const { run } = job;
    const mapping = run?.mapping ?? (await this.guess(columns));
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

  errors(message: Told<ReadImportErrors>): Promise<ErrorFilePart> {
    return this.part(message, ({ errorBytes }) => ({
      name: errorsName(message.importId),
      size: errorBytes,
      empty: () => ERROR_FILE_HEADER,
    }));
  }

  rejected(message: Told<ReadRejectedRows>): Promise<ErrorFilePart> {
    return this.part(message, ({ rejectedBytes }, { file }) => ({
      name: rejectedName(message.importId),
      size: rejectedBytes,
      empty: () => new RejectedRows(file).header(),
    }));
  }

  private async part(
    { importId, offset, context }: Told<ReadImportErrors>,
    fileOf: (sizes: Pick<KnownImport, 'errorBytes' | 'rejectedBytes'>, job: KnownImport) => PartedFile,
  ): Promise<ErrorFilePart> {
    const { state: job } = await this.own(importId, context);
    const { name, size, empty } = fileOf(this.liveOf(importId, job) ?? job, job);
    if (size === 0) return { bytes: Buffer.from(empty()).subarray(offset) };
    const end = Math.min(size, offset + PART_BYTES);
    const pieces: Buffer[] = [];
    for await (const piece of this.store.read(name, offset, end)) pieces.push(piece);
    const bytes = Buffer.concat(pieces);
    // The file was removed: an empty or truncated one must not look like an import without errors.
    if (offset + bytes.length < end) throw new ImportErrorsExpired({ importId });
    return { bytes, ...(end < size && { nextOffset: end }) };
  }

  private requireImporter({ principal }: CallContext): void {
    requireRight(principal, this.kind.rights.imports);
  }

  /** Returns the import if the caller uploaded it or may reach all imports. Throws ImportNotFound otherwise. */
  private async own(importId: string, context: CallContext) {
    this.requireImporter(context);
    const loaded = await this.jobs.load(importId);
    if (!this.reachesImport(context.principal, loaded.state)) throw new ImportNotFound({ importId });
    return loaded;
  }

  private reachesImport(principal: Principal, { file }: KnownImport): boolean {
    return reaches(principal, this.kind.rights.imports, { ownerId: file.uploadedBy });
  }

  /** Once its end is recorded, what the log says counts. */
  private liveOf(importId: string, job: KnownImport): ImportProgress | undefined {
    return isActive(job) ? this.jobs.progressOf(importId) : undefined;
  }

  private async guess(columns: readonly string[]): Promise<Mapping> {
    return guessMapping(this.kind.columns, columns, await this.kind.namedFields());
  }

  /** Recorded with the start, so that a run that continues after a crash reads the rest of the file in the same way. */
  private async understood(
    importId: string,
    job: KnownImport,
    { mapping: overrides = {}, formats: chosen = {} }: StartImportInput,
  ): Promise<{ readonly mapping: Mapping; readonly formats?: Formats }> {
    const customFields: readonly NamedField[] = await this.kind.namedFields();
    const { columns } = job.file;
    const mapping = resolveMapping(this.kind.columns, columns, overrides, customFields);
    const resolved = resolveFormats(this.kind.columns, columns, mapping, chosen, customFields);
    const formatted = formattedColumns(mapping, customFields);
    if (formatted.length === 0) return { mapping };
    return { mapping, formats: detectFormats(formatted, resolved, await this.jobs.sample(importId, job)) };
  }
}

interface PartedFile {
  readonly name: string;
  /** Up to the last complete batch, which a crash would keep. */
  readonly size: number;
  /** What a file without lines holds. */
  readonly empty: () => string;
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

const named = (columns: readonly string[], mapping: Mapping): ImportMapping =>
  Object.fromEntries(columns.map((column, index) => [column, mapping[index] ?? null]));
