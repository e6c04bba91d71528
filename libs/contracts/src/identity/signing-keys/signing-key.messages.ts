import { Message } from '../../call-context.js';

export interface SigningKeyState {
  readonly kid: string;
  /** `signing`: of new tokens; `retired`: its tokens are accepted until `verifiesUntil`; `expired`: they all have expired. */
  readonly status: 'signing' | 'retired' | 'expired' | 'revoked';
  /** RFC 3339 UTC. */
  readonly verifiesUntil?: string;
}

/** All keys of access tokens there ever were, oldest first. For the operator's command line, as the next two: no route leads here. */
export class ListSigningKeys extends Message<readonly SigningKeyState[]> {}

/** A new key signs from now on; tokens of the old one stay good until they expire. Answers the new key's id. */
export class RotateSigningKey extends Message<{ readonly kid: string }> {}

/** Tokens of that key are refused everywhere within a minute. When it was the signing one, a new one takes its place. */
export class RevokeSigningKey extends Message<{ readonly kid: string }> {
  constructor(readonly kid: string) {
    super();
  }
}
