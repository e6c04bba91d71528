import { Message } from '../../call-context.js';

export interface SigningKeyState {
  readonly kid: string;
  /** `signing`: signs new tokens; `retired`: its tokens are accepted until `verifiesUntil`; `expired`: all its tokens have expired. */
  readonly status: 'signing' | 'retired' | 'expired' | 'revoked';
  /** RFC 3339 UTC. */
  readonly verifiesUntil?: string;
}

/** All signing keys that ever existed, oldest first. Only for the operator's command line, like the next two; no route sends them. */
export class ListSigningKeys extends Message<readonly SigningKeyState[]> {}

/** A new key signs from now on; tokens of the old one stay valid until they expire. Returns the id of the new key. */
export class RotateSigningKey extends Message<{ readonly kid: string }> {}

/** Tokens of the key are refused everywhere within a minute. If it was the signing key, a new key replaces it. */
export class RevokeSigningKey extends Message<{ readonly kid: string }> {
  constructor(readonly kid: string) {
    super();
  }
}
