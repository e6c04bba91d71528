import { stringify } from 'csv-stringify/sync';
import type { RowFault } from './import-row.js';

const COLUMNS = ['line', 'column', 'code', 'reason', 'holder'];
const FORM = { record_delimiter: '\r\n', escape_formulas: true } as const;

export const ERROR_FILE_HEADER = stringify([COLUMNS], FORM);

/** RFC 4180, and no cell that a spreadsheet would run: headers come from the file. `line` is the physical line where the record starts. */
export const errorLines = (faults: readonly (RowFault & { readonly line: number })[]): string =>
  stringify(
    faults.map(({ line, column, code, reason, holder }) => [String(line), column ?? '', code, reason, holder ?? '']),
    FORM,
  );
