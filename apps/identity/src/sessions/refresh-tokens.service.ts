import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { KeyedHash } from '../keyed-hash.port.js';

const FORM = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})\.([\w-]{22})$/;
const TAG_BYTES = 16;

/**
 * `<session id>.<256 bits>.<tag>`. The first token is random. Each successor is derived from the spent one under a key of the deployment, so
 * two racing calls get the same one and nothing is stored in clear. The tag distinguishes an issued token from an invented one: only
 * an issued one may end a session.
 */
@Injectable()
export class RefreshTokenMint {
  constructor(private readonly keyed: KeyedHash) {}

  first(sessionId: string): Promise<string> {
    return this.tagged(sessionId, randomBytes(32).toString('base64url'));
  }

  async successor(token: string): Promise<string> {
    const secret = Buffer.from(await this.keyed.of('refresh-token-successor', token), 'hex').toString('base64url');
    return this.tagged(token.split('.', 1)[0] ?? '', secret);
  }

  /** Returns the session that the token was issued for; undefined if it was never issued. */
  async sessionOf(token: string): Promise<string | undefined> {
    const [, sessionId, secret] = FORM.exec(token) ?? [];
    if (sessionId === undefined || secret === undefined) return undefined;
    const genuine = Buffer.from(await this.tagged(sessionId, secret));
    const given = Buffer.from(token);
    return genuine.length === given.length && timingSafeEqual(genuine, given) ? sessionId : undefined;
  }

  private async tagged(sessionId: string, secret: string): Promise<string> {
    const tag = Buffer.from(await this.keyed.of('refresh-token-tag', `${sessionId}.${secret}`), 'hex');
    return `${sessionId}.${secret}.${tag.subarray(0, TAG_BYTES).toString('base64url')}`;
  }
}
