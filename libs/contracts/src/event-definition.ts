import Type, { type Static, type TObject, type TProperties, type TSchema } from 'typebox';
import type { DataOf, Telling } from './telling.js';

/** Schema keyword on top-level properties of an event's data: the value belongs to a person and is stored encrypted. */
export const PERSONAL = 'x-personal';
/** Symbols are not part of the JSON, so these marks never change the schema of a released event. */
const SECRET = Symbol('secret');
const INTERNAL = Symbol('internal');

/** Copies non-enumerable members too: TypeBox keeps "optional" in one, and a plain spread would make the property required. */
const withMark = <S extends TSchema>(schema: S, mark: PropertyKey, enumerable: boolean): S =>
  Object.defineProperties(
    {},
    { ...Object.getOwnPropertyDescriptors(schema), [mark]: { value: true, enumerable } },
  ) as S;

/** Marks a top-level property of an event's data as personal. Everything personal in one event belongs to one subject. */
export const personal = <S extends TSchema>(schema: S): S => withMark(schema, PERSONAL, true);

/** Marks credentials: hashes of passwords and tokens, private keys. They are encrypted like personal data and never shown. */
export const secret = <S extends TSchema>(schema: S): S => withMark(personal(schema), SECRET, false);

/** Marks storage details of the program. No feed and no audit trail shows them. */
export const internal = <S extends TSchema>(schema: S): S => withMark(schema, INTERNAL, false);

type Data = Readonly<Record<string, unknown>>;

/** Shown with the action in the audit trail. Absent: the action was done. */
export type Outcome = 'refused' | 'failed';

/** How the log stores the data of an event, if not in the form that the program uses. Both functions are pure, and `read(write(data))` equals `data`. */
export interface StoredForm<Properties extends TProperties> {
  readonly data: TProperties;
  readonly write: (data: DataOf<Properties>) => Data;
  /** Personal properties of an erased person are missing in `stored` and in the result. */
  readonly read: (stored: Data) => Data;
}

/** The form that feeds show, if it is no longer the first one. */
export interface PublicForm {
  readonly version: number;
  /** Converts the data of version 1 to this version. Pure; personal properties may be missing. */
  readonly up: (first: Data) => Data;
}

/**
 * An event, declared once. The TypeScript type, the JSON Schema, the documentation, the list of encrypted fields, and what feeds and the
 * audit trail show are derived from it. The meaning of a released `type` and `version` never changes; a new version comes with a pure
 * upcaster and a golden example.
 */
export interface EventDefinition<Type extends string = string, Said extends TObject = TObject> {
  /** Stable name, noun and past participle: `CustomerCreated`. */
  readonly type: Type;
  readonly version: number;
  /** When it is recorded and what it means for the stream. Printed in docs/events. */
  readonly description: string;
  /** The form that the program uses. */
  readonly data: Said;
  /** The form that the log stores. It never changes for a released version. */
  readonly schema: TObject;
  readonly tells: Telling;
  readonly outcome?: Outcome;
  readonly public?: PublicForm;
  /** Top-level properties of `data` that are marked as personal, secret and internal. Derived from `data`. */
  readonly personalFields: readonly string[];
  readonly secretFields: readonly string[];
  readonly internalFields: readonly string[];
  /** Top-level properties of `schema` that are encrypted. Derived from `schema`. */
  readonly encryptedFields: readonly string[];
  /** The subject of the personal fields, for example `customer:<id>`. Present when there are any. */
  subject?(data: Static<Said>): string;
  write(data: unknown): unknown;
  read(stored: unknown): unknown;
}

/** An event as its record declares it. */
export interface EventSpec<Properties extends TProperties> {
  readonly description: string;
  /** Default: 1. */
  readonly version?: number;
  readonly tells: Telling<Properties>;
  readonly outcome?: Outcome;
  readonly data: Properties;
  readonly stored?: StoredForm<Properties>;
  readonly public?: PublicForm;
  /** Default: the subject of the record. */
  readonly subject?: (data: DataOf<Properties>) => string;
}

/** Throws TypeError for personal fields without a subject. */
export function definitionOf(type: string, spec: EventSpec<TProperties>): EventDefinition {
  const { data, stored, subject, version = 1, ...rest } = spec;
  const encryptedFields = fieldsWith(PERSONAL, stored?.data ?? data);
  if (encryptedFields.length > 0 && subject === undefined)
    throw new TypeError(`${type} holds personal fields but names no subject`);
  return {
    ...rest,
    type,
    version,
    data: closed(data),
    schema: closed(stored?.data ?? data),
    personalFields: fieldsWith(PERSONAL, data),
    secretFields: fieldsWith(SECRET, data),
    internalFields: fieldsWith(INTERNAL, data),
    encryptedFields,
    ...(encryptedFields.length > 0 && { subject }),
    write: (said) => (stored === undefined || !isObject(said) ? said : stored.write(said)),
    read: (kept) => (stored === undefined ? kept : stored.read(kept as Data)),
  };
}

const closed = (data: TProperties): TObject => Type.Object(data, { additionalProperties: false });
const fieldsWith = (mark: PropertyKey, data: TProperties): string[] =>
  Object.keys(data).filter((name) => mark in (data[name] as TSchema));
const isObject = (said: unknown): said is Data => typeof said === 'object' && said !== null;
