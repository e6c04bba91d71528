import { resolved } from './openapi-references.mjs';

/** Schemas of answers that have names of their own. */
const NAMED = /(^|[a-z])(Receipt|Problem|FieldError)$/;
const ANSWERED = /(View|Page)$/;
const SENT = /Input$/;

/**
 * Returns the schemas that break the naming rule: a request ends in `Input`; an answer ends in `View`, a part of a list in `Page`, or it is a
 * `Receipt`, a `Problem` or a `FieldError`. A schema that is both may follow either rule. Enumerations are vocabulary and have plain names.
 */
export function misnamedSchemas(document) {
  const schemas = document.components?.schemas ?? {};
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
  const sent = reachable(
    document,
    operations.map(({ requestBody, parameters }) => [requestBody, parameters]),
  );
  const answered = reachable(
    document,
    operations.map(({ responses }) => responses),
  );
  return Object.keys(schemas).filter((name) => {
    if (schemas[name].enum !== undefined) return false;
    const fits = [
      ...(sent.has(name) ? [SENT.test(name)] : []),
      ...(answered.has(name) ? [ANSWERED.test(name) || NAMED.test(name)] : []),
    ];
    return !fits.includes(true);
  });
}

/** Names of the schemas that these parts refer to, directly or through others. */
function reachable(document, parts) {
  const names = new Set();
  const visit = (part) => {
    JSON.stringify(part, (key, value) => {
      if (key === '$ref' && typeof value === 'string' && !names.has(value)) {
        names.add(value);
        visit(resolved(document, { $ref: value }));
      }
      return value;
    });
  };
  visit(parts);
  return new Set([...names].map((reference) => reference.split('/').at(-1)));
}
