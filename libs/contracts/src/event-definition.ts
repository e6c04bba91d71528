import type { DomainEvent } from '@crm/kernel';
import type { Static, TObject, TProperties, TSchema } from 'typebox';

/** Schema keyword on top-level properties of an event's data: the value belongs to a person and is stored sealed. */
export const PERSONAL = 'x-personal';

/**
 * Marks a top-level property of an event's data as personal. Everything personal in one event belongs to one subject.
 * Copies hidden members too: TypeBox keeps "optional" in one, and a plain spread would make the property required.
 */
export const personal = <S extends TSchema>(schema: S): S =>
  Object.defineProperties(
    {},
    { ...Object.getOwnPropertyDescriptors(schema), [PERSONAL]: { value: true, enumerable: true } },
  ) as S;

/**
 * An event declared once: from it follow the TypeScript type, the JSON Schema, the documentation and the list of sealed fields.
 * `type` and `version`, once released, never change their meaning; a new version comes with a pure upcaster and a golden example.
 */
export interface EventDefinition<Type extends string = string, Schema extends TObject = TObject> {
  /** Stable name, noun and past participle: `CustomerCreated`. */
  readonly type: Type;
  readonly version: number;
  /** When it is recorded and what it means for the stream. Printed in docs/events.md. */
  readonly description: string;
  readonly schema: Schema;
  /** Names of the top-level properties that are sealed. Follows from the schema. */
  readonly personalFields: readonly string[];
  /** Whose the personal fields are, for example `customer:<id>`. Required when there are any. */
  readonly subject?: (data: Static<Schema>) => string;
}

export function defineEvent<Type extends string, Properties extends TProperties>(
  definition: Omit<EventDefinition<Type, TObject<Properties>>, 'personalFields' | 'version'> & { version?: number },
): EventDefinition<Type, TObject<Properties>> {
  const personalFields = Object.entries(definition.schema.properties)
    .filter(([, schema]) => PERSONAL in schema)
    .map(([name]) => name);
  if (personalFields.length > 0 && definition.subject === undefined)
    throw new TypeError(`${definition.type} holds personal fields but names no subject`);
  return { version: 1, ...definition, personalFields } as EventDefinition<Type, TObject<Properties>>;
}

/** The domain event that a definition declares. */
export type EventOf<Definition> =
  Definition extends EventDefinition<infer Type, infer Schema> ? DomainEvent<Type, Static<Schema>> : never;
