import type { TSchema } from 'typebox';
import { useOf, type ColumnUse, type FieldUse, type FilterUse, type View } from './view-definition.js';

export interface ViewField {
  readonly name: string;
  readonly schema: TSchema;
  readonly use: FieldUse;
}
export const fieldsOf = ({ schema }: Pick<View, 'schema'>): ViewField[] =>
  Object.entries(schema.properties).map(([name, property]) => ({
    name,
    schema: property,
    use: useOf(property),
  }));

export interface ViewFilter extends Omit<FilterUse, 'type'> {
  readonly name: string;
  readonly path: string;
  readonly type: 'keyword' | 'text' | 'number' | 'boolean';
  /** The field of the record that it reads. Callers who may not see that field cannot use the filter. */
  readonly of: string;
}
export const filtersOf = (view: Pick<View, 'schema'>): ViewFilter[] =>
  fieldsOf(view).flatMap(({ name: of, schema, use: { filter } }) =>
    listed<FilterUse>(filter === 'text' ? { type: filter } : filter).map(({ name = of, path = of, type, ...more }) => ({
      name,
      path,
      type: type ?? STORED_AS[kindOf(schema)] ?? 'keyword',
      ...more,
      of,
    })),
  );

export interface ViewColumn extends ColumnUse {
  readonly name: string;
  readonly label: string;
  readonly of: string;
}
export const columnsOf = (view: Pick<View, 'schema'>): ViewColumn[] =>
  fieldsOf(view).flatMap(({ name: of, use: { column } }) =>
    listed<ColumnUse>(column === 'main' ? { main: true } : column).map(
      ({ name = of, label = inWords(name), ...more }) => ({
        name,
        label,
        ...more,
        of,
      }),
    ),
  );

/** What a frontend needs to know to build a table of the list. */
export const fieldsMetadata = (view: Pick<View, 'schema'>) => {
  const filters = filtersOf(view);
  const columns = columnsOf(view);
  return fieldsOf(view).map(({ name, schema, use: { search, names } }) => {
    const asked = filters.filter(({ of }) => of === name);
    const shown = columns.filter(({ of }) => of === name);
    return {
      name,
      label: shown.find((column) => column.name === name)?.label ?? inWords(name),
      holds: kindOf(schema),
      filterable: asked.map((filter) => filter.name),
      sortable: asked.filter(({ many }) => !many).map((filter) => filter.name),
      searched: search !== undefined,
      exported: shown.map((column) => column.name),
      ...(names && { names }),
    };
  });
};

const STORED_AS: Readonly<Record<string, ViewFilter['type']>> = {
  boolean: 'boolean',
  number: 'number',
  integer: 'number',
};

/** The JSON type of the value when it is not null; `string` for an `enum`. */
function kindOf(schema: TSchema): string {
  const { type, anyOf } = schema as { readonly type?: string; readonly anyOf?: readonly TSchema[] };
  return type ?? (anyOf?.[0] ? kindOf(anyOf[0]) : 'string');
}

function listed<Use extends object>(use: true | Use | readonly Use[] | undefined): readonly Use[] {
  if (use === undefined) return [];
  if (use === true) return [{} as Use];
  return Array.isArray(use) ? (use as readonly Use[]) : [use as Use];
}

/** `customerId` becomes `Customer id`. */
function inWords(name: string): string {
  const words = name.replace(/(?!^)[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}
