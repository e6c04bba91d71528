import type { FileRecord } from '@crm/import-files';
import { undressed } from '@crm/import-files/values';
import type { ImportColumns } from '../columns/import-columns.js';
import { labelled, usesOf, type ColumnUse, type Mapping } from '../columns/mapping.js';
import { RowCells, type ColumnPlan } from './row-cells.js';
import type { RowFault } from './row-fault.js';

/** A record of the file as the run understands it. */
export interface ReadRecord<Row> {
  /** undefined: the row is refused; `faults` say why. */
  readonly row: Row | undefined;
  readonly faults: readonly RowFault[];
  /** What was left out of an accepted row, or read with doubts. */
  readonly warnings: readonly RowFault[];
}

export interface RowSettings {
  readonly columns: readonly string[];
  readonly mapping: Mapping;
  /** Warnings refuse the row. */
  readonly strict?: boolean | undefined;
}

const BROKEN: Readonly<Record<NonNullable<FileRecord['broken']>, string>> = {
  'record-too-long': 'The row or card is longer than 1 MiB, or a quote in it is not closed.',
  'quote-not-closed': 'A quote is opened in this row and never closed.',
  'card-not-closed': 'The card begins here and is never closed.',
  'after-table':
    'The row has one cell and stands below the table, after an empty line, like the foot of a report. Move it into the table if it is a record.',
};

/** Returns a function that reads records by `read`, which tells the faults to the cells. Empty cells are ignored. */
export function rowReader<Row>(
  kind: ImportColumns,
  { columns, mapping, strict }: RowSettings,
  read: (cells: RowCells) => Row,
): (record: FileRecord) => ReadRecord<Row> {
  const uses = usesOf(kind, columns, mapping);
  const plan: ColumnPlan = { columns, uses, labels: labelsOf(uses) };
  return ({ cells, broken }) => {
    if (broken !== undefined) return refused([{ code: broken, reason: BROKEN[broken] }]);
    if (cells.length > columns.length && cells.slice(columns.length).some((cell) => cell.trim() !== ''))
      return refused([
        { code: 'too-many-cells', reason: `The row has ${cells.length} cells, the header ${columns.length}.` },
      ]);
    if (isHeader(cells, columns)) return refused([HEADER_AGAIN]);
    const filled = new RowCells(cells, plan);
    const row = read(filled);
    const { faults, warnings } = filled;
    if (strict) faults.push(...warnings);
    return faults.length > 0 ? refused(faults) : { row, faults, warnings };
  };
}

/** Files that were joined have their headers in between. */
const isHeader = (cells: readonly string[], columns: readonly string[]): boolean =>
  cells.length > 1 &&
  cells.length === columns.length &&
  cells.every((cell, index) => undressed(cell) === columns[index]);
const HEADER_AGAIN: RowFault = { code: 'header-again', reason: 'The row repeats the header of the file.' };

const refused = (faults: readonly RowFault[]) => ({ row: undefined, faults, warnings: [] });

function labelsOf(uses: readonly ColumnUse[]): Map<number, number> {
  const pairs = uses.flatMap(({ target, index }) => {
    const wanted = labelled(target);
    const value = uses.find((use) => use.target === wanted && use.index > index);
    return value === undefined ? [] : [[value.index, index] as const];
  });
  return new Map(pairs);
}
