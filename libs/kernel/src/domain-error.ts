/** `invalid` 400, `unauthenticated` 401, `forbidden` 403, `not-found` 404, `conflict` 409, `stale` 412, `too-large` 413, `mismatch` 422, `precondition` 428, `limited` 429, `unavailable` 503, `full` 507. */
export type RefusalKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'stale'
  | 'too-large'
  | 'mismatch'
  | 'precondition'
  | 'limited'
  | 'unavailable'
  | 'full';

/** One field of the input that cannot be accepted. `pointer` is an RFC 6901 JSON pointer into the body, or the name of a parameter. */
export interface FieldError {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

/** The JSON pointer (RFC 6901) to a member of the value at `parent`. */
export const pointerTo = (parent: string, name: string): string =>
  `${parent}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;

/**
 * A refusal with a code. It knows nothing about HTTP: one filter in the platform turns it into RFC 9457 problem+json.
 * `facts` help the caller to react (ids, limits, allowed moves) and never hold personal data.
 */
export abstract class DomainError<Facts extends object = Record<string, never>> extends Error {
  /** Stable: `customers.email-taken`. */
  abstract readonly code: string;
  abstract readonly kind: RefusalKind;
  /** One sentence, the same for all occurrences. */
  abstract readonly title: string;
  /** For kinds `limited`, `unavailable` and `full`: the time after which another try makes sense. */
  readonly retryAfterMs?: number | undefined;

  /** `errors`: every field at fault, for kind `invalid`. */
  constructor(
    readonly facts: Facts,
    readonly errors?: readonly FieldError[],
  ) {
    super();
  }

  override get message(): string {
    return this.title;
  }
}

/** True for refusals from any copy of this module. Native and cross-realm errors break `instanceof`, so it looks at the shape. */
export function isDomainError(error: unknown): error is DomainError<object> {
  const candidate = error as Partial<DomainError<object>> | null;
  return (
    typeof candidate === 'object' &&
    candidate !== null &&
    typeof candidate.code === 'string' &&
    typeof candidate.kind === 'string' &&
    typeof candidate.title === 'string'
  );
}
