import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CallContext } from '@crm/contracts';
import { ACCESS_TOKEN, type Tokens } from '@crm/contracts/identity';
import { AggregateStreams } from '@crm/event-store';
import { newId } from '@crm/kernel';
import jwt from 'jsonwebtoken';
import { SigningKeys } from '../signing-keys/signing-keys.js';
import { sessionDecider } from './session.decider.js';

const REFRESH_LIFETIME_MS = 30 * 24 * 3600 * 1000;

/** Starts sessions and writes their tokens. The refresh token is known to its owner alone; the log holds its hash. */
@Injectable()
export class Sessions {
  constructor(
    private readonly streams: AggregateStreams,
    private readonly signingKeys: SigningKeys,
  ) {}

  async start(userId: string, device: string, context: CallContext): Promise<Tokens> {
    const sessionId = newId();
    const refreshToken = randomBytes(32).toString('base64url');
    const refreshTokenHash = createHash('sha256').update(refreshToken).digest('hex');
    const expiresAt = new Date(Date.now() + REFRESH_LIFETIME_MS).toISOString();
    const command = { type: 'StartSession', sessionId, userId, refreshTokenHash, device, expiresAt } as const;
    await this.streams.execute(sessionDecider, sessionId, command, context, { creates: true });
    return {
      accessToken: await this.accessToken(userId, sessionId),
      refreshToken,
      expiresIn: ACCESS_TOKEN.lifetimeSeconds,
    };
  }

  private async accessToken(userId: string, sessionId: string): Promise<string> {
    const { kid, privateKey } = await this.signingKeys.current();
    return jwt.sign({ sid: sessionId, pty: 'user', typ: ACCESS_TOKEN.type }, privateKey, {
      algorithm: ACCESS_TOKEN.algorithm,
      keyid: kid,
      issuer: ACCESS_TOKEN.issuer,
      audience: ACCESS_TOKEN.audience,
      subject: userId,
      expiresIn: ACCESS_TOKEN.lifetimeSeconds,
    });
  }
}
