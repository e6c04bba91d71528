import { createPublicKey, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { GetGatewayKeys, type PublicSigningKey } from '@crm/contracts/identity';
import { ServiceClient } from '@crm/messaging';
import { ownContext } from '../http-contract/call-contexts.service.js';

interface Keys {
  readonly verification: ReadonlyMap<string, KeyObject>;
  readonly published: readonly PublicSigningKey[];
  readonly fingerprintKey: string;
  readonly loadedAt: number;
  /** Incremented when a key was removed. */
  readonly generation: number;
}

/** A removed key is refused at most this much later. */
const REFRESH_MS = 10_000;
/** A token with an unknown key causes another fetch, at most this often: the key may be new. */
const UNKNOWN_MS = 1_000;
/** While identity is down, keys up to this age are still used. After that no token is accepted: a revoked key must not outlive a minute. */
const OUTAGE_MS = 50_000;

/** The keys that identity gives to gateways. Key objects, not PEM: parsing a PEM for each verification costs fifty times more. */
@Injectable()
export class GatewayKeyRing {
  private keys: Keys | undefined;
  private loading: Promise<Keys> | undefined;

  constructor(private readonly services: ServiceClient) {}

  /** Returns undefined when no token signed with this key is accepted. */
  async verificationKey(kid: string): Promise<KeyObject | undefined> {
    const key = (await this.current()).verification.get(kid);
    return key ?? (await this.current(UNKNOWN_MS)).verification.get(kid);
  }

  async fingerprintKey(): Promise<string> {
    return (await this.current()).fingerprintKey;
  }

  /** Changes when a key was removed: tokens that were accepted before may be signed with it. */
  async generation(): Promise<number> {
    return (await this.current()).generation;
  }

  async published(): Promise<readonly PublicSigningKey[]> {
    return (await this.current()).published;
  }

  private async current(freshMs = REFRESH_MS): Promise<Keys> {
    // Absolute, because setting the clock back must not make a key younger.
    const age = this.keys === undefined ? Infinity : Math.abs(Date.now() - this.keys.loadedAt);
    if (this.keys !== undefined && age < freshMs) return this.keys;
    try {
      return await this.load();
    } catch (error) {
      if (this.keys !== undefined && age < OUTAGE_MS) return this.keys;
      throw error;
    }
  }

  private load(): Promise<Keys> {
    this.loading ??= this.fetch().finally(() => (this.loading = undefined));
    return this.loading;
  }

  private async fetch(): Promise<Keys> {
    const loadedAt = Date.now();
    const { signingKeys: published, fingerprintKey } = await this.services.query(new GetGatewayKeys(), ownContext());
    const verification = new Map(
      published.map(({ kid, jwk }) => [
        kid,
        this.keys?.verification.get(kid) ?? createPublicKey({ key: { ...jwk }, format: 'jwk' }),
      ]),
    );
    const { verification: before = new Map<string, KeyObject>(), generation = 0 } = this.keys ?? {};
    const isOneGone = [...before.keys()].some((kid) => !verification.has(kid));
    this.keys = { verification, published, fingerprintKey, loadedAt, generation: generation + (isOneGone ? 1 : 0) };
    return this.keys;
  }
}
