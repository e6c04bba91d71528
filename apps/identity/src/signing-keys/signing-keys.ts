import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { PublicSigningKey, SigningKeysEvent } from '@crm/contracts/identity';
import { AggregateStreams } from '@crm/event-store';
import { ownContext } from '../own-context.js';
import { SIGNING_KEYS_ID, signingKeysDecider } from './signing-keys.decider.js';

export interface ActiveSigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
}

/** The keys of access tokens. The first is made at the first start and survives every restart. */
@Injectable()
export class SigningKeys {
  private active: Promise<ActiveSigningKey> | undefined;

  constructor(private readonly streams: AggregateStreams) {}

  current(): Promise<ActiveSigningKey> {
    this.active ??= this.load().catch((error: unknown) => {
      this.active = undefined;
      throw error;
    });
    return this.active;
  }

  async published(): Promise<PublicSigningKey[]> {
    await this.current();
    const { state } = await this.streams.load(signingKeysDecider, SIGNING_KEYS_ID);
    return state.keys.map(({ kid, publicKey }) => ({ kid, jwk: publicKey }));
  }

  private async load(): Promise<ActiveSigningKey> {
    await this.streams.execute(
      signingKeysDecider,
      SIGNING_KEYS_ID,
      { type: 'ProvideSigningKey', key: newSigningKey() },
      ownContext(),
    );
    const { state } = await this.streams.load(signingKeysDecider, SIGNING_KEYS_ID);
    const newest = state.keys.at(-1);
    if (newest === undefined) throw new Error('there is no signing key although one was just provided');
    return {
      kid: newest.kid,
      privateKey: createPrivateKey({ key: Buffer.from(newest.privateKey, 'base64'), format: 'der', type: 'pkcs8' }),
    };
  }
}

function newSigningKey(): SigningKeysEvent['data'] {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const jwk = { kty: 'EC', crv: 'P-256', x, y } as const;
  // RFC 7638: the thumbprint names the key by what it is.
  const kid = createHash('sha256')
    .update(JSON.stringify({ crv: jwk.crv, kty: jwk.kty, x, y }))
    .digest('base64url');
  return {
    kid,
    algorithm: 'ES256',
    publicKey: jwk,
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  };
}
