import type { Policy } from '../access/policy.decorator.js';

/** Where an operation lists the codes of its refusals: `{ '404': ['notes.not-found'] }`. */
export const CODES = 'x-codes';

/** Codes by status. */
export type Codes = Readonly<Record<string, readonly string[]>>;

/** What determines the codes of an operation. */
export interface CodedOperation {
  readonly policy: Policy;
  /** Names of parameters and headers. */
  readonly takes: readonly string[];
  /** Statuses that are answered with a problem. */
  readonly refusals: readonly string[];
  /** The codes given with `@ApiCodes`. */
  readonly own: Codes;
}

/** Codes that any request to any operation can get. The shared response of each status lists them, so operations need not. */
export const CODES_OF_STATUS: Codes = {
  406: ['request.not-acceptable'],
  408: ['request.timeout'],
  413: ['request.too-large', 'store.payload-too-large'],
  414: ['request.url-too-long'],
  415: ['request.unsupported-media-type'],
  429: ['request.too-many'],
  431: ['request.headers-too-large'],
  500: ['internal'],
  503: [
    'service.overburdened',
    'service.stopping',
    'store.overloaded',
    'store.unavailable',
    'store.unknown-outcome',
    'read-models.being-rebuilt',
    'read-models.unavailable',
    'read-models.view-incomplete',
    'read-models.overloaded',
    'query.interrupted',
    'reporting.not-yet-consistent',
    'privacy.key-unavailable',
    'privacy.key-damaged',
    'privacy.seal-broken',
  ],
  507: ['store.full'],
};

const EXTENSION = 'swagger/apiExtension';

/** The codes of this route's own refusals; those that follow from its kind are added by `codesOf`. Several decorators add up. */
export const ApiCodes =
  (codes: Codes): MethodDecorator =>
  (_target, _name, { value }: PropertyDescriptor) => {
    const handler = value as object;
    const extensions = (Reflect.getMetadata(EXTENSION, handler) ?? {}) as Record<string, Codes>;
    const merged = mergedCodes(extensions[CODES] ?? {}, codes);
    Reflect.defineMetadata(EXTENSION, { ...extensions, [CODES]: merged }, handler);
  };

/**
 * Returns the codes of an operation by status: its own first, then those of every operation of its kind. `CODES_OF_STATUS` apply in
 * addition.
 */
export function codesOf(operation: CodedOperation): Codes {
  const all = mergedCodes(operation.own, kindCodes(operation));
  return Object.fromEntries(Object.entries(all).filter(([status]) => operation.refusals.includes(status)));
}

const QUERY_CODES = ['query.invalid', 'query.unknown-field', 'query.too-costly'];

function kindCodes({ policy, takes }: CodedOperation): Codes {
  const asks = takes.includes('filter') || takes.includes('sort') || takes.includes('cursor');
  const isOpen = policy.kind === 'public';
  return {
    400: ['request.invalid', 'request.malformed', ...(asks ? QUERY_CODES : [])],
    401: isOpen ? [] : ['auth.unauthenticated'],
    403: isOpen ? [] : ['access.forbidden'],
    409: takes.includes('Idempotency-Key') ? ['request.still-running'] : [],
    412: ['streams.stale-revision'],
    422: takes.includes('Idempotency-Key') ? ['streams.idempotency-key-reused'] : [],
    428: ['request.if-match-required'],
  };
}

function mergedCodes(some: Codes, more: Codes): Codes {
  const statuses = [...new Set([...Object.keys(some), ...Object.keys(more)])].sort();
  const pairs = statuses.map((status) => [status, [...new Set([...(some[status] ?? []), ...(more[status] ?? [])])]]);
  return Object.fromEntries((pairs as [string, string[]][]).filter(([, codes]) => codes.length > 0));
}
