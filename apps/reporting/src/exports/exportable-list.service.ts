import type { Action, FieldResource } from '@crm/access';
import type { CallContext, Cell } from '@crm/contracts';
import { UnknownExportColumns } from '@crm/contracts/reporting';
import type { Value } from '@crm/list-files';
import type { ServiceClient } from '@crm/messaging';
import type { Document } from '@crm/read-models';
import type { ReadSide } from '../lists/read-side.service.js';
import type { ReadableList } from '../lists/list-question.service.js';

export interface ExportColumn {
  /** By which callers name it. */
  readonly name: string;
  /** At the head of the file. */
  readonly label: string;
  /** Among those of a PDF for which nobody named any. */
  readonly main: boolean;
  value(row: Document): Value;
}

export interface ListAsking {
  readonly context: CallContext;
  readonly customerId?: string;
  readonly q?: string;
  readonly views: ReadSide;
  readonly services: ServiceClient;
}

/** The list as one caller may read it, with the columns that this caller may see. */
export interface OpenedList extends ReadableList {
  readonly columns: readonly ExportColumn[];
}

/** One list that can be taken out as a file. Lists of records follow from their views. */
export interface ExportableList {
  readonly name: string;
  readonly title: string;
  /** The right that shows its rows; absent for what belongs to the caller alone. */
  readonly readWith?: Action;
  /** Records of which not everybody sees every field. */
  readonly fields?: FieldResource;
  /** Throws what the list itself throws: rows, fields and search are those that the caller has there. */
  open(asking: ListAsking): OpenedList | Promise<OpenedList>;
}

const SEPARATOR = '; ';

/** Several values in one cell. */
export const joined = (values: readonly Cell[]): string =>
  values.filter((value) => value !== null && value !== undefined && value !== '').join(SEPARATOR);

/** A column of rows of this form. */
export const column = <Row>(
  name: string,
  label: string,
  value: (row: Row) => Value | undefined,
  { main = false } = {},
): ExportColumn => ({ name, label, main, value: (row) => value(row as Row) ?? null });

export const MAIN = { main: true } as const;

/** The columns that were named, in that order; without names all of them, or the main ones. Throws UnknownExportColumns. */
export function chosenColumns(
  columns: readonly ExportColumn[],
  names: readonly string[] | undefined,
  format: 'csv' | 'pdf',
): readonly ExportColumn[] {
  if (names === undefined) return format === 'pdf' ? columns.filter(({ main }) => main) : columns;
  const byName = new Map(columns.map((each) => [each.name, each]));
  const errors = names.flatMap((name, index) =>
    byName.has(name)
      ? []
      : [
          {
            pointer: `/columns/${index}`,
            code: 'unknown-column',
            detail: 'This list has no such column that you may export.',
          },
        ],
  );
  if (errors.length > 0) throw new UnknownExportColumns({ allowed: [...byName.keys()] }, errors);
  return names.map((name) => byName.get(name) as ExportColumn);
}
