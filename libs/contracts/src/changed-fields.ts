import Type, { type TProperties, type TSchema } from 'typebox';

const closed = { additionalProperties: false } as const;

export const orNull = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()]);

/** The old and the new value of a field that an event may change. */
export const change = <S extends TSchema>(schema: S) =>
  Type.Optional(Type.Object({ from: schema, to: schema }, closed));

type Changes<Fields extends TProperties> = { [Name in keyof Fields]: ReturnType<typeof change<Fields[Name]>> };

/** The properties of an event that `tells: 'changed'`: the names of the fields that changed, and the old and the new value of each. */
export const changed = <Fields extends TProperties>(fields: Fields) => ({
  fields: Type.Array(Type.String(), { description: 'Names of all changed fields.' }),
  changes: Type.Object(
    Object.fromEntries(Object.entries(fields).map(([name, schema]) => [name, change(schema)])) as Changes<Fields>,
    closed,
  ),
});
