import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CallContext } from '@crm/contracts';
import { KeyedHash } from '../keyed-hash.port.js';

/** So that scanners of repositories and logs know a lost one when they see it. */
const PREFIX = 'crm_';

/** Secrets of API clients: 256 bits. Only their SHA-256 is kept. */
@Injectable()
export class ClientSecrets {
  constructor(private readonly keyed: KeyedHash) {}

  /**
   * Random. With an Idempotency-Key it follows from the command, under a key that never leaves the vault: whoever repeats the request,
   * because the answer was lost, gets the same secret again and not one that never worked.
   */
  async of({ commandId, fingerprint }: CallContext): Promise<string> {
    if (fingerprint === undefined) return PREFIX + randomBytes(32).toString('base64url');
    const bits = Buffer.from(await this.keyed.of('api-client-secret', `${commandId}|${fingerprint}`), 'hex');
    return PREFIX + bits.toString('base64url');
  }
}

/** Looks at all of them, whichever fits. */
export const isAmong = (hash: string, valid: readonly string[]): boolean =>
  valid.map((one) => timingSafeEqual(Buffer.from(one), Buffer.from(hash))).includes(true);
