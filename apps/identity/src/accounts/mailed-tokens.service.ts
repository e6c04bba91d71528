import { randomBytes } from 'node:crypto';
import type { NewMailedToken } from '../users/account.decider.js';
import { secretHash } from '../secret-hash.model.js';
import { networkBlock } from '../throttle/network-block.model.js';

const FORM = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.[\w-]{43}$/;

/** How long an invitation works. */
export const INVITATION_MS = 7 * 24 * 3600_000;

/** The end of a token if its mail invites the user again. */
export const invitedUntil = ({ requestedAt }: NewMailedToken): string =>
  new Date(Date.parse(requestedAt) + INVITATION_MS).toISOString();

let last = 0;
/** Milliseconds, each returned once, so two requests of the same moment can be distinguished. */
const moment = (): number => (last = Math.max(Date.now(), last + 1));

/** Returns a token `<user id>.<256 bits>`: the user's stream is found without an index. */
export function newMailedToken(
  userId: string,
  lifetimeMs: number,
  /** Of the caller who caused the mail. */
  ip?: string,
): { readonly token: string; readonly record: NewMailedToken } {
  const token = `${userId}.${randomBytes(32).toString('base64url')}`;
  const now = moment();
  const network = networkBlock(ip);
  return {
    token,
    record: {
      tokenHash: secretHash(token),
      requestedAt: new Date(now).toISOString(),
      expiresAt: new Date(now + lifetimeMs).toISOString(),
      ...(network !== undefined && { network }),
    },
  };
}

/** undefined: this does not have the form of a mailed token. */
export const userOfToken = (token: string): string | undefined => FORM.exec(token)?.[1];
