import { randomBytes } from 'node:crypto';
import type { NewMailedToken } from '../users/account.decider.js';
import { secretHash } from '../secret-hash.model.js';

const FORM = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.[\w-]{43}$/;

let last = 0;
/** Milliseconds, each given once: so a request can be told from another of the same moment. */
const moment = (): number => (last = Math.max(Date.now(), last + 1));

/** `<user id>.<256 bits>`: its user's stream is found without an index. */
export function newMailedToken(
  userId: string,
  lifetimeMs: number,
): { readonly token: string; readonly record: NewMailedToken } {
  const token = `${userId}.${randomBytes(32).toString('base64url')}`;
  const now = moment();
  return {
    token,
    record: {
      tokenHash: secretHash(token),
      requestedAt: new Date(now).toISOString(),
      expiresAt: new Date(now + lifetimeMs).toISOString(),
    },
  };
}

/** undefined: no token that was ever mailed looks like this. */
export const userOfToken = (token: string): string | undefined => FORM.exec(token)?.[1];
