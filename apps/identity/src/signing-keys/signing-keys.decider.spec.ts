import { type SigningKeysEvent, SigningKeyNotFound } from '@crm/contracts/identity';
import { spec } from '@crm/testing';
import { signingKeyOf, signingKeysDecider, verifyingKeys, type NewSigningKey } from './signing-keys.decider.js';

const keys = spec(signingKeysDecider);
const key = (kid: string): NewSigningKey => ({
  kid,
  algorithm: 'ES256',
  publicKey: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' },
  privateKey: 'private',
});
const added = (kid: string): SigningKeysEvent => ({ type: 'SigningKeyAdded', data: key(kid) });
const NOON = '2026-11-21T12:00:00.000Z';
const LATER = '2026-11-21T12:16:00.000Z';
const retired = (kid: string): SigningKeysEvent => ({ type: 'SigningKeyRetired', data: { kid, verifiesUntil: LATER } });
const revoked = (kid: string): SigningKeysEvent => ({ type: 'SigningKeyRevoked', data: { kid } });
const ringOf = (...events: SigningKeysEvent[]) => events.reduce(signingKeysDecider.evolve, signingKeysDecider.initial);

describe('providing a signing key', () => {
  it('adds the first key', () =>
    keys
      .given()
      .when({ type: 'ProvideSigningKey', key: key('k1') })
      .then(added('k1')));
  it('keeps the first key when two programs start at once', () =>
    keys
      .given(added('k1'))
      .when({ type: 'ProvideSigningKey', key: key('k2') })
      .thenNothing());
});

describe('rotating', () => {
  it('lets a new key sign, and the old one verify until its tokens have expired', () => {
    keys
      .given(added('k1'))
      .when({ type: 'RotateSigningKey', key: key('k2'), verifiesUntil: LATER })
      .then(added('k2'), retired('k1'));
    const ring = ringOf(added('k1'), added('k2'), retired('k1'));
    expect(signingKeyOf(ring)?.kid).toBe('k2');
    expect(verifyingKeys(ring, NOON).map(({ kid }) => kid)).toEqual(['k1', 'k2']);
    expect(verifyingKeys(ring, LATER).map(({ kid }) => kid)).toEqual(['k2']);
  });
});

describe('revoking', () => {
  const revoke = (kid: string) => ({ type: 'RevokeSigningKey', kid, key: key('k9') }) as const;
  it('revokes a key that only verifies', () =>
    keys.given(added('k1'), added('k2'), retired('k1')).when(revoke('k1')).then(revoked('k1')));
  it('replaces the signing key', () => {
    keys.given(added('k1')).when(revoke('k1')).then(added('k9'), revoked('k1'));
    const ring = ringOf(added('k1'), added('k9'), revoked('k1'));
    expect(signingKeyOf(ring)?.kid).toBe('k9');
    expect(verifyingKeys(ring, NOON).map(({ kid }) => kid)).toEqual(['k9']);
  });
  it('is recorded once, and refused for an unknown key', () => {
    keys.given(added('k1'), added('k9'), revoked('k1')).when(revoke('k1')).thenNothing();
    keys.given(added('k1')).when(revoke('k0')).thenRefused(SigningKeyNotFound, { kid: 'k0' });
  });
});
