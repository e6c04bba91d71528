import { csvRows } from '@crm/list-files';
import type { UploadedFile } from '../job/import-job.js';
import { REPORT_COLUMNS, type JudgedRow } from './tally.js';

/** Excel recognises UTF-8 only when the file begins with this. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The rejected rows as they were in the file, with the reason in front: ready to be corrected and imported again. The columns in front come
 * first because a row may have more cells than the header.
 */
export class RejectedRows {
  private readonly columns: readonly string[];
  private readonly delimiter: string;
  private readonly reported: ReadonlySet<number>;

  constructor({ type, columns, delimiter }: Pick<UploadedFile, 'type' | 'columns' | 'delimiter'>) {
    this.columns = columns;
    this.delimiter = type === 'csv' ? delimiter : ',';
    this.reported = new Set(columns.flatMap((column, index) => (REPORT_COLUMNS.includes(column) ? [index] : [])));
  }

  header(): string {
    return BYTE_ORDER_MARK + this.csv([[...REPORT_COLUMNS, ...this.own(this.columns)]]);
  }

  rows(rows: readonly JudgedRow[]): string {
    return this.csv(
      rows.map(({ record, faults }) => [
        String(record.line),
        [...new Set(faults.map(({ column }) => column).filter((column) => column !== undefined))].join(', '),
        faults.map(({ code }) => code).join(', '),
        faults.map(({ reason }) => reason).join(' '),
        ...this.own(this.columns.map((_column, index) => record.cells[index] ?? '')),
        ...record.cells.slice(this.columns.length),
      ]),
    );
  }

  private own(cells: readonly string[]): string[] {
    return cells.filter((_cell, index) => !this.reported.has(index));
  }

  private csv(rows: readonly (readonly string[])[]): string {
    return csvRows(rows, { delimiter: this.delimiter });
  }
}
