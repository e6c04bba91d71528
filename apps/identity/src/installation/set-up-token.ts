import { createHash, randomBytes } from 'node:crypto';

export const newSetUpToken = (): string => randomBytes(32).toString('base64url');

/** SHA-256, hex. The token itself is kept nowhere. */
export const setUpTokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');
