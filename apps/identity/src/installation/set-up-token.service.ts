import { randomBytes } from 'node:crypto';

export const newSetUpToken = (): string => randomBytes(32).toString('base64url');
