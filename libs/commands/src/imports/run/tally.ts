import { type ImportCounts, type ImportRemark } from '@crm/contracts/customers';
import type { FileRecord } from '@crm/import-files';
import type { RowFault } from '../rows/row-fault.js';
import type { Mapping } from '../columns/mapping.js';

export type RowOutcome =
  | {
      readonly kind: 'created' | 'updated' | 'unchanged' | 'skipped';
      /** What only the look at the stored records shows. */
      readonly warnings?: readonly RowFault[];
      /** Is counted, but listed for the first row only. */
      readonly remark?: RowFault;
    }
  | { readonly kind: 'failed'; readonly fault: RowFault };

/** A row that was taken or refused. */
export interface JudgedRow {
  readonly record: FileRecord;
  readonly outcome: RowOutcome;
  /** Why the row failed. */
  readonly faults: readonly RowFault[];
  /** About a row that was taken. */
  readonly warnings: readonly RowFault[];
}

/** What some rows came to. */
export interface ImportTally extends ImportCounts {
  /** For each unread column: how many rows fill it. */
  readonly filled: number[];
  readonly remarks: ImportRemark[];
}

export const NO_COUNTS: ImportCounts = {
  created: 0,
  updated: 0,
  unchanged: 0,
  skipped: 0,
  failed: 0,
  warned: 0,
  warnings: 0,
};
export const NO_TALLY: ImportTally = { ...NO_COUNTS, filled: [], remarks: [] };

/** Columns that `rejectedRows` adds. In a file that is imported again they are no data. */
export const REPORT_COLUMNS = ['import:line', 'import:column', 'import:code', 'import:reason'];
/** Lines that a remark names. */
const FIRST_LINES = 5;

/** Places of the columns that are not read. */
export const unreadColumns = (columns: readonly string[], mapping: Mapping): number[] =>
  columns.flatMap((column, index) => (mapping[index] || REPORT_COLUMNS.includes(column) ? [] : [index]));

export const countsOf = (counts: ImportCounts): ImportCounts => addCounts(NO_COUNTS, counts);

const addCounts = (one: ImportCounts, other: ImportCounts): ImportCounts => ({
  created: one.created + other.created,
  updated: one.updated + other.updated,
  unchanged: one.unchanged + other.unchanged,
  skipped: one.skipped + other.skipped,
  failed: one.failed + other.failed,
  warned: one.warned + other.warned,
  warnings: one.warnings + other.warnings,
});

export const sumOf = (one: ImportTally, other: ImportTally): ImportTally => ({
  ...addCounts(one, other),
  filled: Array.from(
    { length: Math.max(one.filled.length, other.filled.length) },
    (_none, index) => (one.filled[index] ?? 0) + (other.filled[index] ?? 0),
  ),
  remarks: merged([...one.remarks, ...other.remarks]),
});

function merged(remarks: readonly ImportRemark[]): ImportRemark[] {
  const byCode = new Map<string, ImportRemark>();
  for (const remark of remarks) {
    const key = `${remark.code} ${remark.failed}`;
    const known = byCode.get(key);
    if (known === undefined) byCode.set(key, { ...remark, lines: remark.lines.slice(0, FIRST_LINES) });
    else {
      known.count += remark.count;
      if (known.lines.length < FIRST_LINES)
        known.lines.push(...remark.lines.slice(0, FIRST_LINES - known.lines.length));
    }
  }
  return [...byCode.values()];
}

export function tallyOf(rows: readonly JudgedRow[], unread: readonly number[]): ImportTally {
  const counts = { ...NO_COUNTS };
  const filled = unread.map(() => 0);
  const remarks: ImportRemark[] = [];
  for (const { record, outcome, faults, warnings } of rows) {
    counts[outcome.kind] += 1;
    counts.warnings += warnings.length;
    if (warnings.length > 0) counts.warned += 1;
    unread.forEach((column, index) => {
      if (record.cells[column]?.trim()) filled[index] = (filled[index] ?? 0) + 1;
    });
    const lines = [record.line];
    for (const { code } of faults) remarks.push({ code, failed: true, count: 1, lines });
    for (const { code } of warnings) remarks.push({ code, failed: false, count: 1, lines });
    if (outcome.kind !== 'failed' && outcome.remark !== undefined)
      remarks.push({ code: outcome.remark.code, failed: false, count: 1, lines });
  }
  return { ...counts, filled, remarks: merged(remarks) };
}
