import { createPublicKey, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { GetGatewayKeys } from '@crm/contracts/identity';
import { ServiceClient } from '@crm/messaging';
import { ownContext } from './current-access.js';

interface Keys {
  readonly verification: ReadonlyMap<string, KeyObject>;
  readonly fingerprintKey: string;
  readonly loadedAt: number;
}

/** A token with an unknown key id makes the keys be fetched again, at most this often. */
const RELOAD_MS = 10_000;

/** The keys that identity gives to gateways. Key objects, not PEM: parsing a PEM for each verification costs fifty times more. */
@Injectable()
export class GatewayKeyRing {
  private keys: Keys | undefined;
  private loading: Promise<Keys> | undefined;

  constructor(private readonly services: ServiceClient) {}

  /** undefined: no token signed with this key is accepted. */
  async verificationKey(kid: string): Promise<KeyObject | undefined> {
    const keys = this.keys ?? (await this.load());
    const key = keys.verification.get(kid);
    if (key !== undefined || Date.now() - keys.loadedAt < RELOAD_MS) return key;
    return (await this.load()).verification.get(kid);
  }

  async fingerprintKey(): Promise<string> {
    return (this.keys ?? (await this.load())).fingerprintKey;
  }

  private load(): Promise<Keys> {
    this.loading ??= this.fetch().finally(() => (this.loading = undefined));
    return this.loading;
  }

  private async fetch(): Promise<Keys> {
    const { signingKeys, fingerprintKey } = await this.services.query(new GetGatewayKeys(), ownContext());
    const verification = new Map(
      signingKeys.map(({ kid, jwk }) => [kid, createPublicKey({ key: { ...jwk }, format: 'jwk' })]),
    );
    this.keys = { verification, fingerprintKey, loadedAt: Date.now() };
    return this.keys;
  }
}
