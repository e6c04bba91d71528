import type { Action, FieldResource } from '@crm/access';
import type { CallContext, Cell } from '@crm/contracts';
import { UnknownExportColumns } from '@crm/contracts/reporting';
import type { Value } from '@crm/list-files';
import type { ServiceClient } from '@crm/messaging';
import type { Document } from '@crm/read-models';
import type { Names } from '../directory/names.service.js';
import type { ReadSide } from '../lists/read-side.service.js';
import type { ReadableList } from '../lists/list-question.service.js';

export interface ExportColumn {
  /** The name that callers use. */
  readonly name: string;
  /** The heading in the file. */
  readonly label: string;
  /** Whether a PDF has the column if the caller names none. */
  readonly main: boolean;
  /** The ids whose names the column shows. Absent: it shows none. */
  readonly names?: (row: Document) => readonly string[];
  value(row: Document, names: Names): Value;
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

/** A list that can be exported as a file. Lists of records are derived from their views. */
export interface ExportableList {
  readonly name: string;
  readonly title: string;
  /** The right to read its rows; absent for a list that contains only the caller's own data. */
  readonly readWith?: Action;
  /** Set if the rows belong to the members of teams. */
  readonly ofTeams?: boolean;
  /** Rights that let more rows into it. */
  readonly alsoShows?: readonly Action[];
  /** Set if some callers may see only some fields of the records. */
  readonly fields?: FieldResource;
  /** Rows, fields and search are those that the caller has in the list. Throws the errors of the list itself. */
  open(asking: ListAsking): OpenedList | Promise<OpenedList>;
}

const SEPARATOR = '; ';

/** Joins several values in one cell. */
export const joined = (values: readonly Cell[]): string =>
  values.filter((value) => value !== null && value !== undefined && value !== '').join(SEPARATOR);

/** A column for rows of type `Row`. */
export const column = <Row>(
  name: string,
  label: string,
  value: (row: Row) => Value | undefined,
  { main = false } = {},
): ExportColumn => ({ name, label, main, value: (row) => value(row as Row) ?? null });

/** A column with the names behind ids; an id without a name stays as it is. */
export const nameColumn = (
  { name, label, main }: Pick<ExportColumn, 'name' | 'label' | 'main'>,
  idsOf: (row: Document) => readonly string[],
): ExportColumn => ({
  name,
  label,
  main,
  names: idsOf,
  value: (row, names) => joined(idsOf(row).map((id) => names.get(id) ?? id)),
});

export const MAIN = { main: true } as const;

/** Returns the named columns in the given order; without names all of them, or the main ones for a PDF. Throws UnknownExportColumns. */
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
            detail: 'The list does not have this column, or you may not see it.',
          },
        ],
  );
  if (errors.length > 0) throw new UnknownExportColumns({ allowed: [...byName.keys()] }, errors);
  return names.map((name) => byName.get(name) as ExportColumn);
}
