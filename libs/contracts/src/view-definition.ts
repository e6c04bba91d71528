import Type, { type Static, type TObject, type TProperties, type TSchema } from 'typebox';

/** A name by which callers filter, and sort unless it has many values. */
export interface FilterUse {
  /** Default: that of the field. */
  readonly name?: string;
  /** Dotted path into the row. Default: the name of the field. */
  readonly path?: string;
  /** What people read: compared without regard to case and accents. Default: by the schema of the field. */
  readonly type?: 'text' | 'keyword';
  /** Many values in one row, or looked for in every row while the view is built. */
  readonly many?: true;
  /** The path reaches objects: the value is these members of each, joined by colons. */
  readonly members?: readonly string[];
}

export type Cell = string | number | boolean | null | undefined;

/** A column of exported files. Method syntax: columns of different fields stand in one list. */
export interface ColumnUse<Value = unknown> {
  /** Default: that of the field. */
  readonly name?: string;
  /** At the head of the file. Default: the name in words. */
  readonly label?: string;
  /** Among those of a PDF for which nobody named any. */
  readonly main?: true;
  /** Several values stand in one cell. Default: the value of the field. */
  cell?(value: Value): Cell | readonly Cell[];
}

/** What callers can do with a field besides looking at it. */
export interface FieldUse<Value = unknown> {
  /** `true`: under its own name, compared exactly. */
  readonly filter?: true | 'text' | FilterUse | readonly FilterUse[];
  /** `q` looks into it: `words` are split, `codes` (addresses, numbers) are found by their beginning. A function says what to look into. */
  readonly search?: 'words' | 'codes' | SearchUse<Value>;
  readonly column?: true | 'main' | ColumnUse<Value> | readonly ColumnUse<Value>[];
}

export interface SearchUse<Value = unknown> {
  words?(value: Value): readonly Cell[];
  codes?(value: Value): readonly Cell[];
}

export const USE = 'x-use';

/** A property of a view, with what callers can do with it. Copies hidden members too, as `personal` does. */
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
/** A day of the calendar, YYYY-MM-DD. */
export const day = (options: object = {}) => Type.String({ format: 'date', example: '2026-12-01', ...options });
export const oneOf = <const Words extends readonly string[]>(words: Words, options: object = {}) =>
  Type.Unsafe<Words[number]>({ type: 'string', enum: words, ...options });
export const nullable = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()]);

/** A list and the card of its records, said once: row, OpenAPI schema, filters, search and columns follow. */
export interface View {
  /** Of the list: `notes`. */
  readonly name: string;
  readonly title: string;
  /** One of its records, for the documentation. */
  readonly description: string;
  /** The kind of record that it shows, as rights and feeds call it. Absent: its rows have no revision. */
  readonly record?: string;
  /** What rights may allow to do with a record. Absent: the rows do not say. */
  readonly actions?: readonly string[];
  readonly schema: TObject;
  /** Field names by comma, a minus sorts downwards. */
  readonly defaultSort: string;
  /** For the documentation: what the words of `q` are looked for in. Absent: the list is not searched. */
  readonly searched?: string;
  readonly examples: { readonly filter: string; readonly sort?: string; readonly q?: string };
}

/** Tells a view among what a door of the contracts exports. */
export const isView = (value: unknown): value is View =>
  typeof value === 'object' && value !== null && 'schema' in value && 'defaultSort' in value;

export const defineView = <const V extends Omit<View, 'schema'> & { readonly fields: TProperties }>({
  fields,
  ...view
}: V): Omit<V, 'fields'> & { readonly schema: TObject<V['fields']> } => ({
  ...view,
  schema: Type.Object(fields, { additionalProperties: false }),
});

/** What a row of the view holds, without what depends on the caller. */
export type RowOf<V extends View> = Readonly<Static<V['schema']>> &
  (V extends { readonly record: string } ? { readonly revision: number } : unknown);

export const useOf = (schema: TSchema): FieldUse => (schema as { readonly [USE]?: FieldUse })[USE] ?? {};
