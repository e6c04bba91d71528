import { resolved } from './openapi-references.mjs';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const KEPT = [
  ...['$ref', 'type', 'format', 'enum', 'const', 'default', 'pattern', 'required'],
  ...['minLength', 'maxLength', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'minItems', 'maxItems'],
];

/**
 * What callers rely on in an OpenAPI document, without descriptions and examples: `{ operations, schemas }`, by `GET /path` and by name.
 * References to parameters, headers and answers are resolved, so moving them changes nothing.
 */
export function contractOf(document) {
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method] !== undefined).map((method) => [
      `${method.toUpperCase()} ${path}`,
      operationOf(document, item[method]),
    ]),
  );
  return { operations: Object.fromEntries(operations), schemas: mapped(document.components?.schemas, schemaOf) };
}

function operationOf(document, operation) {
  const { operationId, parameters = [], requestBody, responses, security = document.security } = operation;
  const body = resolved(document, requestBody);
  return {
    id: operationId,
    access: accessOf(security, operation['x-action']),
    parameters: Object.fromEntries(parameters.map((each) => parameterOf(resolved(document, each)))),
    ...(operation['x-fields'] && { uses: usesOf(operation['x-fields']) }),
    ...(body && { body: { required: body.required === true, content: contentOf(body) } }),
    answers: grouped(Object.entries(responses).map(([status, each]) => [status, answerOf(resolved(document, each))])),
  };
}

/** What a list can be filtered by, sorted by and exported with: `filter pinned`, `sort createdAt`, `column text`. */
const usesOf = (fields) =>
  fields
    .flatMap(({ filterable, sortable, exported }) => [
      ...filterable.map((name) => `filter ${name}`),
      ...sortable.map((name) => `sort ${name}`),
      ...exported.map((name) => `column ${name}`),
    ])
    .sort();

/** `public`, `token`, or the right that a token must have. */
const accessOf = (security = [], action) => (security.length === 0 ? 'public' : (action ?? 'token'));

const parameterOf = ({ name, in: place, required = false, schema = {} }) => [
  `${place} ${place === 'header' ? name.toLowerCase() : name}`,
  { required, schema: asSent(schemaOf(schema)) },
];

/** Outside a body a boolean is sent as text, whatever type the document gives it. */
function asSent(schema) {
  const isWord = schema.type === 'string' && [...(schema.enum ?? [])].sort().join() === 'false,true';
  if (!isWord) return schema;
  const { enum: _words, default: standard, ...rest } = schema;
  return { ...rest, type: 'boolean', ...(standard !== undefined && { default: standard === 'true' }) };
}

const answerOf = (answer) => ({
  headers: Object.keys(answer.headers ?? {})
    .map((name) => name.toLowerCase())
    .sort(),
  content: contentOf(answer),
});

const contentOf = ({ content }) => mapped(content, ({ schema = {} }) => schemaOf(schema));

/** Most statuses of an operation have the same answer, so they are grouped: `{ '400 401 403': answer }`. */
function grouped(answers) {
  const groups = new Map();
  for (const [status, answer] of answers) {
    const text = JSON.stringify(answer);
    groups.set(text, [...(groups.get(text) ?? []), status]);
  }
  return Object.fromEntries([...groups].map(([text, statuses]) => [statuses.join(' '), JSON.parse(text)]));
}

export const answersOf = ({ answers }) =>
  new Map(Object.entries(answers).flatMap(([statuses, answer]) => statuses.split(' ').map((each) => [each, answer])));

function schemaOf(schema) {
  if (typeof schema !== 'object') return schema;
  const { properties, items, additionalProperties, ...rest } = schema;
  const kept = Object.fromEntries(KEPT.filter((word) => rest[word] !== undefined).map((word) => [word, rest[word]]));
  const choices = ['oneOf', 'anyOf', 'allOf'].filter((word) => rest[word] !== undefined);
  return {
    ...kept,
    ...(properties && { properties: mapped(properties, schemaOf) }),
    ...(items && { items: schemaOf(items) }),
    ...(additionalProperties !== undefined && { additionalProperties: schemaOf(additionalProperties) }),
    ...Object.fromEntries(choices.map((word) => [word, rest[word].map(schemaOf)])),
  };
}

const mapped = (parts = {}, change) =>
  Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, change(part)]));

/** One line for each operation and each schema, so that a diff of the file shows what changed. */
export function contractText({ operations, schemas }) {
  const lines = (parts) =>
    Object.entries(parts)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, part]) => `${JSON.stringify(name)}: ${JSON.stringify(part)}`)
      .join(',\n');
  return `{"operations": {\n${lines(operations)}\n}, "schemas": {\n${lines(schemas)}\n}}\n`;
}
