import {
  type Channel,
  type ConsentProof,
  type CustomerEvent,
  ConsentOutdated,
  TooManyConsents,
} from '@crm/contracts/customers';

/** Most combinations of channel and purpose per customer. No real customer comes near it. */
export const MAX_CONSENTS = 200;

export interface WantedConsent {
  readonly channel: Channel;
  readonly purpose: string;
  readonly state: 'granted' | 'withdrawn';
  readonly proof: ConsentProof;
}

/** The latest consent for one channel and purpose. `proof` is absent once the person is erased. */
export interface Consent {
  readonly state: 'granted' | 'withdrawn';
  readonly proof: ConsentProof | undefined;
}
/** By channel and purpose. */
export type Consents = Readonly<Record<string, Consent>>;

export const consentKey = (channel: string, purpose: string): string => `${channel}/${purpose}`;

/**
 * A different proof is recorded again, the same proof is not. A grant older than the recorded withdrawal would revive what the person has
 * ended since, so it is refused; a withdrawal counts whatever its date.
 */
export function recordConsent(customerId: string, wanted: WantedConsent, consents: Consents): CustomerEvent[] {
  const { channel, purpose, state, proof } = wanted;
  const current = consents[consentKey(channel, purpose)];
  if (current === undefined && Object.keys(consents).length >= MAX_CONSENTS)
    throw new TooManyConsents({ customerId, limit: MAX_CONSENTS });
  if (current?.state === state && current.proof !== undefined && equalProofs(current.proof, proof)) return [];
  if (state === 'withdrawn') return [{ type: 'ConsentWithdrawn', data: { customerId, channel, purpose, proof } }];
  if (current?.state === 'withdrawn' && current.proof !== undefined && proof.obtainedAt < current.proof.obtainedAt)
    throw new ConsentOutdated({ customerId, channel, purpose });
  return [{ type: 'ConsentGranted', data: { customerId, channel, purpose, proof } }];
}

const equalProofs = (one: ConsentProof, other: ConsentProof): boolean =>
  one.source === other.source && one.text === other.text && one.obtainedAt === other.obtainedAt;
