import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { resolved } from './openapi-references.mjs';
import { main, root } from './workspace.mjs';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const PROBLEM = 'application/problem+json';
/** Any request may be refused with these: too long a URL, too large headers. */
const OF_ANY_REQUEST = ['414', '431'];
/** Where a body is read: it is too slow, too large, or of another type. */
const OF_ANY_BODY = ['408', '413', '415'];
/** Parameters that are refused (400) unless they have their form. */
const WITH_FORM = ['Idempotency-Key', 'If-Match', 'Consistency-Token', 'cursor', 'sort'];

/** Checks for valid OpenAPI 3.1 without external references, and for what this API promises beyond that. Returns one sentence per fault. */
export async function faultsOf(document) {
  const { valid, errors } = await new Validator().validate(structuredClone(document));
  if (!valid) return [typeof errors === 'string' ? errors : JSON.stringify(errors)];
  if (!document.openapi.startsWith('3.1.')) return [`The document is OpenAPI ${document.openapi}, not 3.1.`];
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method] !== undefined).map((method) => ({ path, method, ...item[method] })),
  );
  const seen = new Set();
  return [
    ...operations.flatMap((operation) => faultsOfOperation(document, operation, seen)),
    ...Object.entries(document.components?.schemas ?? {}).flatMap(faultsOfSchema),
  ];
}

function faultsOfOperation(document, operation, seen) {
  const { path, method, operationId, summary, tags = [] } = operation;
  const faults = [];
  if (!/^[a-z][A-Za-z0-9]*$/.test(operationId ?? '')) faults.push('has no operationId in camel case');
  if (seen.has(operationId)) faults.push(`repeats the operationId ${operationId}`);
  seen.add(operationId);
  if (!summary) faults.push('has no summary');
  if (!tags.some((tag) => document.tags?.some(({ name, description }) => name === tag && description)))
    faults.push('has no described tag');
  const responses = Object.entries(operation.responses).map(([status, answer]) => [status, resolved(document, answer)]);
  faults.push(
    ...faultsOfRequest(document, operation),
    ...faultsOfAnswers(operation, responses, operation.security ?? document.security),
  );
  return faults.map((fault) => `${method.toUpperCase()} ${path} ${fault}.`);
}

function faultsOfRequest(document, { path, method, security = document.security, ...operation }) {
  const faults = [];
  const parameters = (operation.parameters ?? []).map((parameter) => resolved(document, parameter));
  for (const [, name] of path.matchAll(/\{(\w+)\}/g))
    if (!parameters.some((parameter) => parameter.in === 'path' && parameter.name === name))
      faults.push(`does not describe {${name}}`);
  for (const { name, schema } of parameters)
    if (WITH_FORM.includes(name) && !schema?.pattern) faults.push(`does not describe the form of ${name}`);
  if (method === 'get' && security?.length > 0 && !parameters.some(({ name }) => name === 'Consistency-Token'))
    faults.push('takes no Consistency-Token');
  return faults;
}

function faultsOfAnswers({ path, method }, responses, security) {
  const faults = [];
  if (!responses.some(([status]) => status.startsWith('2'))) faults.push('documents no success');
  const refusals = responses.filter(([status]) => /^[45]|default/.test(status));
  if (path.startsWith('/api/') && refusals.length === 0) faults.push('documents no problem');
  for (const [status, { content }] of refusals)
    if (path.startsWith('/api/') && content?.[PROBLEM] === undefined)
      faults.push(`answers ${status} without ${PROBLEM}`);
  for (const [status, { headers, content }] of responses)
    if (headers?.['Retry-After'] === undefined && mustSayWhen(status, headers, content))
      faults.push(`answers ${status} without Retry-After`);
  const statuses = responses.map(([status]) => status);
  const ofAny = method === 'get' ? OF_ANY_REQUEST : [...OF_ANY_REQUEST, ...OF_ANY_BODY];
  const missing = ofAny.filter((status) => !statuses.includes(status));
  if (path.startsWith('/api/') && missing.length > 0) faults.push(`does not document ${missing.join(', ')}`);
  if (security?.length > 0 && !statuses.includes('401')) faults.push('needs a token but does not document 401');
  return faults;
}

const mustSayWhen = (status, headers, content) =>
  (['429', '503'].includes(status) && content?.[PROBLEM] !== undefined) ||
  (status === '202' && headers?.Location !== undefined);

function faultsOfSchema([name, { description, properties = {}, additionalProperties }]) {
  const faults = [];
  if (name.endsWith('Input') && additionalProperties !== false) faults.push(`${name} accepts unknown members.`);
  if (!description) faults.push(`${name} has no description.`);
  for (const [member, { type, minimum, enum: choices }] of Object.entries(properties)) {
    if (member === 'revision' && (type !== 'integer' || minimum === undefined))
      faults.push(`${name}.revision is not an integer with a minimum.`);
    if (type === 'boolean' && choices !== undefined) faults.push(`${name}.${member} is not a plain boolean.`);
  }
  return faults;
}

/** Applies our own rules, Redocly's and Spectral's. None of their rules is switched off, and a warning is a fault. */
if (process.argv[1]?.endsWith('openapi-lint.mjs'))
  main(async () => {
    const document = JSON.parse(readFileSync(join(root, 'docs/openapi.json'), 'utf8'));
    const { redoclyFaults, spectralFaults } = await import('./openapi-linters.mjs');
    const found = [await faultsOf(document), await redoclyFaults(document), await spectralFaults(document)].flat();
    for (const fault of found) console.error(fault);
    return found.length === 0 ? 0 : 1;
  });
