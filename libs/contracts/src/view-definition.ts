import Type, { type Static, type TObject, type TProperties, type TSchema } from 'typebox';
import type { Named } from './named-ids.js';
import type { OperandType } from './operand.js';

/** A name that callers filter by, and sort by unless it has many values. */
export interface FilterUse {
  /** Default: the name of the field. */
  readonly name?: string;
  /** Dotted path into the row. Default: the name of the field. */
  readonly path?: string;
  /** What callers compare it with. Default: derived from the schema of the field, which must say more than `string`. */
  readonly type?: OperandType;
  /** One row has many values, or rows are looked up by this field while the view is built. */
  readonly many?: true;
  /** The path leads to objects: the value is these members of each, joined by colons. */
  readonly members?: readonly string[];
}

export type Cell = string | number | boolean | null | undefined;

/** A column of exported files. `cell` is a method so that columns of different fields fit in one list. */
export interface ColumnUse<Value = unknown> {
  /** Default: the name of the field. */
  readonly name?: string;
  /** The heading in the file. Default: the name, split into words. */
  readonly label?: string;
  /** Included in a PDF when the request names no columns. */
  readonly main?: true;
  /** Returns the content of a cell, which may be several values. Default: the value of the field. */
  cell?(value: Value): Cell | readonly Cell[];
  /** The cell holds the names behind the ids of the field. */
  readonly named?: true;
}

/** What callers can do with a field besides reading it. */
export interface FieldUse<Value = unknown> {
  /** `true`: under its own name, with the type of its schema. A word: the type. */
  readonly filter?: true | Extract<OperandType, string> | FilterUse | readonly FilterUse[];
  /**
   * Searched by `q`: `words` are split, `codes` (addresses, numbers) are matched by prefix, `phones` (E.164) as people write them too. Functions
   * return the texts to search.
   */
  readonly search?: 'words' | 'codes' | SearchUse<Value>;
  readonly column?: true | 'main' | ColumnUse<Value> | readonly ColumnUse<Value>[];
  /** The value is an id, or a list of ids, of such holders: `include=names` adds their names. */
  readonly names?: Named;
}

export interface SearchUse<Value = unknown> {
  words?(value: Value): readonly Cell[];
  codes?(value: Value): readonly Cell[];
  phones?(value: Value): readonly Cell[];
}

export const USE = 'x-use';

/** A property of a view and what callers can do with it. Copies non-enumerable members too, like `personal`. */
export const field = <S extends TSchema>(schema: S, use: FieldUse<NonNullable<Static<S>>>): S =>
  Object.defineProperties(
    {},
    { ...Object.getOwnPropertyDescriptors(schema), [USE]: { value: use, enumerable: true } },
  ) as S;

export const uuid = (options: object = {}) =>
  Type.String({ format: 'uuid', example: '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10', ...options });
/** RFC 3339 UTC. */
export const moment = (options: object = {}) =>
  Type.String({ format: 'date-time', example: '2026-11-21T09:30:00.000Z', ...options });
/** A calendar day, YYYY-MM-DD. */
export const day = (options: object = {}) => Type.String({ format: 'date', example: '2026-12-01', ...options });
export const oneOf = <const Words extends readonly string[]>(words: Words, options: object = {}) =>
  Type.Unsafe<Words[number]>({ type: 'string', enum: words, ...options });
export const nullable = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()]);

/** The column beside `ownerId` that people read. */
export const ownerName: ColumnUse<unknown> = { name: 'ownerName', label: 'Owner', main: true, named: true };
/** The column beside `teamId` that people read. */
export const teamName: ColumnUse<unknown> = { name: 'teamName', label: 'Team', named: true };

/** A list and its single records, declared once. Row type, OpenAPI schema, filters, search and columns are derived from it. */
export interface View {
  /** Name of the list: `notes`. */
  readonly name: string;
  readonly title: string;
  /** Describes one of its records, for the documentation. */
  readonly description: string;
  /** The kind of record that it shows, as named in rights and feeds. Absent: its rows have no revision. */
  readonly record?: string;
  /** Actions on a record that rights may allow. Absent: the rows do not list them. */
  readonly actions?: readonly string[];
  readonly schema: TObject;
  /** Field names separated by commas; a minus sorts in descending order. */
  readonly defaultSort: string;
  /** For the documentation: where the words of `q` are searched. Absent: the list has no search. */
  readonly searched?: string;
  /** Filter names whose values callers may have counted. Absent: none. */
  readonly facets?: readonly string[];
  readonly examples: { readonly filter: string; readonly sort?: string; readonly q?: string };
}

/** Recognises a view among the exports of an index file. */
export const isView = (value: unknown): value is View =>
  typeof value === 'object' && value !== null && 'schema' in value && 'defaultSort' in value;

export const defineView = <const V extends Omit<View, 'schema'> & { readonly fields: TProperties }>({
  fields,
  ...view
}: V): Omit<V, 'fields'> & { readonly schema: TObject<V['fields']> } => ({
  ...view,
  schema: Type.Object(fields, { additionalProperties: false }),
});

/** A row of the view, without what depends on the caller. */
export type RowOf<V extends View> = Readonly<Static<V['schema']>> &
  (V extends { readonly record: string } ? { readonly revision: number } : unknown);

export const useOf = (schema: TSchema): FieldUse => (schema as { readonly [USE]?: FieldUse })[USE] ?? {};
