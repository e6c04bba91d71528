import type { Role } from '../call-context.js';

/** What every access token says about itself. Verifiers refuse any other. */
export const ACCESS_TOKEN = {
  issuer: 'throughline',
  audience: 'throughline-api',
  type: 'access',
  algorithm: 'ES256',
  lifetimeSeconds: 900,
} as const;

export interface AccessTokenClaims {
  readonly iss: typeof ACCESS_TOKEN.issuer;
  readonly aud: typeof ACCESS_TOKEN.audience;
  /** User id. */
  readonly sub: string;
  /** Session id. */
  readonly sid: string;
  readonly roles: readonly Role[];
  readonly typ: typeof ACCESS_TOKEN.type;
  /** Seconds since 1970. */
  readonly iat: number;
  readonly exp: number;
}
