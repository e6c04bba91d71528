import { fieldsRefusal, refusal } from '@crm/kernel';

export class Unauthenticated extends refusal()('auth.unauthenticated', {
  kind: 'unauthenticated',
  title: 'A valid access token is needed.',
  meaning: 'The request has no access token, or one that is malformed, expired, revoked or of an ended session.',
  remedy: 'Refresh the session or log in again, and send the new token as `Authorization: Bearer …`.',
}) {}
export class IfMatchRequired extends refusal<{ header: string }>()('request.if-match-required', {
  kind: 'precondition',
  title: 'This request needs an If-Match header with the ETag of the state it was made for.',
  meaning: 'Whoever overwrites something says which state of it they saw, so that nobody’s change is lost.',
  remedy: 'Read the thing, and send the ETag of that answer as If-Match.',
  facts: { header: 'The header that is missing.' },
}) {}
/** `violatedPolicies`: names as in the RateLimit-Policy header. */
export class TooManyRequests extends refusal<{ violatedPolicies: readonly string[] }>()('request.too-many', {
  kind: 'limited',
  title: 'More requests than are allowed. Try again after Retry-After.',
  meaning: 'You, or your address as long as it shows no valid token, have used up the share of this minute.',
  remedy: 'Wait for Retry-After. The headers RateLimit and RateLimit-Policy of every answer say what is left.',
  facts: { violatedPolicies: 'Names of the policies in RateLimit-Policy that are used up.' },
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
  remedy: 'Repeat the same request with the same key after Retry-After: it gets the answer of the first one.',
  retryAfterMs: 1000,
}) {}
export class Overburdened extends refusal()('service.overburdened', {
  kind: 'unavailable',
  title: 'More is asked of the program than it can answer. Try again after Retry-After.',
  meaning: 'As many requests as it works on at once are at work, and yours waited for a second. Nothing was done.',
  remedy: 'Repeat the same request after Retry-After, with a pause that grows when it is refused again.',
  retryAfterMs: 2000,
}) {}
/** What was sent is not acceptable; `errors` names every field, parameter or header that is not. */
export class InvalidInput extends fieldsRefusal('request.invalid', {
  kind: 'invalid',
  title: 'Some of what was sent is not acceptable.',
  meaning: 'Fields of the body, parameters or headers break their rules. `errors` names every one of them.',
  remedy: 'Correct what `errors` names. The same request again is refused again.',
}) {}
export class Forbidden extends refusal<{ action: string; fields?: readonly string[] }>()('access.forbidden', {
  kind: 'forbidden',
  title: 'You may not do this.',
  meaning: 'No role of yours allows this action, or not on this record, or not for these fields.',
  remedy: 'Look at /api/v1/me/permissions for what you may do, and ask an administrator for the role that is missing.',
  facts: { action: 'What you would have to be allowed to do.', fields: 'The fields that you may not change.' },
}) {}
