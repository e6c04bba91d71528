import { type SigningKeysEvent, SigningKeyNotFound } from '@crm/contracts/identity';
import type { Decider } from '@crm/kernel';

export type NewSigningKey = Extract<SigningKeysEvent, { type: 'SigningKeyAdded' }>['data'];

export type SigningKeysCommand =
  /** Provides the first key. */
  | { readonly type: 'ProvideSigningKey'; readonly key: NewSigningKey }
  /** `verifiesUntil`: when the last token of the previous signing key has expired. RFC 3339 UTC. */
  | { readonly type: 'RotateSigningKey'; readonly key: NewSigningKey; readonly verifiesUntil: string }
  /** `key` takes over if the revoked key was the signing key. */
  | { readonly type: 'RevokeSigningKey'; readonly kid: string; readonly key: NewSigningKey };

export type SigningKey = NewSigningKey & { readonly verifiesUntil?: string; readonly isRevoked?: true };

/** Oldest first. */
export interface SigningKeyRing {
  readonly keys: readonly SigningKey[];
}

export const SIGNING_KEYS_ID = 'access-tokens';

/** The key that signs: neither retired nor revoked. */
export const signingKeyOf = ({ keys }: SigningKeyRing): SigningKey | undefined =>
  keys.findLast(({ verifiesUntil, isRevoked }) => verifiesUntil === undefined && isRevoked !== true);

/** The keys whose tokens are accepted. */
export const verifyingKeys = ({ keys }: SigningKeyRing, now: string): SigningKey[] =>
  keys.filter(
    ({ verifiesUntil, isRevoked }) => isRevoked !== true && (verifiesUntil === undefined || verifiesUntil > now),
  );

function decide(command: SigningKeysCommand, ring: SigningKeyRing): SigningKeysEvent[] {
  const signing = signingKeyOf(ring);
  switch (command.type) {
    case 'ProvideSigningKey':
      // Two programs that start at once provide one key each; the second finds the key of the first.
      return signing === undefined ? [{ type: 'SigningKeyAdded', data: command.key }] : [];
    case 'RotateSigningKey': {
      const { key, verifiesUntil } = command;
      const retired = ring.keys.filter((old) => old.verifiesUntil === undefined && old.isRevoked !== true);
      return [
        { type: 'SigningKeyAdded', data: key },
        ...retired.map(({ kid }) => ({ type: 'SigningKeyRetired', data: { kid, verifiesUntil } }) as const),
      ];
    }
    case 'RevokeSigningKey': {
      const { kid, key } = command;
      const revoked = ring.keys.find((old) => old.kid === kid);
      if (revoked === undefined) throw new SigningKeyNotFound({ kid });
      if (revoked.isRevoked === true) return [];
      const successor: SigningKeysEvent[] = signing?.kid === kid ? [{ type: 'SigningKeyAdded', data: key }] : [];
      return [...successor, { type: 'SigningKeyRevoked', data: { kid } }];
    }
  }
}

function evolve({ keys }: SigningKeyRing, event: SigningKeysEvent): SigningKeyRing {
  if (event.type === 'SigningKeyAdded') return { keys: [...keys, event.data] };
  const { kid } = event.data;
  const end = event.type === 'SigningKeyRevoked' ? ({ isRevoked: true } as const) : event.data;
  return { keys: keys.map((key) => (key.kid === kid ? { ...key, ...end } : key)) };
}

export const signingKeysDecider: Decider<SigningKeyRing, SigningKeysCommand, SigningKeysEvent> = {
  category: 'signing-keys',
  initial: { keys: [] },
  decide,
  evolve,
};
