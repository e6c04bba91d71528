import type { SigningKeysEvent } from '@crm/contracts/identity';
import { spec } from '@crm/testing';
import { signingKeysDecider } from './signing-keys.decider.js';

const keys = spec(signingKeysDecider);
const key = (kid: string): SigningKeysEvent['data'] => ({
  kid,
  algorithm: 'ES256',
  publicKey: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' },
  privateKey: 'private',
});
const added = (kid: string): SigningKeysEvent => ({ type: 'SigningKeyAdded', data: key(kid) });

describe('providing a signing key', () => {
  it('adds the first', () =>
    keys
      .given()
      .when({ type: 'ProvideSigningKey', key: key('k1') })
      .then(added('k1')));
  it('leaves it at the first when two programs start at once', () =>
    keys
      .given(added('k1'))
      .when({ type: 'ProvideSigningKey', key: key('k2') })
      .thenNothing());
});
