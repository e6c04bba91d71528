import { Message } from '../../call-context.js';

export interface PublicSigningKey {
  readonly kid: string;
  readonly jwk: { readonly kty: 'EC'; readonly crv: 'P-256'; readonly x: string; readonly y: string };
}

export interface GatewayKeys {
  /** All keys whose tokens are still accepted. */
  readonly signingKeys: readonly PublicSigningKey[];
  /** Secret key of this deployment for the fingerprints of requests with an Idempotency-Key. Hex. */
  readonly fingerprintKey: string;
}

/** What a gateway needs to verify tokens and to recognise repeated requests. Between services only. */
export class GetGatewayKeys extends Message<GatewayKeys> {}
