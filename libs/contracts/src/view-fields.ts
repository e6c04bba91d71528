import type { TSchema } from 'typebox';
import type { Operand } from './operand.js';
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
  /** How its values are stored and compared. */
  readonly type: 'keyword' | 'text' | 'number' | 'boolean';
  /** Set when a text that callers compare it with must be brought into the stored form. */
  readonly operand?: Operand;
  /** The field of the record that it reads. Callers who may not see that field cannot use the filter. */
  readonly of: string;
}
export const filtersOf = (view: Pick<View, 'schema'>): ViewFilter[] =>
  fieldsOf(view).flatMap(({ name: of, schema, use: { filter } }) =>
    listed<FilterUse>(typeof filter === 'string' ? { type: filter } : filter).map(
      ({ name = of, path = of, type, ...more }) => ({
        name,
        path,
        ...comparedAs(name, type ?? operandOf(schema)),
        ...more,
        of,
      }),
    ),
  );

/** A text whose schema says no more is a mistake: times, choices and ids would be compared as texts without a word. */
function comparedAs(name: string, type: ComparedType | undefined): Pick<ViewFilter, 'type' | 'operand'> {
  if (type === undefined)
    throw new TypeError(`the filter ${name} must say what it is compared with: text, keyword, id, code, …`);
  return isStoredType(type) ? { type } : { type: 'keyword', operand: type };
}

type ComparedType = ViewFilter['type'] | Operand;
const isStoredType = (type: ComparedType): type is ViewFilter['type'] =>
  type === 'text' || type === 'keyword' || type === 'number' || type === 'boolean';

const FORMATS: Readonly<Record<string, Operand>> = { 'date-time': 'moment', date: 'day', uuid: 'id', email: 'email' };

/** undefined: any text. */
function operandOf(schema: TSchema): ComparedType | undefined {
  const { type, format, enum: words, anyOf, items } = schema as PropertySchema;
  if (anyOf?.[0] !== undefined) return operandOf(anyOf[0]);
  if (type === 'array') return items && operandOf(items);
  if (words !== undefined) return { oneOf: words };
  return format === undefined ? STORED_AS[type ?? ''] : FORMATS[format];
}

interface PropertySchema extends TSchema {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  /** For a nullable value: the schema of the value comes first. */
  readonly anyOf?: readonly TSchema[];
  readonly items?: TSchema;
}

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
      comparedWith: Object.fromEntries(asked.map((filter) => [filter.name, operandName(filter)])),
      sortable: asked.filter(({ many }) => !many).map((filter) => filter.name),
      searched: search !== undefined,
      exported: shown.map((column) => column.name),
      ...(names && { names }),
    };
  });
};

/** For a choice its words, otherwise the name of the type. */
const operandName = ({ type, operand }: ViewFilter) =>
  typeof operand === 'object' ? operand.oneOf : (operand ?? type);

const STORED_AS: Readonly<Record<string, ViewFilter['type']>> = {
  boolean: 'boolean',
  number: 'number',
  integer: 'number',
};

/** The JSON type of the value when it is not null; `string` for an `enum`. */
function kindOf(schema: TSchema): string {
  const { type, anyOf } = schema as PropertySchema;
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
