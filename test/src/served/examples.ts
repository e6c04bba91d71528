import { resolved, type Operation, type Parameter, type Schema } from './document.js';

/** A valid value, as the document shows it: its own example, otherwise one built from the examples of its members. */
export function exampleOf(given: Schema): unknown {
  const schema = resolved(given);
  const shown = [schema.example, schema.examples?.[0], schema.const, schema.default].find(
    (value) => value !== undefined,
  );
  if (shown !== undefined) return shown;
  if (schema.enum !== undefined) return schema.enum[0];
  const [choice] = schema.oneOf ?? schema.anyOf ?? [];
  if (choice !== undefined) return exampleOf(choice);
  if (schema.allOf !== undefined) return Object.assign({}, ...schema.allOf.map(exampleOf)) as object;
  switch (typeOf(schema)) {
    case 'object':
      return objectExample(schema, () => true);
    case 'array':
      return schema.items === undefined ? [] : [exampleOf(schema.items)];
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, 1);
    case 'boolean':
      return false;
    case 'null':
      return null;
    default:
      return textExample(schema);
  }
}

const typeOf = ({ type, properties }: Schema): string | undefined =>
  (Array.isArray(type) ? (type as string[])[0] : (type as string | undefined)) ?? (properties && 'object');

const FORMATS: Readonly<Record<string, string>> = {
  uuid: '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10',
  email: 'somebody@example.org',
  'date-time': '2026-01-02T03:04:05.000Z',
  date: '2026-01-02',
  uri: 'https://example.org/',
};

const textExample = ({ format = '', minLength = 0 }: Schema): string =>
  FORMATS[format] ?? 'x'.repeat(Math.max(minLength, 3));

/** An object with the wanted members and all required ones. */
export function objectExample(given: Schema, wanted: (name: string) => boolean): Record<string, unknown> {
  const { properties = {}, required = [] } = resolved(given);
  return Object.fromEntries(
    Object.entries(properties)
      .filter(([name]) => required.includes(name) || wanted(name))
      .map(([name, schema]) => [name, exampleOf(schema)]),
  );
}

export const parameterExample = ({ example, schema }: Parameter): unknown =>
  example ?? exampleOf(schema ?? { type: 'string' });

/** Media type and valid body; undefined when the operation takes none. */
export function bodyExample({ body }: Operation): { type: string; value: unknown } | undefined {
  const [first] = Object.entries(body ?? {});
  if (first === undefined) return undefined;
  const [type, { example, schema }] = first;
  return { type, value: example ?? exampleOf(schema ?? {}) };
}
