import { createHash } from 'node:crypto';

/** SHA-256, hex: the only stored form of a token or secret of at least 128 random bits. */
export const secretHash = (secret: string): string => createHash('sha256').update(secret).digest('hex');
