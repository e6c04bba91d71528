import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { document, type Operation, type ResponseObject, type Schema } from './document.js';

/** An HTTP response. */
export interface Received {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

const PROBLEM = 'application/problem+json';

/** Headers about the requested resource. All others are the same on every answer. */
const TELLING =
  /^(etag|location|consistency-token|content-disposition|last-event-id|preference-applied|upsert-result|idempotency-.*)$/;

const ajv = new Ajv2020({ strict: false, allErrors: false });
(addFormats as unknown as (target: Ajv2020) => void)(ajv);

/** Where the answer differs from what the document promises, one sentence each; empty when it does not. */
export function breaches(operation: Operation, answer: Received): string[] {
  const { status, headers, text } = answer;
  if (status >= 500) return [`${status}: ${text.slice(0, 300)}`];
  const documented = operation.responses[status];
  const problems = status >= 400 ? problemBreaches(answer) : [];
  if (documented === undefined) return [`undocumented status ${status}: ${text.slice(0, 300)}`];
  const promised = Object.keys(documented.headers ?? {}).map((name) => name.toLowerCase());
  const unsaid = [...headers.keys()].filter((name) => TELLING.test(name) && !promised.includes(name) && status < 400);
  const unlisted = status >= 400 ? unlistedCode(operation, answer) : undefined;
  return [
    ...problems,
    ...(unlisted === undefined ? [] : [unlisted]),
    ...unsaid.map((name) => `undocumented header ${name} on ${status}`),
    ...bodyBreaches(operation, documented, answer),
  ];
}

/** A sentence about a refusal whose code the operation does not list; undefined for listed codes and for answers without a problem. */
export function unlistedCode(
  { codes, responses }: Operation,
  { status, headers, text }: Pick<Received, 'status' | 'headers' | 'text'>,
): string | undefined {
  if (!headers.get('content-type')?.startsWith(PROBLEM)) return undefined;
  const { code } = JSON.parse(text) as { code: string };
  const listed = [...(codes[status] ?? []), ...(responses[status]?.['x-codes'] ?? [])];
  return listed.includes(code) ? undefined : `${status} with the code ${code}, which the operation does not list`;
}

function problemBreaches({ status, headers, text }: Received): string[] {
  if (!headers.get('content-type')?.startsWith(PROBLEM)) return [`${status} without ${PROBLEM}: ${text.slice(0, 200)}`];
  const said = (JSON.parse(text) as { status?: unknown }).status;
  return said === status ? [] : [`status ${status} whose problem says ${String(said)}`];
}

function bodyBreaches(operation: Operation, documented: ResponseObject, { status, headers, text }: Received): string[] {
  const type = headers.get('content-type')?.split(';')[0] ?? '';
  if (documented.content === undefined) return text === '' ? [] : [`${status} with a body where none is documented`];
  const content = documented.content[type];
  if (content === undefined) return [`${status} of the undocumented type ${type}`];
  if (!/^application\/([\w.-]+\+)?json$/.test(type) || content.schema === undefined) return [];
  const validate = validatorOf(`${operation.id} ${status} ${type}`, content.schema);
  if (validate(parsed(text))) return [];
  return [`${status} against its schema: ${ajv.errorsText(validate.errors)} in ${text.slice(0, 400)}`];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const validators = new Map<string, ValidateFunction>();
function validatorOf(name: string, schema: Schema): ValidateFunction {
  let validate = validators.get(name);
  if (validate === undefined) validators.set(name, (validate = ajv.compile({ ...closed(schema), components })));
  return validate;
}

/** Answers must contain nothing undocumented, so objects that the document leaves open by default are closed here. */
function closed<Part>(part: Part): Part {
  if (Array.isArray(part)) return part.map(closed) as Part;
  if (typeof part !== 'object' || part === null) return part;
  const members = Object.fromEntries(
    Object.entries(part)
      .filter(([name]) => name !== 'example' && name !== 'examples')
      .map(([name, value]) => [name, closed(value)]),
  );
  const isOpen = 'properties' in members && 'type' in members && !('additionalProperties' in members);
  return (isOpen ? { ...members, additionalProperties: false } : members) as Part;
}
const components = closed(document.components);
