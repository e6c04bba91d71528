import { fieldsRefusal, refusal } from '@crm/kernel';

export class Unauthenticated extends refusal()('auth.unauthenticated', {
  kind: 'unauthenticated',
  title: 'A valid access token is needed.',
  meaning:
    'The request has no access token, or its token is malformed, expired, revoked or belongs to an ended session.',
  remedy: 'Refresh the session or log in again, and send the new token as `Authorization: Bearer …`.',
}) {}
export class IfMatchRequired extends refusal<{ header: string }>()('request.if-match-required', {
  kind: 'precondition',
  title: 'This request needs an If-Match header with the ETag of the state that it changes.',
  meaning:
    'A request that overwrites a record must name the state it is based on. Otherwise the changes of others could be lost.',
  remedy: 'Read the record, and send the ETag of that response as If-Match.',
  facts: { header: 'The missing header.' },
}) {}
/** `violatedPolicies`: names as in the RateLimit-Policy header. */
export class TooManyRequests extends refusal<{ violatedPolicies: readonly string[] }>()('request.too-many', {
  kind: 'limited',
  title: 'Too many requests. Try again after Retry-After.',
  meaning:
    'You have used up your requests for this minute. Requests without a valid token are counted by network address.',
  remedy:
    'Wait for Retry-After. The RateLimit and RateLimit-Policy headers of every response say how many requests are left.',
  facts: { violatedPolicies: 'Names of the exhausted policies in RateLimit-Policy.' },
}) {
  constructor(
    policy: string,
    override readonly retryAfterMs: number,
  ) {
    super({ violatedPolicies: [policy] });
  }
}
export class StillRunning extends refusal()('request.still-running', {
  kind: 'conflict',
  title: 'The first request with this Idempotency-Key is still running.',
  meaning: 'Another request of yours with the same key has not been answered yet.',
  remedy: 'Repeat the same request with the same key after Retry-After to get the answer of the first one.',
  retryAfterMs: 1000,
}) {}
export class Overburdened extends refusal()('service.overburdened', {
  kind: 'unavailable',
  title: 'The server is overloaded. Try again after Retry-After.',
  meaning:
    'The server is processing as many requests as it can, and yours was not admitted within a second. Nothing was done.',
  remedy: 'Repeat the same request after Retry-After, and wait longer each time it is refused.',
  retryAfterMs: 2000,
}) {}
/** The input is not valid; `errors` lists every field, parameter or header at fault. */
export class InvalidInput extends fieldsRefusal('request.invalid', {
  kind: 'invalid',
  title: 'Some of the input is not valid.',
  meaning: 'Fields of the body, parameters or headers break their rules. `errors` lists all of them.',
  remedy: 'Correct what `errors` lists. The same request will be refused again.',
}) {}
export class Forbidden extends refusal<{ action: string; fields?: readonly string[] }>()('access.forbidden', {
  kind: 'forbidden',
  title: 'You may not do this.',
  meaning: 'None of your roles allows this action, or not on this record, or not for these fields.',
  remedy: 'Check /api/v1/me/permissions for what you may do, and ask an administrator for the missing role.',
  facts: { action: 'The action that you have no right to.', fields: 'The fields that you may not change.' },
}) {}
