import Type, { type Static, type TObject, type TProperties, type TSchema } from 'typebox';
import type { DataOf, Telling } from './telling.js';

/** Schema keyword on top-level properties of an event's data: the value belongs to a person and is stored sealed. */
export const PERSONAL = 'x-personal';
/** Hidden from JSON, so that a mark never changes the schema of a released event. */
const SECRET = Symbol('secret');

/** Copies hidden members too: TypeBox keeps "optional" in one, and a plain spread would make the property required. */
const withMark = <S extends TSchema>(schema: S, mark: PropertyKey, enumerable: boolean): S =>
  Object.defineProperties(
    {},
    { ...Object.getOwnPropertyDescriptors(schema), [mark]: { value: true, enumerable } },
  ) as S;

/** Marks a top-level property of an event's data as personal. Everything personal in one event belongs to one subject. */
export const personal = <S extends TSchema>(schema: S): S => withMark(schema, PERSONAL, true);

/** Marks what opens something: hashes of passwords and tokens, private keys. Sealed as personal data are, and shown to nobody. */
export const secret = <S extends TSchema>(schema: S): S => withMark(personal(schema), SECRET, false);

/** The audit trail shows it beside the action. Absent: it was done. */
export type Outcome = 'refused' | 'failed';

/**
 * An event declared once: from it follow the TypeScript type, the JSON Schema, the documentation, the list of sealed fields, and what
 * feeds and the audit trail say. `type` and `version`, once released, never change their meaning; a new version comes with a pure
 * upcaster and a golden example.
 */
export interface EventDefinition<Type extends string = string, Schema extends TObject = TObject> {
  /** Stable name, noun and past participle: `CustomerCreated`. */
  readonly type: Type;
  readonly version: number;
  /** When it is recorded and what it means for the stream. Printed in docs/events. */
  readonly description: string;
  readonly schema: Schema;
  readonly tells: Telling;
  readonly outcome?: Outcome;
  /** Names of the top-level properties that are sealed. Follows from the schema. */
  readonly personalFields: readonly string[];
  /** Names of those that are shown to nobody. Follows from the schema. */
  readonly secretFields: readonly string[];
  /** Whose the personal fields are, for example `customer:<id>`. Present when there are any. */
  subject?(data: Static<Schema>): string;
}

/** An event as its record declares it. */
export interface EventSpec<Properties extends TProperties> {
  readonly description: string;
  /** 1 where absent. */
  readonly version?: number;
  readonly tells: Telling<Properties>;
  readonly outcome?: Outcome;
  readonly data: Properties;
  /** Where it is not the subject of the record. */
  readonly subject?: (data: DataOf<Properties>) => string;
}

/** Throws TypeError for personal fields of nobody. */
export function definitionOf(
  type: string,
  { description, version = 1, tells, outcome, data, subject }: EventSpec<TProperties>,
): EventDefinition {
  const schema = Type.Object(data, { additionalProperties: false });
  const marked = (mark: PropertyKey) => Object.keys(data).filter((name) => mark in (data[name] as TSchema));
  const personalFields = marked(PERSONAL);
  if (personalFields.length > 0 && subject === undefined)
    throw new TypeError(`${type} holds personal fields but names no subject`);
  return {
    type,
    version,
    description,
    schema,
    tells,
    ...(outcome && { outcome }),
    personalFields,
    secretFields: marked(SECRET),
    ...(personalFields.length > 0 && { subject }),
  };
}
