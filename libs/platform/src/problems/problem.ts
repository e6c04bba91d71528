import { isDomainError, type DomainError, type FieldError, type RefusalKind } from '@crm/kernel';
import { BUG, HTTP_ERRORS, MALFORMED, type HttpProblem } from './http-errors.js';

/** RFC 9457, `application/problem+json`. */
export interface Problem {
  /** Relative reference: resolves against the API's own address. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  /** Path of the request. */
  readonly instance?: string;
  /** Stable, for programs: `customers.email-taken`. */
  readonly code: string;
  /** Data that helps to react. Never personal data. */
  readonly facts?: object;
  /** The fields that were refused, for status 400: the first 20. */
  readonly errors?: readonly FieldError[];
  /** How many more were refused. */
  readonly moreErrors?: number;
  /** Names the request in the log. */
  readonly traceId?: string;
}

/** A problem with the headers that belong to it. */
export interface ProblemAnswer {
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;
}

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

export const STATUS_OF_KIND: Readonly<Record<RefusalKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  stale: 412,
  'too-large': 413,
  mismatch: 422,
  precondition: 428,
  limited: 429,
  unavailable: 503,
  full: 507,
};

const typeOf = (code: string): string => `/problems/${code}`;

/**
 * Refusals keep their code, title and facts; what HTTP itself refuses gets a code of `request.*`; anything else is a bug and reveals
 * nothing.
 */
export function problemOf(error: unknown): ProblemAnswer {
  if (isDomainError(error)) return refusal(error);
  const http = httpErrorOf(error);
  if (http === undefined) return bug();
  return {
    problem: plainProblem(http.status, http.code, http.title),
    headers: headersOf(http.status, (error as Partial<RequestRefused>).headers),
  };
}

/** The problem as a server names it that is reached under a path. */
export const underPath = (problem: Problem, publicPath: string): Problem => ({
  ...problem,
  type: publicPath + problem.type,
});

export const plainProblem = (status: number, code: string, title: string): Problem => ({
  type: typeOf(code),
  title,
  status,
  code,
});

function refusal(error: DomainError<object>): ProblemAnswer {
  const status = STATUS_OF_KIND[error.kind];
  const retryAfter: Record<string, string> =
    error.retryAfterMs === undefined ? {} : { 'retry-after': String(Math.ceil(error.retryAfterMs / 1000)) };
  return {
    problem: {
      ...plainProblem(status, error.code, error.title),
      ...(Object.keys(error.facts).length > 0 ? { facts: error.facts } : {}),
      ...(error.errors !== undefined && listed(error.errors)),
    },
    headers: headersOf(status, { ...retryAfter, ...challengeOf(error) }),
  };
}

const MAX_ERRORS = 20;

function listed(errors: readonly FieldError[]): Pick<Problem, 'errors' | 'moreErrors'> {
  const more = errors.length - MAX_ERRORS;
  return more > 0 ? { errors: errors.slice(0, MAX_ERRORS), moreErrors: more } : { errors };
}

/** A refusal may name the authentication scheme to use, if it is not the bearer token of every other path. */
function challengeOf(error: object): Record<string, string> {
  const { challenge } = error as { readonly challenge?: string };
  return challenge === undefined ? {} : { 'www-authenticate': challenge };
}

const headersOf = (status: number, others: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> =>
  status === 401 ? { 'www-authenticate': 'Bearer', ...others } : others;

const bug = (): ProblemAnswer => ({ problem: plainProblem(500, BUG.code, BUG.title), headers: {} });

/** A refusal of HTTP itself, by its status. */
export class RequestRefused extends Error {
  constructor(
    readonly statusCode: number,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(HTTP_ERRORS[statusCode]?.title);
  }
}

/** Nest's exceptions return their status from a method; those of Fastify and Node have `statusCode`. */
function httpErrorOf(error: unknown): HttpProblem | undefined {
  const candidate = error as { getStatus?: () => number; statusCode?: number } | null | undefined;
  const status = typeof candidate?.getStatus === 'function' ? candidate.getStatus() : candidate?.statusCode;
  if (typeof status !== 'number' || status < 400 || (status >= 500 && status !== 503)) return undefined;
  return { ...(HTTP_ERRORS[status] ?? MALFORMED), status };
}
