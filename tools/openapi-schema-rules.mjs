/**
 * How a schema may change. A caller must be able to send what it sent before, so a request may only accept more. A caller must be able to
 * read what it read before, so the values of an answer may only become narrower, and members may only be added. Both return
 * `{ rule, what }`, where `what` is the path to the member, beginning with `at`.
 */
export const requestBreaks = (before, after, schemas, at) => compared(request, before, after, schemas, at, []);
export const answerBreaks = (before, after, schemas, at) => compared(answer, before, after, schemas, at, []);

/** Each choice of one side must match a choice of the other. When none matches, the breaks of the closest one are returned. */
function compared(side, before, after, schemas, at, trail) {
  const pair = JSON.stringify([before, after]);
  // A recursive schema is already being compared further out.
  if (trail.includes(pair)) return [];
  const [old, now] = [choicesOf(before, schemas.before), choicesOf(after, schemas.after)];
  const [must, may] = side === request ? [old, now] : [now, old];
  return must.flatMap((choice) => {
    const attempts = may.map((other) => {
      const [one, another] = side === request ? [choice, other] : [other, choice];
      return side(one, another, at, (from, to, place) => compared(side, from, to, schemas, place, [...trail, pair]));
    });
    return attempts.reduce((best, next) => (next.length < best.length ? next : best));
  });
}

/** The schema without references, as a list of its choices. */
function choicesOf(schema, schemas) {
  const { $ref, allOf = [], oneOf, anyOf, ...own } = schema === true ? {} : schema;
  if (oneOf ?? anyOf) return (oneOf ?? anyOf).flatMap((choice) => choicesOf(choice, schemas));
  const target = $ref === undefined ? undefined : schemas[$ref.split('/').at(-1)];
  const parts = [...allOf, ...($ref === undefined ? [] : [target])];
  if (parts.length === 0) return [own];
  return parts
    .map((part) => choicesOf(part, schemas))
    .reduce((lists, choices) => lists.flatMap((one) => choices.map((other) => merged(one, other))), [own]);
}

const merged = (one, other) => ({
  ...other,
  ...one,
  properties: { ...other.properties, ...one.properties },
  required: [...new Set([...(other.required ?? []), ...(one.required ?? [])])],
});

function request(old, now, at, inside) {
  const found = narrowings(old, now).map((what) => ({ rule: 'request-narrowed', what: `${at}: ${what}` }));
  if (old.default !== undefined && JSON.stringify(old.default) !== JSON.stringify(now.default))
    found.push({ rule: 'request-default-changed', what: at });
  const { required = [] } = now;
  for (const name of required.filter((each) => !(old.required ?? []).includes(each)))
    found.push({ rule: 'request-member-required', what: `${at}/${name}` });
  for (const [name, schema] of Object.entries(old.properties ?? {})) {
    const member = now.properties?.[name] ?? now.additionalProperties;
    if (member === undefined || member === false) found.push({ rule: 'request-member-removed', what: `${at}/${name}` });
    else found.push(...inside(schema, member, `${at}/${name}`));
  }
  return [...found, ...within(old, now, at, inside)];
}

function answer(old, now, at, inside) {
  const found = [];
  const types = typesOf(now).filter((type) => !accepts(typesOf(old), type));
  if (typesOf(old).length > 0 && (types.length > 0 || typesOf(now).length === 0))
    found.push({ rule: 'answer-widened', what: `${at}: ${typesOf(old)} is ${typesOf(now)}` });
  if (old.format !== undefined && old.format !== now.format)
    found.push({ rule: 'answer-widened', what: `${at}: ${old.format} is ${now.format}` });
  for (const [name, schema] of Object.entries(old.properties ?? {})) {
    const member = now.properties?.[name];
    if (member === undefined) {
      found.push({ rule: 'answer-member-removed', what: `${at}/${name}` });
      continue;
    }
    if (old.required?.includes(name) && !now.required?.includes(name))
      found.push({ rule: 'answer-member-optional', what: `${at}/${name}` });
    found.push(...inside(schema, member, `${at}/${name}`));
  }
  return [...found, ...within(old, now, at, inside)];
}

/** Compares items of lists, and values under free keys. */
const within = (old, now, at, inside) => [
  ...(old.items && now.items ? inside(old.items, now.items, `${at}/*`) : []),
  ...(isSchema(old.additionalProperties) && isSchema(now.additionalProperties)
    ? inside(old.additionalProperties, now.additionalProperties, `${at}/*`)
    : []),
];

const isSchema = (value) => typeof value === 'object';

const LOWER = ['minLength', 'minimum', 'exclusiveMinimum', 'minItems'];
const UPPER = ['maxLength', 'maximum', 'exclusiveMaximum', 'maxItems'];

function narrowings(old, now) {
  const found = [];
  const lost = typesOf(old).filter((type) => !accepts(typesOf(now), type));
  if (typesOf(now).length > 0 && (lost.length > 0 || typesOf(old).length === 0))
    found.push(`${typesOf(old)} is ${typesOf(now)}`);
  const choices = choicesIn(now);
  const refused = choicesIn(old)?.filter((value) => !choices?.includes(value));
  if (choices !== undefined && (refused === undefined || refused.length > 0)) found.push(`only ${choices.join(', ')}`);
  for (const word of LOWER) if (now[word] > (old[word] ?? -Infinity)) found.push(`${word} is ${now[word]}`);
  for (const word of UPPER) if (now[word] < (old[word] ?? Infinity)) found.push(`${word} is ${now[word]}`);
  for (const word of ['pattern', 'format'])
    if (now[word] !== undefined && now[word] !== old[word]) found.push(`${word} is ${now[word]}`);
  return found;
}

const choicesIn = ({ enum: choices, const: constant }) => (constant === undefined ? choices : [constant]);
const typesOf = ({ type = [] }) => [type].flat();
const accepts = (types, type) => types.includes(type) || (type === 'integer' && types.includes('number'));
