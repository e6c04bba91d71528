import type { ProblemTable } from './entry.js';

/** What is wrong with a request itself, before anybody looks at what it is about; and what is wrong on our side. */
export const requestProblems = {
  'access.forbidden': {
    status: 'forbidden',
    title: 'You may not do this.',
    meaning: 'No role of yours allows this action, or not on this record, or not for these fields.',
    remedy:
      'Look at /api/v1/me/permissions for what you may do, and ask an administrator for the role that is missing.',
    facts: { action: 'What you would have to be allowed to do.', fields: 'The fields that you may not change.' },
  },
  'auth.unauthenticated': {
    status: 'unauthenticated',
    title: 'A valid access token is needed.',
    meaning: 'The request has no access token, or one that is malformed, expired, revoked or of an ended session.',
    remedy: 'Refresh the session or log in again, and send the new token as `Authorization: Bearer …`.',
  },
  internal: {
    status: 500,
    title: 'Something went wrong on our side. The trace id names it in the log.',
    meaning: 'A fault of the program. It is in the log, under the trace id of the answer.',
    remedy: 'Repeat a read, or a write with an Idempotency-Key. Tell the operator the trace id when it stays.',
  },
  'request.headers-too-large': {
    status: 431,
    title: 'The headers are larger than 16 KiB.',
    meaning: 'All header names and values of a request together have this limit.',
    remedy: 'Send fewer or shorter headers; cookies are never needed.',
  },
  'request.if-match-required': {
    status: 'precondition',
    title: 'This request needs an If-Match header with the ETag of the state it was made for.',
    meaning: 'Whoever overwrites something says which state of it they saw, so that nobody’s change is lost.',
    remedy: 'Read the thing, and send the ETag of that answer as If-Match.',
    facts: { header: 'The header that is missing.' },
  },
  'request.invalid': {
    status: 'invalid',
    title: 'Some of what was sent is not acceptable.',
    meaning: 'Fields of the body, parameters or headers break their rules. `errors` names every one of them.',
    remedy: 'Correct what `errors` names. The same request again is refused again.',
  },
  'request.malformed': {
    status: 400,
    title: 'The request cannot be understood.',
    meaning: 'It is no well-formed HTTP request, or its path is not well encoded.',
    remedy: 'Correct the client: this is not about the data.',
  },
  'request.method-not-allowed': {
    status: 405,
    title: 'This path does not know that method.',
    meaning: 'The path exists, for other methods.',
    remedy: 'Use one of the methods in the Allow header.',
  },
  'request.not-acceptable': {
    status: 406,
    title: 'The answer exists in none of the accepted media types.',
    meaning: 'The Accept header leaves nothing that this path can answer with.',
    remedy: 'Accept what the OpenAPI document names for this path, or send no Accept header.',
  },
  'request.still-running': {
    status: 'conflict',
    title: 'The first request with this Idempotency-Key is still running.',
    meaning: 'Another request of yours with the same key has not been answered yet.',
    remedy: 'Repeat the same request with the same key after Retry-After: it gets the answer of the first one.',
  },
  'request.timeout': {
    status: 408,
    title: 'The request took too long to arrive.',
    meaning: 'The line fell silent in the middle of the request.',
    remedy: 'Send it again.',
  },
  'request.too-large': {
    status: 413,
    title: 'The body is larger than this path accepts.',
    meaning: 'A JSON body may have 1 MiB.',
    remedy: 'Send less at once: several requests, or an import.',
  },
  'request.too-many': {
    status: 'limited',
    title: 'More requests than are allowed. Try again after Retry-After.',
    meaning: 'You, or your address as long as it shows no valid token, have used up the share of this minute.',
    remedy: 'Wait for Retry-After. The headers RateLimit and RateLimit-Policy of every answer say what is left.',
    facts: { violatedPolicies: 'Names of the policies in RateLimit-Policy that are used up.' },
  },
  'request.unknown-path': {
    status: 404,
    title: 'There is nothing at this path.',
    meaning: 'No route of this API has this path.',
    remedy: 'Look into the OpenAPI document at /api/openapi.json.',
  },
  'request.unsupported-media-type': {
    status: 415,
    title: 'This path does not accept a body of that media type.',
    meaning: 'The Content-Type of the body is not what this path takes: JSON, or CSV for uploads.',
    remedy: 'Send `Content-Type: application/json`, or what the OpenAPI document names for this path.',
  },
  'request.url-too-long': {
    status: 414,
    title: 'The URL is longer than 8 KiB.',
    meaning: 'Path and query together have this limit.',
    remedy: 'Use a shorter filter or search.',
  },
  'service.overburdened': {
    status: 'unavailable',
    title: 'More is asked of the program than it can answer. Try again after Retry-After.',
    meaning: 'As many requests as it works on at once are at work, and yours waited for a second. Nothing was done.',
    remedy: 'Repeat the same request after Retry-After, with a pause that grows when it is refused again.',
  },
  'service.stopping': {
    status: 503,
    title: 'The program is stopping. Try again in a moment.',
    meaning: 'It is being restarted or updated, and takes no new requests.',
    remedy: 'Repeat the same request after Retry-After.',
  },
} satisfies ProblemTable;
