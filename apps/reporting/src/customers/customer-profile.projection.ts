import type { Channel, CustomerConsentView, CustomerProfileEvent, CustomerView } from '@crm/contracts/customers';
import { ERASED } from '@crm/event-store';
import type { Recorded } from '@crm/read-models';

type FactRecorded = Recorded<CustomerProfileEvent>;

type Row = CustomerView & Required<Pick<CustomerView, 'externalIds'>>;

/** Returns what an event about consents, preferences or external ids changes in a row. */
export function learned(row: Row, event: FactRecorded): Partial<Row> {
  switch (event.type) {
    case 'ConsentGranted':
    case 'ConsentWithdrawn':
      return { consents: withConsent(row.consents, event) };
    case 'PreferenceSet':
      return event.erased ? {} : { preferences: { ...row.preferences, [event.data.key]: event.data.to as Channel } };
    case 'ExternalIdLinked': {
      const { system, externalId: id } = event.data;
      return event.erased ? {} : { externalIds: [...row.externalIds, { system, id }] };
    }
    case 'ExternalIdUnlinked': {
      const { system, externalId } = event.data;
      if (event.erased) return {};
      return { externalIds: row.externalIds.filter((one) => one.system !== system || one.id !== externalId) };
    }
    case 'ProfileAdded': {
      const { network, handle } = event.data;
      return event.erased ? {} : { profiles: [...row.profiles, { network, handle }] };
    }
    case 'ProfileRemoved': {
      const { network, handle } = event.data;
      if (event.erased) return {};
      return { profiles: row.profiles.filter((one) => one.network !== network || one.handle !== handle) };
    }
    case 'CustomerParentChanged':
      return { subsidiaryOf: event.data.to };
  }
}

type ConsentRecorded = Extract<FactRecorded, { type: `Consent${string}` }>;

/** Keeps consents in the order in which each was first recorded. Another proof of the same state does not change the date. */
function withConsent(consents: readonly CustomerConsentView[], event: ConsentRecorded): CustomerConsentView[] {
  const { channel, purpose, proof }: Partial<ConsentRecorded['data']> & { channel: Channel; purpose: string } =
    event.data;
  const state = event.type === 'ConsentGranted' ? 'granted' : 'withdrawn';
  const place = consents.findIndex((one) => one.channel === channel && one.purpose === purpose);
  const before = consents[place];
  const next: CustomerConsentView = {
    channel,
    purpose,
    state,
    since: before?.state === state ? before.since : (proof?.obtainedAt ?? event.recordedAt),
    source: proof?.source ?? ERASED,
    by: event.actor.id,
  };
  return before === undefined ? [...consents, next] : consents.with(place, next);
}
