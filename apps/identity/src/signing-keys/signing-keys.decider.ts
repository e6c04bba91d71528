import type { SigningKeysEvent } from '@crm/contracts/identity';
import type { Decider } from '@crm/kernel';

type SigningKey = SigningKeysEvent['data'];

/** Brings the first key. */
export interface ProvideSigningKey {
  readonly type: 'ProvideSigningKey';
  readonly key: SigningKey;
}

/** Newest last: that one signs, all verify. */
export interface SigningKeyRing {
  readonly keys: readonly SigningKey[];
}

export const SIGNING_KEYS_ID = 'access-tokens';

export const signingKeysDecider: Decider<SigningKeyRing, ProvideSigningKey, SigningKeysEvent> = {
  category: 'signing-keys',
  initial: { keys: [] },
  // Two programs that start at once bring a key each; the second finds the first's.
  decide: ({ key }, { keys }) => (keys.length > 0 ? [] : [{ type: 'SigningKeyAdded', data: key }]),
  evolve: ({ keys }, event) => ({ keys: [...keys, event.data] }),
};
