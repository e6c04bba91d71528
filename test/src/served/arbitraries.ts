import fc, { type Arbitrary } from 'fast-check';
import { resolved, type Operation, type Parameter, type Schema } from './document.js';
import { exampleOf, parameterExample } from './examples.js';

/** A request as text, so that it can hold valid JSON as well as what only an attacker would write. */
export interface FuzzRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly signedIn: boolean;
}

/** Numbers that no double can represent: inserted as these texts, and written without their quotes. */
const RAW = ['9007199254740993', '1e400', '-0', '1E2', '123456789012345678901234567890'].map((text) => `@raw${text}@`);
const written = (value: unknown): string => JSON.stringify(value).replaceAll(/"@raw([^@]+)@"/g, '$1');

const EVIL_TEXTS = [
  '',
  ' ',
  'x'.repeat(300),
  `${'a'.repeat(50_000)}!`,
  `${'a@'.repeat(25_000)}`,
  ' '.repeat(50_000),
  '+'.repeat(50_000),
  `${'('.repeat(25_000)}${')'.repeat(25_000)}`,
  '\ud800',
  '\udfff\ud800',
  '\u0000',
  'a\r\nSet-Cookie: a=b',
  '\u202e\u200b\ufeff',
  '__proto__',
  'constructor',
  '{{constructor}}',
  '../../etc/passwd',
  "' or 1=1 --",
  '$where',
  '2026-02-30T00:00:00Z',
  '+275760-09-13T00:00:00.001Z',
  '-1',
  '1e3',
  'NaN',
  'null',
  'true',
];

const evilText: Arbitrary<string> = fc.oneof(
  fc.constantFrom(...EVIL_TEXTS),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

/** Values that are invalid almost anywhere. */
const evil: Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: evilText },
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, 2 ** 53, -1e21, [], {}, [[]], [null], [{}], ...RAW),
  fc.constantFrom<unknown>({ $gt: '' }, { $where: '1' }, { $ne: null }, { toString: 1 }, { length: 1e9 }, { then: 1 }),
  fc.constant(Array.from({ length: 1001 }, () => 'x')),
  fc.constant(Array.from({ length: 40 }).reduce<unknown>((inner) => ({ inner }), 1)),
  fc.constant(Array.from({ length: 40 }).reduce<unknown>((inner) => [inner], 1)),
);

/** Values that match the schema. */
function fitting(given: Schema): Arbitrary<unknown> {
  const schema = resolved(given);
  const example = fc.constant(exampleOf(schema));
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices !== undefined) return fc.oneof(...choices.map(fitting));
  const types = [schema.type ?? (schema.properties === undefined ? 'string' : 'object')].flat();
  return fc.oneof({ weight: 2, arbitrary: example }, ...types.map((type) => fittingType(type, schema, example)));
}

function fittingType(type: string, schema: Schema, example: Arbitrary<unknown>): Arbitrary<unknown> {
  const { minimum = -3, maximum = 1000, minLength = 0, maxLength = 60, minItems = 0, maxItems = 3 } = schema;
  switch (type) {
    case 'object':
      return objectOf(schema);
    case 'array':
      return fc.array(fitting(schema.items ?? {}), {
        minLength: minItems,
        maxLength: Math.min(maxItems, minItems + 3),
      });
    case 'integer':
      return fc.integer({ min: minimum, max: maximum });
    case 'number':
      return fc.double({ min: minimum, max: maximum, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      if (schema.format === 'uuid') return fc.oneof(example, fc.uuid({ version: 7 }));
      if (schema.format === 'email') return fc.nat().map((number) => `fuzz${number}@example.org`);
      if (schema.format !== undefined || schema.pattern !== undefined) return example;
      return fc.string({
        unit: 'grapheme',
        minLength,
        maxLength: Math.max(minLength, Math.min(maxLength, minLength + 60)),
      });
  }
}

function objectOf({ properties = {}, required = [], additionalProperties }: Schema): Arbitrary<unknown> {
  const members = Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, fitting(schema)]));
  const fixed = fc.record(members, { requiredKeys: [...required] });
  if (typeof additionalProperties !== 'object') return fixed;
  return fc
    .tuple(fixed, fc.dictionary(fc.string({ maxLength: 20 }), fitting(additionalProperties), { maxKeys: 3 }))
    .map(([known, free]) => ({ ...known, ...free }));
}

const FOREIGN_KEYS = [
  'id',
  'ownerId',
  'role',
  'revision',
  'passwordHash',
  '__v',
  '__proto__',
  'constructor',
  'a.b',
  '$where',
  '',
];

/** The value with one place of it, at any depth, replaced, removed or extended by a foreign value. */
function mutated(value: unknown): Arbitrary<unknown> {
  return fc.tuple(fc.nat(), fc.nat(2), evil, fc.constantFrom(...FOREIGN_KEYS)).map(([place, way, foreign, key]) => {
    const places = placesIn(value);
    const target = places[place % places.length] ?? [];
    return changedAt(value, target, (old) => {
      if (way === 2 && isObject(old)) return withKey(old, key, foreign);
      return way === 1 && target.length > 0 ? undefined : foreign;
    });
  });
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const placesIn = (value: unknown, at: readonly string[] = []): (readonly string[])[] => [
  at,
  ...(typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, member]) => placesIn(member, [...at, key]))
    : []),
];

function changedAt(value: unknown, [key, ...rest]: readonly string[], change: (old: unknown) => unknown): unknown {
  if (key === undefined) return change(value);
  const replaced = (old: unknown): unknown => changedAt(old, rest, change);
  if (Array.isArray(value))
    return value.map((member: unknown, index) => (String(index) === key ? replaced(member) : member));
  const object = value as Record<string, unknown>;
  return withKey(object, key, replaced(object[key]));
}

/** Object literals and assignments do not treat `__proto__` as a key. */
const withKey = (object: object, key: string, value: unknown): object =>
  Object.defineProperty({ ...object }, key, { value, enumerable: true, configurable: true, writable: true });

const bodyOf = ({ body }: Operation): Arbitrary<{ type: string; text: string } | undefined> => {
  const entries = Object.entries(body ?? {});
  if (entries.length === 0) return fc.constant(undefined);
  const [type, content] = entries[0]!;
  const isJson = type.endsWith('json');
  const valid = isJson
    ? fitting(content.schema ?? {})
    : fc.constant(content.example ?? exampleOf(content.schema ?? {}));
  const text = (value: unknown): string => (isJson ? (value === undefined ? '' : written(value)) : plain(value));
  return fc
    .oneof(
      { weight: 4, arbitrary: valid.map(text) },
      { weight: 5, arbitrary: valid.chain(mutated).map(text) },
      {
        weight: 1,
        arbitrary: fc.constantFrom('', '{', '[]', 'null', '"', '{"a":1,"a":2}', '{"__proto__":{}}', '\ufeff{}'),
      },
    )
    .map((body) => ({ type, text: body }));
};

const encoded = (text: string): string => encodeURIComponent(text.toWellFormed());
const EVIL_ENCODED = ['%00', '%ff', '%ed%a0%80', '%2e%2e%2f', '%', encoded("'"), '%5b%24ne%5d=', 'x'.repeat(9000)];

const queryValue = (parameter: Parameter): Arbitrary<string> =>
  fc.oneof(
    { weight: 5, arbitrary: fitting(parameter.schema ?? {}).map((value) => encoded(plain(value))) },
    { weight: 2, arbitrary: evilText.map((text) => encoded(text.slice(0, 1500))) },
    { weight: 1, arbitrary: fc.constantFrom(...EVIL_ENCODED) },
  );

const plain = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));

const queryOf = ({ parameters }: Operation): Arbitrary<string> => {
  const known = parameters.filter((parameter) => parameter.in === 'query');
  const pairs = known.map((parameter) => queryValue(parameter).map((value) => `${encoded(parameter.name)}=${value}`));
  const foreign = fc.constantFrom(
    'unknown=1',
    '__proto__=1',
    'constructor[prototype]=1',
    'filter[$ne]=',
    'a.b=1',
    '=',
    '&&',
  );
  const operator = known.map(({ name }) => `${name}[$gt]=`);
  const twice = known.map((parameter) => `${parameter.name}=1&${parameter.name}=2`);
  const odd = fc.oneof(foreign, ...[...operator, ...twice].map((text) => fc.constant(text)));
  return fc
    .tuple(pairs.length === 0 ? fc.constant([]) : fc.uniqueArray(fc.nat(pairs.length - 1), { maxLength: 3 }), fc.nat(9))
    .chain(([chosen, luck]) => fc.tuple(...chosen.map((index) => pairs[index]!), ...(luck === 0 ? [odd] : [])))
    .map((texts) => texts.join('&'));
};

/** The characters that a header can carry. */
const headerText = (text: string): string => text.replaceAll(/[^\x20-\x7e]/g, '').slice(0, 2000);

const headersOf = ({ parameters }: Operation): Arbitrary<Record<string, string>> => {
  const known = parameters.filter((parameter) => parameter.in === 'header');
  const values = known.map((parameter) => [
    parameter.name.toLowerCase(),
    fc.oneof(
      { weight: 3, arbitrary: fc.constant(plain(parameterExample(parameter))) },
      { weight: 2, arbitrary: fc.constantFrom('"0"', '"1"', '*', 'W/"1"', '"0", "1"', '""') },
      { weight: 1, arbitrary: evilText },
    ),
  ]);
  const general = {
    prefer: fc.constantFrom('return=representation', 'return=minimal', 'consistency=strict', ',,,', 'x'),
    'consistency-token': fc.constantFrom('00000000000000000001', '0', 'x', '-1'),
    'if-none-match': fc.constantFrom('*', '"0"', 'x', '"'),
    accept: fc.constantFrom(
      'application/json',
      '*/*',
      'text/html',
      'application/xml;q=0.9',
      ';;',
      'application/problem+json',
    ),
    'accept-language': fc.constantFrom('de', 'x'.repeat(2000)),
  };
  return fc
    .record({ ...(Object.fromEntries(values) as Record<string, Arbitrary<string>>), ...general }, { requiredKeys: [] })
    .map((headers) =>
      Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, headerText(value as string)])),
    );
};

/** Any request to the operation: mostly almost valid. `known` returns the id of an existing record for a path parameter, if there is one. */
export function requestTo(
  operation: Operation,
  known: (parameter: string, draw: number) => string | undefined,
): Arbitrary<FuzzRequest> {
  const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const parts = names.map((name) => {
    const parameter = operation.parameters.find((each) => each.in === 'path' && each.name === name);
    const example = plain(parameterExample(parameter ?? { name, in: 'path' }));
    return fc.oneof(
      { weight: 6, arbitrary: fc.nat().map((draw) => encoded(known(name, draw) ?? example)) },
      { weight: 1, arbitrary: fc.constant(encoded(example)) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(...EVIL_ENCODED, encoded('__proto__'), '0', 'null', encoded('[object Object]')),
      },
    );
  });
  return fc
    .record({
      parts: fc.tuple(...parts),
      query: queryOf(operation),
      headers: headersOf(operation),
      body: bodyOf(operation),
      signedIn: fc.nat(19).map((draw) => draw > 0),
    })
    .map(({ parts: values, query, headers, body, signedIn }) => {
      const path = names.reduce((text, name, index) => text.replace(`{${name}}`, () => values[index]!), operation.path);
      return {
        path: query === '' ? path : `${path}?${query}`,
        headers: body === undefined ? headers : { ...headers, 'content-type': body.type },
        body: body?.text,
        signedIn,
      };
    });
}
