import { Unauthenticated } from '@crm/contracts/refusals';
import type { KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { ACCESS_TOKEN, type AccessTokenClaims } from '@crm/contracts/identity';
import { ExtractJwt, Strategy, type SecretOrKeyProvider } from 'passport-jwt';

import type { VerifiedToken } from './current-access.service.js';
import { GatewayKeyRing } from './gateway-keys.service.js';

/** Bearer tokens, ES256 only, with issuer, audience, expiry and `typ` checked. */
@Injectable()
export class AccessTokenStrategy extends PassportStrategy(Strategy, 'access-token') {
  constructor(keys: GatewayKeyRing) {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKeyProvider: keyProvider(keys),
      algorithms: [ACCESS_TOKEN.algorithm],
      issuer: ACCESS_TOKEN.issuer,
      audience: ACCESS_TOKEN.audience,
    });
  }

  validate(claims: Partial<AccessTokenClaims>): VerifiedToken {
    const { sub, sid, pty, typ, exp } = claims;
    if (
      typ !== ACCESS_TOKEN.type ||
      typeof sub !== 'string' ||
      typeof sid !== 'string' ||
      typeof exp !== 'number' ||
      (pty !== 'user' && pty !== 'api-client')
    )
      throw new Unauthenticated({});
    return { holder: pty, id: sub, sessionId: sid, expiresAtMs: exp * 1000 };
  }
}

/** Only these fields are allowed in a token's header: a token that brings a key, or the address of one, is refused. */
const HEADER_FIELDS = new Set(['alg', 'typ', 'kid']);

function keyProvider(keys: GatewayKeyRing): SecretOrKeyProvider {
  return (_request, token: string, done) => {
    const kid = keyIdOf(token);
    if (kid === undefined) return done(new Unauthenticated({}));
    keys.verificationKey(kid).then(
      // The declared type allows only strings; jsonwebtoken also takes key objects.
      (key: KeyObject | undefined) =>
        key === undefined ? done(new Unauthenticated({})) : done(null, key as unknown as string),
      (error: unknown) => done(error as Error),
    );
  };
}

function keyIdOf(token: string): string | undefined {
  try {
    const header = JSON.parse(Buffer.from(token.split('.', 1)[0] ?? '', 'base64url').toString('utf8')) as Record<
      string,
      unknown
    >;
    const { kid } = header;
    return typeof kid === 'string' && Object.keys(header).every((field) => HEADER_FIELDS.has(field)) ? kid : undefined;
  } catch {
    return undefined;
  }
}
