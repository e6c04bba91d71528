import { Forbidden, requireRight } from '@crm/access';
import { creationId, type CallContext, type Principal, type Receipt } from '@crm/contracts';
import {
  CancelExport,
  GetExport,
  ListExports,
  OpenExport,
  PDF_LIMITS,
  ReadExport,
  RemoveExport,
  RequestExport,
  type ExportPage,
  type ExportState,
  type ExportSummaryView,
  type ExportView,
  type ExportWish,
  type OpenedExport,
  ExportExpired,
  ExportNotFound,
  ExportOutOfReach,
  TooLargeForPdf,
  TooManyExports,
} from '@crm/contracts/reporting';
import { AggregateStreams, type LoadedAggregate } from '@crm/event-store';
import { collectionOf } from '@crm/read-models';
import { CommandHandler, QueryHandler, type ICommandHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ReadSide } from '../lists/read-side.service.js';
import { isStale } from '../lists/fitness.service.js';
import { answerList, questionOf } from '../lists/list-question.service.js';
import { exportDecider, stateAt, type AskedExport, type KnownExport } from './export.decider.js';
import { failureText } from './export-failures.model.js';
import { ExportFiles } from './export-files.port.js';
import { exportList, type ExportRow } from './export-list.projection.js';
import { ExportJobs, nameOf } from './export-jobs.process.js';
import { ExportPlans } from './export-plans.service.js';
import { ExportSettings } from './export-settings.port.js';
import { chosenColumns, type ExportColumn, type OpenedList } from './exportable-list.service.js';
import { exportableList, findExportableList, requireExportable, stillReaches } from './exportable-lists.registry.js';

/** Exports that one requester may have running at once. */
const MOST_RUNNING = 10;
const PART_BYTES = 256 * 1024;

@CommandHandler(RequestExport)
export class RequestExportHandler implements ICommandHandler<RequestExport> {
  constructor(
    private readonly jobs: ExportJobs,
    private readonly plans: ExportPlans,
    private readonly files: ExportFiles,
    private readonly views: ReadSide,
  ) {}

  async execute({ wish, customerId, context }: RequestExport): Promise<Receipt> {
    const { principal } = context;
    const list = exportableList(wish.list);
    requireExportable(principal, list);
    const about = customerId === undefined ? {} : { customerId };
    const opened = await this.plans.open(list, { ...wish, ...about }, context);
    const columns = chosenColumns(opened.columns, wish.columns, wish.format);
    await this.requireRoom(wish, opened, columns);
    const exportId = creationId(context, 'export');
    await isStale(this.views.progress, opened.list.projection, context);
    const receipt = await this.begin(exportId, { ...askedBy(principal, wish, columns), ...about }, context);
    await this.jobs.run(exportId);
    return receipt;
  }

  /** Throws TooLargeForPdf, and the errors of a query that cannot be understood. */
  private async requireRoom(wish: ExportWish, opened: OpenedList, columns: readonly ExportColumn[]): Promise<void> {
    const question = questionOf(opened, wish);
    const isPdf = wish.format === 'pdf';
    if (isPdf && columns.length > PDF_LIMITS.columns)
      throw new TooLargeForPdf({ what: 'columns', count: columns.length, limit: PDF_LIMITS.columns });
    const { collection } = opened.list;
    const { total = 0 } = await this.views.store.find(collection.name, { ...question, limit: 1, total: isPdf });
    if (total > PDF_LIMITS.rows) throw new TooLargeForPdf({ what: 'rows', count: total, limit: PDF_LIMITS.rows });
  }

  /** The mark in the store is written first: whatever happens after the event, the next start finds the export. */
  private async begin(exportId: string, asked: AskedExport, context: CallContext): Promise<Receipt> {
    const isNew = (await this.jobs.loadAny(exportId)).state.status === 'absent';
    if (isNew) {
      const running = this.jobs.runningOf(context.principal);
      if (running >= MOST_RUNNING) throw new TooManyExports({ running, limit: MOST_RUNNING });
      await this.files.announce(exportId);
    }
    try {
      return await this.jobs.execute({ type: 'RequestExport', exportId, asked }, context);
    } catch (refusal) {
      if (isNew) await this.files.remove(exportId);
      throw refusal;
    }
  }
}

function askedBy(
  { type, id, roles, teamIds, scopes }: Principal,
  { list, format, q, filter, sort }: ExportWish,
  columns: readonly ExportColumn[],
): AskedExport {
  if (type === 'anonymous') throw new Forbidden({ action: 'list.export' });
  return {
    requester: { type, id, roles: [...roles], teamIds: [...teamIds], ...(scopes && { scopes: [...scopes] }) },
    list,
    format,
    columns: columns.map(({ name }) => name),
    narrowedBy: [...(q === undefined ? [] : ['q' as const]), ...(filter === undefined ? [] : ['filter' as const])],
    ...(q !== undefined && { q }),
    ...(filter !== undefined && { filter }),
    ...(sort !== undefined && { sort }),
  };
}

@CommandHandler(CancelExport)
export class CancelExportHandler implements ICommandHandler<CancelExport> {
  constructor(
    private readonly jobs: ExportJobs,
    private readonly files: ExportFiles,
  ) {}

  async execute({ exportId, context }: CancelExport): Promise<Receipt> {
    await requireOwnExport(this.jobs, exportId, context);
    await this.jobs.stop(exportId);
    const receipt = await this.jobs.execute({ type: 'CancelExport', exportId }, context);
    await this.files.remove(exportId);
    return receipt;
  }
}

@CommandHandler(OpenExport)
export class OpenExportHandler implements ICommandHandler<OpenExport> {
  constructor(
    private readonly jobs: ExportJobs,
    private readonly files: ExportFiles,
    private readonly settings: ExportSettings,
  ) {}

  async execute({ exportId, context }: OpenExport): Promise<OpenedExport> {
    const { state } = await requireOwnExport(this.jobs, exportId, context);
    requireReach(exportId, state.asked, context.principal);
    const size = await this.files.size(exportId);
    if (state.status === 'completed' && size !== state.file?.bytes) throw new ExportExpired({ exportId });
    const now = new Date(this.settings.now()).toISOString();
    await this.jobs.execute({ type: 'OpenExport', exportId, now }, context);
    const { bytes = 0, sha256 = '' } = state.file ?? {};
    const { list, format } = state.asked;
    const mediaType = format === 'csv' ? 'text/csv; charset=utf-8' : 'application/pdf';
    return { fileName: `${list}-${exportId}.${format}`, mediaType, bytes, sha256 };
  }
}

/** Checks current rights: a file cannot be fetched by a requester who could no longer export it. */
function requireReach(exportId: string, { list, requester }: AskedExport, now: Principal): void {
  const exportable = findExportableList(list);
  const then = { ...requester, roles: requester.roles as Principal['roles'] };
  if (exportable === undefined || !stillReaches(now, then, exportable)) throw new ExportOutOfReach({ exportId });
}

@QueryHandler(ReadExport)
export class ReadExportHandler implements IQueryHandler<ReadExport> {
  constructor(
    private readonly jobs: ExportJobs,
    private readonly files: ExportFiles,
  ) {}

  async execute({ exportId, offset, context }: ReadExport): Promise<{ bytes: Uint8Array; nextOffset?: number }> {
    const { state } = await requireOwnExport(this.jobs, exportId, context);
    if (state.status !== 'completed' || state.file === undefined) throw new ExportExpired({ exportId });
    const bytes = await this.files.read(exportId, offset, Math.min(PART_BYTES, state.file.bytes - offset));
    const end = offset + bytes.length;
    // The file was removed while it was read: a truncated file must not look complete.
    if (bytes.length === 0 && offset < state.file.bytes) throw new ExportExpired({ exportId });
    return { bytes, ...(end < state.file.bytes && { nextOffset: end }) };
  }
}

@CommandHandler(RemoveExport)
export class RemoveExportHandler implements ICommandHandler<RemoveExport> {
  constructor(private readonly jobs: ExportJobs) {}

  async execute({ exportId, context }: RemoveExport): Promise<void> {
    const { state } = await requireOwnExport(this.jobs, exportId, context);
    if (state.status === 'completed') await this.jobs.remove(exportId, context);
  }
}

@QueryHandler(GetExport)
export class GetExportHandler implements IQueryHandler<GetExport> {
  constructor(
    private readonly jobs: ExportJobs,
    private readonly streams: AggregateStreams,
    private readonly settings: ExportSettings,
  ) {}

  async execute({ exportId, context }: GetExport): Promise<ExportView> {
    const { state: known, revision } = await requireOwnExport(this.jobs, exportId, context);
    const { requester: _you, narrowedBy: _seen, list, ...asked } = known.asked;
    const origin = await this.streams.origin(exportDecider, exportId);
    const state = stateAt(new Date(this.settings.now()).toISOString(), known);
    return {
      id: exportId,
      revision,
      list,
      ...asked,
      state,
      requestedAt: origin?.createdAt ?? '',
      ...fileOf(known.file),
      ...(known.file ? { total: known.file.rows, percent: 100, rowsPerSecond: 0 } : this.progressOf(exportId)),
      ...(known.failure !== undefined && { failure: known.failure, failureText: failureText(known.failure) }),
    };
  }

  private progressOf(exportId: string) {
    const { rows = 0, total, rowsPerSecond = 0, asOf } = this.jobs.progressOf(exportId) ?? {};
    const percent = total === undefined ? 0 : Math.round((rows / Math.max(1, total)) * 1000) / 10;
    return {
      rows,
      percent,
      rowsPerSecond: Math.round(rowsPerSecond),
      ...(total !== undefined && { total }),
      ...(total !== undefined && rowsPerSecond > 0 && { secondsLeft: Math.ceil((total - rows) / rowsPerSecond) }),
      ...(asOf !== undefined && { asOf }),
    };
  }
}

function fileOf(file: KnownExport['file']) {
  if (file === undefined) return {};
  const { position: asOf, ...rest } = file;
  return { ...rest, asOf };
}

const EXPORTS = {
  projection: exportList,
  collection: { name: collectionOf(exportList), ...exportList.collection },
  defaultSort: '-requestedAt',
};

@QueryHandler(ListExports)
export class ListExportsHandler implements IQueryHandler<ListExports, ExportPage> {
  constructor(
    private readonly views: ReadSide,
    private readonly settings: ExportSettings,
  ) {}

  async execute({ question, context }: ListExports): Promise<ExportPage> {
    requireRight(context.principal, 'list.export');
    const only = { field: 'requester', op: 'eq', value: nameOf(context.principal) } as const;
    const page = await answerList<ExportRow>(this.views, EXPORTS, question, { only, context });
    const now = new Date(this.settings.now()).toISOString();
    const items = page.items.map((row) => summaryOf(row, stateAt(now, { ...row, file: row.file ?? undefined })));
    return { items, stale: page.stale, ...(page.next !== undefined && { next: page.next }) };
  }
}

function summaryOf({ id, list, format, requestedAt, file, failure }: ExportRow, state: ExportState): ExportSummaryView {
  return {
    id,
    list,
    format,
    state,
    requestedAt,
    ...(file && { rows: file.rows, bytes: file.bytes, sha256: file.sha256, expiresAt: file.expiresAt }),
    ...(failure !== null && { failure }),
  };
}

/** Throws ExportNotFound for exports of others: the content of a file follows from the rights of its requester. */
async function requireOwnExport(
  jobs: ExportJobs,
  exportId: string,
  { principal }: CallContext,
): Promise<LoadedAggregate<KnownExport>> {
  requireRight(principal, 'list.export');
  const loaded = await jobs.load(exportId);
  if (nameOf(loaded.state.asked.requester) !== nameOf(principal)) throw new ExportNotFound({ exportId });
  return loaded;
}
