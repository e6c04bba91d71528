import type { OpenAPIObject } from '@nestjs/swagger';
import type { Policy } from '../access/policy.decorator.js';
import { CODES, codesOf, type Codes } from './codes.openapi.js';
import {
  CONSISTENCY_TOKEN,
  ETAG,
  LIMIT_HEADERS,
  PREFER,
  PROBLEM_JSON,
  problemResponse,
  RETRY_AFTER,
} from './documentation.openapi.js';

export const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
type Method = (typeof METHODS)[number];
export type Operation = NonNullable<OpenAPIObject['paths'][string]['get']> & { [CODES]?: Codes };
type Answer = Exclude<Operation['responses'][string], { $ref: string } | undefined>;

/**
 * Adds what follows from the kind of an operation: who may call it, the refusals that any request of this kind can get with their codes,
 * the headers of its responses, and the token.
 */
export function completeOperation(operation: Operation, method: Method, policy: Policy): void {
  const isPublic = policy.kind === 'public';
  const isLimited = policy.kind !== 'public' || policy.limited;
  Object.assign(operation, { 'x-policy': policy.kind, ...(policy.kind === 'action' && { 'x-action': policy.action }) });
  operation.description = [operation.description, accessOf(policy)].filter(Boolean).join('\n\n');
  for (const status of refusalsOf(operation, method, isPublic, isLimited))
    operation.responses[status] ??= problemResponse(status);
  if (method === 'get' && !isPublic)
    operation.parameters = [...(operation.parameters ?? []), PREFER, CONSISTENCY_TOKEN];
  for (const [status, answer] of answersOf(operation)) completeAnswer(operation, status, answer, isLimited);
  writeCodes(operation, policy);
  // The document as a whole requires a token.
  delete operation.security;
  if (isPublic) operation.security = [];
}

function accessOf(policy: Policy): string {
  if (policy.kind === 'public') return 'Open to everybody.';
  return policy.kind === 'action' ? `Needs the right \`${policy.action}\`.` : 'Needs an access token.';
}

function refusalsOf(operation: Operation, method: Method, isPublic: boolean, isLimited: boolean): number[] {
  const isRepeatable = namesOf(operation).includes('Idempotency-Key');
  // A body is read even where none is needed.
  const readsBody = method !== 'get';
  return [
    400,
    406,
    ...(readsBody ? [408] : []),
    414,
    ...(isPublic ? [] : [401, 403]),
    ...(isRepeatable ? [409, 422] : []),
    ...(isLimited ? [429] : []),
    ...(readsBody ? [413, 415] : []),
    431,
    500,
    503,
    ...(readsBody ? [507] : []),
  ];
}

/** Refused before the caller is known. */
const BEFORE_LIMITS = new Set(['414', '431']);

/** Adds the headers that follow from the kind of response. */
function completeAnswer(operation: Operation, status: string, answer: Answer, isLimited: boolean): void {
  // Two decorators that document the same refusal would repeat its text.
  answer.description = [...new Set(answer.description.split('\n\n'))].join('\n\n');
  const showsState = operation.responses[304] !== undefined && (status === '200' || status === '304');
  const headers = {
    ...(showsState ? ETAG : {}),
    ...answer.headers,
    ...(status === '202' && answer.headers?.['Location'] !== undefined ? RETRY_AFTER : {}),
    ...(isLimited && !BEFORE_LIMITS.has(status) ? LIMIT_HEADERS : {}),
  };
  if (Object.keys(headers).length > 0) answer.headers = headers;
}

function writeCodes(operation: Operation, policy: Policy): void {
  const refusals = answersOf(operation).filter(([, { content }]) => content?.[PROBLEM_JSON] !== undefined);
  operation[CODES] = codesOf({
    policy,
    takes: namesOf(operation),
    refusals: refusals.map(([status]) => status),
    own: operation[CODES] ?? {},
  });
}

const answersOf = ({ responses }: Operation): [string, Answer][] => Object.entries(responses) as [string, Answer][];

const namesOf = ({ parameters = [] }: Operation): string[] =>
  (parameters as { name: string }[]).map(({ name }) => name);
