import { levelOf } from '@crm/access';
import { ExportNotFound } from '@crm/contracts/reporting';
import type { CallContext } from '@crm/contracts';
import { ServiceClient } from '@crm/messaging';
import { Injectable } from '@nestjs/common';
import { ReadSide } from '../lists/read-side.service.js';
import { directoryList } from '../directory/directory-list.projection.js';
import { namesFor, namesOf } from '../directory/names.service.js';
import { questionOf } from '../lists/list-question.service.js';
import type { AskedExport } from './export.decider.js';

import { ExportFiles } from './export-files.port.js';
import { chosenColumns, type ExportableList, type ExportColumn, type OpenedList } from './exportable-list.service.js';
import { findExportableList } from './exportable-lists.registry.js';
import { CsvFileWriter, type FileWriter, PdfFileWriter } from '@crm/list-files';
import { requireWhole } from '../lists/fitness.service.js';
import type { ExportPlan } from './export-run.process.js';

/** How long an export waits for its view. */
const VIEW_PATIENCE_MS = 60_000;

/** Plans an export: which rows, which columns, and which kind of file. */
@Injectable()
export class ExportPlans {
  constructor(
    private readonly services: ServiceClient,
    private readonly views: ReadSide,
    private readonly files: ExportFiles,
  ) {}

  /** Opens the list as the caller may read it. Throws the errors of the list itself. */
  async open(
    list: ExportableList,
    { customerId, q }: Pick<AskedExport, 'customerId' | 'q'>,
    context: CallContext,
  ): Promise<OpenedList> {
    const { views, services } = this;
    const about = { ...(customerId !== undefined && { customerId }), ...(q !== undefined && { q }) };
    const opened = await list.open({ context, views, services, ...about });
    if (levelOf(context.principal, 'directory.read') !== 'none') return opened;
    return { ...opened, columns: opened.columns.filter(({ names }) => names === undefined) };
  }

  async of(exportId: string, asked: AskedExport, context: CallContext): Promise<ExportPlan> {
    const list = findExportableList(asked.list);
    if (list === undefined) throw new ExportNotFound({ exportId }); // written by another release
    const opened = await this.open(list, asked, context);
    const columns = chosenColumns(opened.columns, asked.columns, asked.format);
    const { projection, collection } = opened.list;
    return {
      exportId,
      collection: collection.name,
      projection: projection.name,
      whole: async (signal) => {
        for (const view of columns.some(({ names }) => names) ? [projection, directoryList] : [projection])
          await requireWhole(this.views.progress, view, VIEW_PATIENCE_MS, signal);
      },
      names: (ids) => namesFor(context.principal, this.views.store, ids),
      question: questionOf(opened, asked),
      columns,
      store: this.views.store,
      files: this.files,
      writer: await this.writerOf(list, asked, columns),
    };
  }

  private async writerOf(
    { title }: ExportableList,
    { format, requester, q, filter, sort }: AskedExport,
    columns: readonly ExportColumn[],
  ): Promise<FileWriter> {
    const labels = columns.map(({ label }) => label);
    if (format === 'csv') return new CsvFileWriter(labels);
    const asked = [
      ...(q ? [`Search: ${q}`] : []),
      ...(filter ? [`Filter: ${filter}`] : []),
      ...(sort ? [`Sort: ${sort}`] : []),
    ];
    return new PdfFileWriter({
      title,
      labels,
      asked: asked.join('   ') || 'All rows',
      by: await this.callNameOf(requester),
      at: new Date().toISOString(),
    });
  }

  /** Returns the display name of the requester. */
  private async callNameOf({ type, id }: AskedExport['requester']): Promise<string> {
    if (type === 'system') return 'the command line';
    return (await namesOf(this.views.store, [id])).get(id) ?? id;
  }
}
