import Type, { type Static, type TObject, type TProperties, type TSchema } from 'typebox';
import type { DataOf, Telling } from './telling.js';

/** Schema keyword on top-level properties of an event's data: the value belongs to a person and is stored encrypted. */
export const PERSONAL = 'x-personal';
/** Hidden from JSON, so that these marks never change the schema of a released event. */
const SECRET = Symbol('secret');
const INTERNAL = Symbol('internal');

/** Copies hidden members too: TypeBox keeps "optional" in one, and a plain spread would make the property required. */
const withMark = <S extends TSchema>(schema: S, mark: PropertyKey, enumerable: boolean): S =>
  Object.defineProperties(
    {},
    { ...Object.getOwnPropertyDescriptors(schema), [mark]: { value: true, enumerable } },
  ) as S;

/** Marks a top-level property of an event's data as personal. Everything personal in one event belongs to one subject. */
export const personal = <S extends TSchema>(schema: S): S => withMark(schema, PERSONAL, true);

/** Marks what opens something: hashes of passwords and tokens, private keys. Encrypted as personal data are, and shown to nobody. */
export const secret = <S extends TSchema>(schema: S): S => withMark(personal(schema), SECRET, false);

/** Marks what only says where the program keeps something. It stays inside: no feed and no trail shows it. */
export const internal = <S extends TSchema>(schema: S): S => withMark(schema, INTERNAL, false);

type Data = Readonly<Record<string, unknown>>;

/** The audit trail shows it beside the action. Absent: it was done. */
export type Outcome = 'refused' | 'failed';

/** How the log keeps the data of an event, where that is not how the program says them. Both are pure, and `read(write(data))` is `data`. */
export interface StoredForm<Properties extends TProperties> {
  readonly data: TProperties;
  readonly write: (data: DataOf<Properties>) => Data;
  /** Personal properties of an erased person are missing, and stay so. */
  readonly read: (stored: Data) => Data;
}

/** The form that feeds show, where it is not the first one any more. */
export interface PublicForm {
  readonly version: number;
  /** What version 1 showed, as this version shows it. Pure; personal properties may be missing. */
  readonly up: (first: Data) => Data;
}

/**
 * An event declared once: from it follow the TypeScript type, the JSON Schema, the documentation, the list of encrypted fields, and what
 * feeds and the audit trail say. `type` and `version`, once released, never change their meaning; a new version comes with a pure
 * upcaster and a golden example.
 */
export interface EventDefinition<Type extends string = string, Said extends TObject = TObject> {
  /** Stable name, noun and past participle: `CustomerCreated`. */
  readonly type: Type;
  readonly version: number;
  /** When it is recorded and what it means for the stream. Printed in docs/events. */
  readonly description: string;
  /** As the program says it. */
  readonly data: Said;
  /** As the log keeps it, and this version for ever. */
  readonly schema: TObject;
  readonly tells: Telling;
  readonly outcome?: Outcome;
  readonly public?: PublicForm;
  /** Top-level properties of `data` that are personal, that nobody is shown, and that stay inside the program. Follow from it. */
  readonly personalFields: readonly string[];
  readonly secretFields: readonly string[];
  readonly internalFields: readonly string[];
  /** Top-level properties of `schema` that are encrypted. Follow from it. */
  readonly encryptedFields: readonly string[];
  /** Whose the personal fields are, for example `customer:<id>`. Present when there are any. */
  subject?(data: Static<Said>): string;
  write(data: unknown): unknown;
  read(stored: unknown): unknown;
}

/** An event as its record declares it. */
export interface EventSpec<Properties extends TProperties> {
  readonly description: string;
  /** 1 where absent. */
  readonly version?: number;
  readonly tells: Telling<Properties>;
  readonly outcome?: Outcome;
  readonly data: Properties;
  readonly stored?: StoredForm<Properties>;
  readonly public?: PublicForm;
  /** Where it is not the subject of the record. */
  readonly subject?: (data: DataOf<Properties>) => string;
}

/** Throws TypeError for personal fields of nobody. */
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
