import { Injectable } from '@nestjs/common';
import { ACCESS_TOKEN } from '@crm/contracts/identity';
import jwt from 'jsonwebtoken';
import { SigningKeys } from './signing-keys.service.js';

/** Signs access tokens with the current signing key. */
@Injectable()
export class AccessTokens {
  constructor(private readonly signingKeys: SigningKeys) {}

  async sign(of: {
    readonly holder: 'user' | 'api-client';
    readonly id: string;
    readonly sessionId: string;
  }): Promise<string> {
    const { kid, privateKey } = await this.signingKeys.current();
    return jwt.sign({ sid: of.sessionId, pty: of.holder, typ: ACCESS_TOKEN.type }, privateKey, {
      algorithm: ACCESS_TOKEN.algorithm,
      keyid: kid,
      issuer: ACCESS_TOKEN.issuer,
      audience: ACCESS_TOKEN.audience,
      subject: of.id,
      expiresIn: ACCESS_TOKEN.lifetimeSeconds,
    });
  }
}
