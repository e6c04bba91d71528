/** What every access token contains. Verifiers refuse any other. */
export const ACCESS_TOKEN = {
  issuer: 'throughline',
  audience: 'throughline-api',
  type: 'access',
  algorithm: 'ES256',
  lifetimeSeconds: 900,
} as const;

/** A token does not contain the rights of its holder. `GetAccess` returns them, and changes are pushed: a revoked right is gone within 5 s at the latest. */
export interface AccessTokenClaims {
  readonly iss: typeof ACCESS_TOKEN.issuer;
  readonly aud: typeof ACCESS_TOKEN.audience;
  /** User id or API client id. */
  readonly sub: string;
  /** What `sub` is. */
  readonly pty: 'user' | 'api-client';
  /** Session id. */
  readonly sid: string;
  readonly typ: typeof ACCESS_TOKEN.type;
  /** Seconds since 1970. */
  readonly iat: number;
  readonly exp: number;
}
