import type { Assignment } from '@crm/contracts';
import {
  profileKey,
  type ContactPointKind,
  type CustomerAddress,
  type CustomerContactPoint,
  type CustomerEvent,
  type CustomerProfileEvent,
  withValue,
  type CustomValues,
} from '@crm/contracts/customers';
import { consentKey, type Consents } from './consents.policy.js';
import { namesPoint, type Reach } from './contact-points.policy.js';
import { externalKey, type ExternalId } from './external-ids.model.js';
import type { Profile } from './profiles.model.js';
import type { Preferences } from './preferences.model.js';

export interface KnownCustomer {
  readonly status: 'active' | 'archived';
  readonly kind: 'person' | 'organization';
  /** undefined: the person was erased. */
  readonly name: string | undefined;
  readonly company: string | undefined;
  readonly address: CustomerAddress | undefined;
  readonly points: Readonly<Record<ContactPointKind, readonly CustomerContactPoint[]>>;
  readonly holder: Assignment;
  readonly tags: readonly string[];
  readonly preferences: Preferences;
  readonly externalIds: readonly ExternalId[];
  readonly profiles: readonly Profile[];
  /** The organisation that this one is a subsidiary of. */
  readonly subsidiaryOf: string | null;
  readonly consents: Consents;
  readonly customFields: CustomValues;
}
export type Customer = { readonly status: 'absent' } | KnownCustomer;

export function evolve(customer: Customer, event: CustomerEvent): Customer {
  if (event.type === 'CustomerCreated') return created(event.data);
  if (customer.status === 'absent') return customer;
  switch (event.type) {
    case 'CustomerDetailsChanged':
      return { ...customer, ...changedDetails(customer, event.data) };
    case 'ContactPointAdded':
      return withPoints(customer, event.data, event.data.point, (points, point) => [...points, point]);
    case 'ContactPointRemoved':
      return withPoints(customer, event.data, removedPoint(event.data), (points, gone) =>
        points.filter((point) => !namesPoint(point, gone)),
      );
    case 'ContactPointChanged':
      return withPoints(customer, event.data, event.data.from, (points, from) =>
        points.map((point) => (namesPoint(point, from) ? event.data.to : point)),
      );
    case 'CustomerAssigned':
      return { ...customer, holder: event.data.to };
    case 'CustomerTagged':
      return { ...customer, tags: [...customer.tags, event.data.tag] };
    case 'CustomerUntagged':
      return { ...customer, tags: customer.tags.filter((name) => name !== event.data.tag) };
    case 'CustomFieldSet':
      return { ...customer, customFields: withValue(customer.customFields, event.data) };
    case 'CustomerArchived':
      return { ...customer, status: 'archived' };
    case 'CustomerRestored':
      return { ...customer, status: 'active' };
    case 'ConsentGranted':
    case 'ConsentWithdrawn':
    case 'PreferenceSet':
    case 'ExternalIdLinked':
    case 'ExternalIdUnlinked':
    case 'ProfileAdded':
    case 'ProfileRemoved':
    case 'CustomerParentChanged':
      return learned(customer, event);
  }
}

function learned(customer: KnownCustomer, event: CustomerProfileEvent): KnownCustomer {
  switch (event.type) {
    case 'ConsentGranted':
      return withConsent(customer, 'granted', event.data);
    case 'ConsentWithdrawn':
      return withConsent(customer, 'withdrawn', event.data);
    case 'PreferenceSet':
      return withPreference(customer, event.data);
    case 'ExternalIdLinked':
      return withExternalId(customer, event.data, (ids, id) => [...ids, id]);
    case 'ExternalIdUnlinked':
      return withExternalId(customer, event.data, (ids, id) =>
        ids.filter((other) => externalKey(other) !== externalKey(id)),
      );
    case 'ProfileAdded':
      return withProfile(customer, event.data, (profiles, profile) => [...profiles, profile]);
    case 'ProfileRemoved':
      return withProfile(customer, event.data, (profiles, profile) =>
        profiles.filter((other) => profileKey(other) !== profileKey(profile)),
      );
    case 'CustomerParentChanged':
      return { ...customer, subsidiaryOf: event.data.to };
  }
}

/** Personal data may be missing from the events of an erased person, whatever their schema says. */
type Erasable<Data> = Partial<Data>;
type DataOf<Type extends CustomerEvent['type']> = Extract<CustomerEvent, { type: Type }>['data'];

function created(data: Erasable<DataOf<'CustomerCreated'>> & { kind: KnownCustomer['kind'] }): KnownCustomer {
  return {
    status: 'active',
    kind: data.kind,
    name: data.name,
    company: data.company,
    address: data.address,
    points: {
      email: data.emails ?? [],
      phone: data.phones ?? [],
    },
    holder: { ownerId: data.ownerId ?? null, teamId: null },
    tags: data.tags ?? [],
    preferences: {},
    externalIds: [],
    profiles: [],
    subsidiaryOf: null,
    consents: {},
    customFields: {},
  };
}

function changedDetails(customer: KnownCustomer, { changes }: Erasable<DataOf<'CustomerDetailsChanged'>>) {
  return {
    name: changes?.name ? (changes.name.to ?? undefined) : customer.name,
    company: changes?.company ? (changes.company.to ?? undefined) : customer.company,
    address: changes?.address ? (changes.address.to ?? undefined) : customer.address,
  };
}

type Points = readonly CustomerContactPoint[];

function removedPoint({ address, number }: DataOf<'ContactPointRemoved'>): Reach | undefined {
  if (address !== undefined) return { address };
  return number === undefined ? undefined : { number };
}

/** `named` is missing from the events of an erased person, whatever their schema says. */
function withPoints<Point extends Reach>(
  customer: KnownCustomer,
  { kind }: { readonly kind: ContactPointKind },
  named: Point | undefined,
  next: (points: Points, named: Point) => Points,
): KnownCustomer {
  if (named === undefined) return customer;
  return { ...customer, points: { ...customer.points, [kind]: next(customer.points[kind], named) } };
}

function withConsent(
  customer: KnownCustomer,
  state: 'granted' | 'withdrawn',
  { channel, purpose, proof }: Erasable<DataOf<'ConsentGranted'>>,
): KnownCustomer {
  const key = consentKey(channel ?? '', purpose ?? '');
  return { ...customer, consents: { ...customer.consents, [key]: { state, proof } } };
}

function withPreference(customer: KnownCustomer, { key, to }: Erasable<DataOf<'PreferenceSet'>>): KnownCustomer {
  if (key === undefined || to === undefined) return customer;
  const { [key]: _before, ...others } = customer.preferences;
  return { ...customer, preferences: to === null ? others : { ...others, [key]: to } };
}

function withExternalId(
  customer: KnownCustomer,
  { system, externalId }: Erasable<DataOf<'ExternalIdLinked'>>,
  next: (ids: readonly ExternalId[], id: ExternalId) => readonly ExternalId[],
): KnownCustomer {
  if (system === undefined || externalId === undefined) return customer;
  return { ...customer, externalIds: next(customer.externalIds, { system, id: externalId }) };
}

function withProfile(
  customer: KnownCustomer,
  { network, handle }: Erasable<DataOf<'ProfileAdded'>>,
  next: (profiles: readonly Profile[], profile: Profile) => readonly Profile[],
): KnownCustomer {
  if (network === undefined || handle === undefined) return customer;
  return { ...customer, profiles: next(customer.profiles, { network, handle }) };
}
