import { csvRows } from '@crm/list-files';
import type { RowFault } from '../rows/row-fault.js';

const COLUMNS = ['line', 'column', 'code', 'reason', 'holder'];

export const ERROR_FILE_HEADER = csvRows([COLUMNS]);

/** RFC 4180, without cells that a spreadsheet would execute: headers come from the file. `line` is the physical line where a record starts. */
export const errorLines = (faults: readonly (RowFault & { readonly line: number })[]): string =>
  csvRows(
    faults.map(({ line, column, code, reason, holder }) => [String(line), column ?? '', code, reason, holder ?? '']),
  );
