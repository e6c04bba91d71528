import {
  type Channel,
  type ConsentProof,
  type CustomerEvent,
  ConsentOutdated,
  TooManyConsents,
} from '@crm/contracts/customers';

/** Channels and purposes of one customer together. Nobody is asked for so many. */
export const MAX_CONSENTS = 200;

export interface WantedConsent {
  readonly channel: Channel;
  readonly purpose: string;
  readonly state: 'granted' | 'withdrawn';
  readonly proof: ConsentProof;
}

/** The latest word on one channel and purpose. Without a proof: the person was erased. */
export interface Consent {
  readonly state: 'granted' | 'withdrawn';
  readonly proof: ConsentProof | undefined;
}
/** By channel and purpose. */
export type Consents = Readonly<Record<string, Consent>>;

export const consentKey = (channel: string, purpose: string): string => `${channel}/${purpose}`;

/**
 * Another proof is another fact, the same proof again is none. A grant that is older than the withdrawal on record would bring to life
 * what the person has ended since, so it is refused; a withdrawal always counts.
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
