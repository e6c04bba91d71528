import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { main, root } from './workspace.mjs';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const PROBLEM = 'application/problem+json';

/** Valid OpenAPI 3.1, and the promises of this API on top of it. Answers one sentence per fault. */
export async function faultsOf(document) {
  const { valid, errors } = await new Validator().validate(structuredClone(document));
  if (!valid) return [typeof errors === 'string' ? errors : JSON.stringify(errors)];
  if (!document.openapi.startsWith('3.1.')) return [`The document is OpenAPI ${document.openapi}, not 3.1.`];
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method] !== undefined).map((method) => ({ path, method, ...item[method] })),
  );
  const seen = new Set();
  return operations.flatMap((operation) => faultsOfOperation(operation, seen));
}

function faultsOfOperation({ path, method, operationId, summary, parameters = [], responses, security }, seen) {
  const faults = [];
  if (!/^[a-z][A-Za-z0-9]*$/.test(operationId ?? '')) faults.push('has no operationId in camel case');
  if (seen.has(operationId)) faults.push(`repeats the operationId ${operationId}`);
  seen.add(operationId);
  if (!summary) faults.push('has no summary');
  if (!Object.keys(responses).some((status) => status.startsWith('2'))) faults.push('documents no success');
  const refusals = Object.entries(responses).filter(([status]) => /^[45]|default/.test(status));
  if (path.startsWith('/api/') && refusals.length === 0) faults.push('documents no problem');
  for (const [status, { content }] of refusals)
    if (path.startsWith('/api/') && content?.[PROBLEM] === undefined)
      faults.push(`answers ${status} without ${PROBLEM}`);
  if (security?.length > 0 && responses['401'] === undefined) faults.push('needs a token but does not document 401');
  for (const [, name] of path.matchAll(/\{(\w+)\}/g))
    if (!parameters.some((parameter) => parameter.in === 'path' && parameter.name === name))
      faults.push(`does not describe {${name}}`);
  return faults.map((fault) => `${method.toUpperCase()} ${path} ${fault}.`);
}

if (process.argv[1]?.endsWith('openapi-lint.mjs'))
  main(async () => {
    const faults = await faultsOf(JSON.parse(readFileSync(join(root, 'docs/openapi.json'), 'utf8')));
    for (const fault of faults) console.error(fault);
    return faults.length === 0 ? 0 : 1;
  });
