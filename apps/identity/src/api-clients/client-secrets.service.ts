import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CallContext } from '@crm/contracts';
import { KeyedHash } from '../keyed-hash.port.js';

/** Lets scanners of repositories and logs recognise a leaked secret. */
const PREFIX = 'crm_';

/** Secrets of API clients: 256 bits. Only their SHA-256 is stored. */
@Injectable()
export class ClientSecrets {
  constructor(private readonly keyed: KeyedHash) {}

  /**
   * Returns a random secret. With an Idempotency-Key it is derived from the command, under a key that never leaves the vault: a caller who
   * repeats the request after a lost answer gets the same secret again, not one that never worked.
   */
  async of({ commandId, fingerprint }: CallContext): Promise<string> {
    if (fingerprint === undefined) return PREFIX + randomBytes(32).toString('base64url');
    const bits = Buffer.from(await this.keyed.of('api-client-secret', `${commandId}|${fingerprint}`), 'hex');
    return PREFIX + bits.toString('base64url');
  }
}

/** Compares with all of them, so the time does not depend on which one matches. */
export const isAmong = (hash: string, valid: readonly string[]): boolean =>
  valid.map((one) => timingSafeEqual(Buffer.from(one), Buffer.from(hash))).includes(true);
