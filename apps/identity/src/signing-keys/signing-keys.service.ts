import { createPrivateKey, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CallContext } from '@crm/contracts';
import { ACCESS_TOKEN, type PublicSigningKey, type SigningKeyState } from '@crm/contracts/identity';
import { AggregateStreams } from '@crm/event-store';
import { ownContext } from '../own-context.service.js';
import { newSigningKey } from './new-signing-key.model.js';
import {
  SIGNING_KEYS_ID,
  signingKeyOf,
  signingKeysDecider,
  verifyingKeys,
  type SigningKey,
  type SigningKeyRing,
} from './signing-keys.decider.js';

export interface ActiveSigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
}

/** The lifetime of a token plus one minute for clock differences. */
const VERIFIES_MS = ACCESS_TOKEN.lifetimeSeconds * 1000 + 60_000;

/** The keys of access tokens. The first is created at the first start and survives every restart. */
@Injectable()
export class SigningKeys {
  /** Parsed once: parsing costs more than a signature. */
  private parsed: ActiveSigningKey | undefined;

  constructor(private readonly streams: AggregateStreams) {}

  /** Returns the current signing key, even if another process rotated it. */
  async current(): Promise<ActiveSigningKey> {
    const signing = signingKeyOf(await this.ring()) ?? (await this.provide());
    if (this.parsed?.kid === signing.kid) return this.parsed;
    const der = { key: Buffer.from(signing.privateKey, 'base64'), format: 'der', type: 'pkcs8' } as const;
    this.parsed = { kid: signing.kid, privateKey: createPrivateKey(der) };
    return this.parsed;
  }

  async published(): Promise<PublicSigningKey[]> {
    await this.current();
    const keys = verifyingKeys(await this.ring(), new Date().toISOString());
    return keys.map(({ kid, publicKey }) => ({ kid, jwk: publicKey }));
  }

  async list(): Promise<SigningKeyState[]> {
    const ring = await this.ring();
    const signing = signingKeyOf(ring)?.kid;
    const now = new Date().toISOString();
    return ring.keys.map(({ kid, verifiesUntil, isRevoked }) => ({
      kid,
      status:
        isRevoked === true
          ? 'revoked'
          : kid === signing
            ? 'signing'
            : (verifiesUntil ?? now) > now
              ? 'retired'
              : 'expired',
      ...(verifiesUntil !== undefined && { verifiesUntil }),
    }));
  }

  /** Returns the new key's id. */
  async rotate(context: CallContext): Promise<string> {
    const key = newSigningKey();
    const verifiesUntil = new Date(Date.now() + VERIFIES_MS).toISOString();
    const command = { type: 'RotateSigningKey', key, verifiesUntil } as const;
    await this.streams.execute(signingKeysDecider, SIGNING_KEYS_ID, command, context);
    return key.kid;
  }

  /** Returns the id of the key that signs now. Throws SigningKeyNotFound. */
  async revoke(kid: string, context: CallContext): Promise<string> {
    const command = { type: 'RevokeSigningKey', kid, key: newSigningKey() } as const;
    await this.streams.execute(signingKeysDecider, SIGNING_KEYS_ID, command, context);
    return (await this.current()).kid;
  }

  private async ring(): Promise<SigningKeyRing> {
    return (await this.streams.load(signingKeysDecider, SIGNING_KEYS_ID)).state;
  }

  private async provide(): Promise<SigningKey> {
    const command = { type: 'ProvideSigningKey', key: newSigningKey() } as const;
    await this.streams.execute(signingKeysDecider, SIGNING_KEYS_ID, command, ownContext());
    const signing = signingKeyOf(await this.ring());
    if (signing === undefined) throw new Error('there is no signing key although one was just provided');
    return signing;
  }
}
