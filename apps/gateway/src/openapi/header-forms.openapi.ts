/** The forms that headers must have, in the document and in the check of a request (400). */
export const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,255}$/;
/** The revision, and on representations what this caller saw of it. */
export const IF_MATCH = /^"(\d{1,15})(?:-[\w-]+)?"$/;
export const POSITION = /^\d{1,64}$/;
