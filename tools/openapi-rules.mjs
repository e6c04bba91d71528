import { answersOf } from './openapi-contract.mjs';
import { answerBreaks, requestBreaks } from './openapi-schema-rules.mjs';

/** What breaks a caller. Everything else may be added freely. docs/api-compatibility.md explains the rules. */
export const RULES = {
  'operation-removed': 'a method of a path is gone',
  'operation-renamed': 'the operationId has changed: generated clients name their methods after it',
  'access-tightened': 'it needs a token, or a right, that it did not need',
  'list-use-removed': 'a list cannot be filtered, sorted or exported by it any more',
  'parameter-removed': 'a parameter or header is not accepted any more: unknown parameters are refused',
  'parameter-required': 'a parameter or header must be sent that did not have to be',
  'body-required': 'a body must be sent that did not have to be',
  'body-type-removed': 'a media type of the body is not accepted any more',
  'request-member-removed': 'a member of the body is not accepted any more: unknown members are refused',
  'request-member-required': 'a member of the body must be sent that did not have to be',
  'request-narrowed': 'a value that was accepted is refused: type, choices, limits, pattern or format',
  'request-default-changed': 'leaving it out means something else',
  'status-removed': 'a status is not returned any more',
  'header-removed': 'a header of an answer is gone',
  'answer-type-removed': 'an answer is not available in a media type any more',
  'answer-member-removed': 'a member of an answer is gone',
  'answer-member-optional': 'a member of an answer may be absent that was always there',
  'answer-widened':
    'a member of an answer may be of another type or format (another choice of an enumeration breaks nothing)',
};

/** Every place where `current` breaks callers of `baseline`, as `{ rule, place, what }`. Both are contracts, see openapi-contract.mjs. */
export function breaksBetween(baseline, current) {
  const schemas = { before: baseline.schemas, after: current.schemas };
  return Object.entries(baseline.operations).flatMap(([place, before]) => {
    const after = current.operations[place];
    if (after === undefined) return [{ rule: 'operation-removed', place, what: before.id }];
    return [
      ...operationBreaks(before, after),
      ...parameterBreaks(before, after, schemas),
      ...bodyBreaks(before, after, schemas),
      ...answersBreaks(before, after, schemas),
    ].map(({ at, ...broken }) => ({ ...broken, place: at === undefined ? place : `${place} ${at}` }));
  });
}

function operationBreaks(before, after) {
  const found = [];
  if (before.id !== after.id) found.push({ rule: 'operation-renamed', what: `${before.id} is ${after.id}` });
  const needed = { public: [], token: ['public'] }[after.access] ?? ['public', 'token'];
  if (
    needed.includes(before.access) ||
    (isRight(before.access) && isRight(after.access) && before.access !== after.access)
  )
    found.push({ rule: 'access-tightened', what: `${before.access} is ${after.access}` });
  const lost = (before.uses ?? []).filter((use) => !after.uses?.includes(use));
  found.push(...lost.map((what) => ({ rule: 'list-use-removed', what })));
  return found;
}

const isRight = (access) => !['public', 'token'].includes(access);

function parameterBreaks(before, after, schemas) {
  const kept = Object.entries(before.parameters).flatMap(([name, old]) => {
    const now = after.parameters[name];
    if (now === undefined) return [{ rule: 'parameter-removed', what: name }];
    return [
      ...(now.required && !old.required ? [{ rule: 'parameter-required', what: name }] : []),
      ...requestBreaks(old.schema, now.schema, schemas, name),
    ];
  });
  const added = Object.entries(after.parameters).filter(([name, { required }]) => required && !before.parameters[name]);
  return [...kept, ...added.map(([name]) => ({ rule: 'parameter-required', what: name }))];
}

function bodyBreaks(before, after, schemas) {
  const found = [];
  if (after.body?.required && !before.body?.required) found.push({ rule: 'body-required', what: 'body' });
  for (const [type, schema] of Object.entries(before.body?.content ?? {})) {
    const now = after.body?.content[type];
    if (now === undefined) found.push({ rule: 'body-type-removed', what: type });
    else found.push(...requestBreaks(schema, now, schemas, 'body'));
  }
  return found;
}

function answersBreaks(before, after, schemas) {
  const now = answersOf(after);
  return [...answersOf(before)].flatMap(([at, old]) => {
    const answer = now.get(at);
    if (answer === undefined) return [{ rule: 'status-removed', what: at }];
    const headers = old.headers.filter((name) => !answer.headers.includes(name));
    const found = headers.map((what) => ({ rule: 'header-removed', what, at }));
    for (const [type, schema] of Object.entries(old.content)) {
      if (answer.content[type] === undefined) found.push({ rule: 'answer-type-removed', what: type, at });
      else found.push(...answerBreaks(schema, answer.content[type], schemas, '').map((each) => ({ ...each, at })));
    }
    return found;
  });
}
