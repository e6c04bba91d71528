import {
  mailboxClaim,
  reassigned,
  type Assignment,
  type AssignmentChange,
  changedTags,
  differentTags,
  tagsWithout,
} from '@crm/contracts';
import {
  CustomerNotFound,
  type CustomerAddress,
  type CustomerDetailChanges,
  type CustomerEvent,
  CustomerExists,
  CustomerIsArchived,
  EmailTaken,
  ExternalIdMoved,
  ExternalIdTaken,
  KindDiffers,
  MAX_CONTACT_POINTS,
  MAX_TAGS,
  NotAnOrganization,
  TooManyContactPoints,
  TooManyTags,
  changedValues,
  type CustomValues,
  type WantedValue,
} from '@crm/contracts/customers';
import type { Decider } from '@crm/kernel';
import { recordConsent, type WantedConsent } from './consents.policy.js';
import {
  addPoints,
  CUSTOMER_EMAIL,
  ranked,
  replacePoints,
  type WantedEmail,
  type WantedPhone,
} from './contact-points.policy.js';

import { evolve, type Customer, type KnownCustomer } from './customer-state.model.js';
import { EXTERNAL_ID, externalKey, replaceExternalIds, type ExternalId } from './external-ids.model.js';
import { setPreferences, type WantedPreferences } from './preferences.model.js';
import { replaceProfiles, type Profile } from './profiles.model.js';

export type { Customer, KnownCustomer } from './customer-state.model.js';

/** Texts arrive trimmed and in NFC, phones as E.164: the handler ensures it. */
export type CustomerCommand =
  | {
      readonly type: 'CreateCustomer';
      readonly customerId: string;
      readonly kind: 'person' | 'organization';
      readonly name: string;
      readonly emails: readonly WantedEmail[];
      readonly phones: readonly WantedPhone[];
      readonly company?: string;
      readonly address?: CustomerAddress;
      readonly source: string;
      readonly ownerId?: string;
      readonly teamId?: string;
      readonly tags: readonly string[];
      readonly preferences?: WantedPreferences;
      readonly externalIds?: readonly ExternalId[];
      readonly profiles?: readonly Profile[];
      readonly customFields?: readonly WantedValue[];
    }
  | ({ readonly type: 'ChangeCustomer'; readonly customerId: string } & WantedChange)
  /** The state that another system knows under an id, which the customer must still have. */
  | ({
      readonly type: 'UpsertCustomer';
      readonly customerId: string;
      readonly known: ExternalId;
      readonly kind: 'person' | 'organization';
      readonly tags?: readonly string[];
      readonly holder?: AssignmentChange;
    } & WantedChange)
  /** What an import row contains: given values replace, list entries are added, nothing is removed. */
  | {
      readonly type: 'CompleteCustomer';
      readonly customerId: string;
      readonly name?: string;
      readonly company?: string;
      readonly address?: CustomerAddress;
      readonly emails: readonly WantedEmail[];
      readonly phones: readonly WantedPhone[];
      readonly tags: readonly string[];
      readonly preferences?: WantedPreferences;
      readonly customFields?: readonly WantedValue[];
      readonly externalIds?: readonly ExternalId[];
    }
  /** That this closes no circle was decided before: see the hierarchy. */
  | { readonly type: 'PlaceSubsidiary'; readonly customerId: string; readonly parentId: string | null }
  | { readonly type: 'AssignCustomer'; readonly customerId: string; readonly change: AssignmentChange }
  | {
      readonly type: 'TagCustomer';
      readonly customerId: string;
      readonly add: readonly string[];
      readonly remove: readonly string[];
    }
  | { readonly type: 'ArchiveCustomer'; readonly customerId: string; readonly reason?: string }
  | { readonly type: 'RestoreCustomer'; readonly customerId: string }
  | { readonly type: 'RecordConsent'; readonly customerId: string; readonly consent: WantedConsent };

/** undefined: unchanged. null: cleared. A list replaces the whole list. */
export interface WantedChange {
  readonly name?: string;
  readonly company?: string | null;
  readonly address?: CustomerAddress | null;
  readonly emails?: readonly WantedEmail[];
  readonly phones?: readonly WantedPhone[];
  readonly preferences?: WantedPreferences;
  readonly externalIds?: readonly ExternalId[];
  readonly profiles?: readonly Profile[];
  readonly customFields?: readonly WantedValue[];
}

type Command<Type extends CustomerCommand['type']> = Extract<CustomerCommand, { type: Type }>;

function decide(command: CustomerCommand, customer: Customer): CustomerEvent[] {
  if (command.type === 'CreateCustomer') return create(command, customer);
  if (customer.status === 'absent') throw new CustomerNotFound({ customerId: command.customerId });
  switch (command.type) {
    case 'ArchiveCustomer':
      return archive(command, customer);
    case 'RestoreCustomer':
      return customer.status === 'active'
        ? []
        : [{ type: 'CustomerRestored', data: { customerId: command.customerId } }];
    case 'ChangeCustomer':
      return change(command, active(command, customer));
    case 'CompleteCustomer':
      return complete(command, active(command, customer));
    case 'PlaceSubsidiary':
      return placed(command, active(command, customer));
    case 'AssignCustomer':
      return given(command.customerId, active(command, customer).holder, command.change);
    case 'TagCustomer':
      return tag(command, active(command, customer));
    case 'UpsertCustomer':
      return upsert(command, active(command, customer));
    // For archived customers too: a withdrawal of consent always counts.
    case 'RecordConsent':
      return recordConsent(command.customerId, command.consent, customer.consents);
  }
}

function active({ customerId }: CustomerCommand, customer: KnownCustomer): KnownCustomer {
  if (customer.status === 'archived') throw new CustomerIsArchived({ customerId });
  return customer;
}

function create(command: Command<'CreateCustomer'>, customer: Customer): CustomerEvent[] {
  const { type: _type, emails, phones, preferences = {}, externalIds = [], profiles = [], ...rest } = command;
  const { customFields, teamId = null, ...details } = rest;
  if (customer.status !== 'absent') throw new CustomerExists({ customerId: details.customerId });
  return [
    {
      type: 'CustomerCreated',
      data: {
        ...details,
        emails: ranked(emails),
        phones: ranked(phones),
        tags: differentTags(details.tags),
      },
    },
    ...given(details.customerId, { ownerId: details.ownerId ?? null, teamId: null }, { teamId }),
    ...setPreferences(details.customerId, {}, preferences),
    ...replaceExternalIds(details.customerId, [], externalIds),
    ...replaceProfiles(details.customerId, [], profiles),
    ...setValues(details.customerId, {}, customFields),
  ];
}

function change(command: WantedChange & { customerId: string }, customer: KnownCustomer): CustomerEvent[] {
  const { customerId, emails, phones, preferences, externalIds, profiles } = command;
  return [
    ...changeDetails(command, customer),
    ...(emails === undefined ? [] : replacePoints(customerId, customer.points.email, emails)),
    ...(phones === undefined ? [] : replacePoints(customerId, customer.points.phone, phones)),
    ...(preferences === undefined ? [] : setPreferences(customerId, customer.preferences, preferences)),
    ...(externalIds === undefined ? [] : replaceExternalIds(customerId, customer.externalIds, externalIds)),
    ...(profiles === undefined ? [] : replaceProfiles(customerId, customer.profiles, profiles)),
    ...setValues(customerId, customer.customFields, command.customFields),
  ];
}

function upsert(command: Command<'UpsertCustomer'>, customer: KnownCustomer): CustomerEvent[] {
  const { customerId, known, kind, tags, holder = {} } = command;
  if (!customer.externalIds.some((one) => externalKey(one) === externalKey(known)))
    throw new ExternalIdMoved({ system: known.system });
  if (kind !== customer.kind) throw new KindDiffers({ customerId });
  const remove = tags === undefined ? [] : tagsWithout(customer.tags, tags);
  return [
    ...change(command, customer),
    ...tag({ type: 'TagCustomer', customerId, add: tags ?? [], remove }, customer),
    ...given(customerId, customer.holder, holder),
  ];
}

function complete(command: Command<'CompleteCustomer'>, customer: KnownCustomer): CustomerEvent[] {
  const { customerId, emails, phones, tags, customFields, externalIds = [], ...rest } = command;
  const address = command.address && { ...customer.address, ...command.address };
  const events = [
    ...changeDetails({ ...rest, customerId, ...(address && { address }) }, customer),
    ...addPoints(customerId, customer.points.email, emails),
    ...addPoints(customerId, customer.points.phone, phones),
    ...replaceExternalIds(customerId, customer.externalIds, [...customer.externalIds, ...externalIds]),
    ...setPreferences(customerId, customer.preferences, command.preferences ?? {}),
    ...setValues(customerId, customer.customFields, customFields),
  ];
  const next = events.reduce(evolve, customer as Customer) as KnownCustomer;
  if (next.points.email.length > MAX_CONTACT_POINTS || next.points.phone.length > MAX_CONTACT_POINTS)
    throw new TooManyContactPoints({ customerId, limit: MAX_CONTACT_POINTS });
  return [...events, ...tag({ type: 'TagCustomer', customerId, add: tags, remove: [] }, customer)];
}

type WantedDetails = Pick<Command<'ChangeCustomer'>, 'customerId' | 'name' | 'company' | 'address'>;

function changeDetails(wanted: WantedDetails, customer: KnownCustomer): CustomerEvent[] {
  const changes: CustomerDetailChanges = {};
  if (wanted.name !== undefined && wanted.name !== customer.name)
    changes.name = { from: customer.name ?? null, to: wanted.name };
  if (wanted.company !== undefined && wanted.company !== (customer.company ?? null))
    changes.company = { from: customer.company ?? null, to: wanted.company };
  if (wanted.address !== undefined && !equalAddresses(wanted.address, customer.address ?? null))
    changes.address = { from: customer.address ?? null, to: wanted.address };
  const fields = (['name', 'company', 'address'] as const).filter((field) => changes[field] !== undefined);
  if (fields.length === 0) return [];
  return [{ type: 'CustomerDetailsChanged', data: { customerId: wanted.customerId, fields, changes } }];
}

const ADDRESS_PARTS = ['street', 'city', 'postalCode', 'region', 'country'] as const;
const equalAddresses = (one: CustomerAddress | null, other: CustomerAddress | null): boolean =>
  (one === null) === (other === null) && ADDRESS_PARTS.every((part) => one?.[part] === other?.[part]);

function given(customerId: string, holder: Assignment, change: AssignmentChange): CustomerEvent[] {
  const moved = reassigned(holder, change);
  return moved ? [{ type: 'CustomerAssigned', data: { customerId, ...moved, rule: 'by-hand' } }] : [];
}

function placed({ customerId, parentId: to }: Command<'PlaceSubsidiary'>, customer: KnownCustomer): CustomerEvent[] {
  const from = customer.subsidiaryOf;
  if (from === to) return [];
  if (customer.kind !== 'organization') throw new NotAnOrganization({ customerId });
  return [{ type: 'CustomerParentChanged', data: { customerId, from, to } }];
}

function tag({ customerId, ...wanted }: Command<'TagCustomer'>, customer: KnownCustomer): CustomerEvent[] {
  const { removed, added } = changedTags(customer.tags, wanted);
  const events = [
    ...removed.map((tag): CustomerEvent => ({ type: 'CustomerUntagged', data: { customerId, tag } })),
    ...added.map((tag): CustomerEvent => ({ type: 'CustomerTagged', data: { customerId, tag } })),
  ];
  const next = events.reduce(evolve, customer as Customer) as KnownCustomer;
  if (next.tags.length > MAX_TAGS) throw new TooManyTags({ customerId, limit: MAX_TAGS });
  return events;
}

function archive({ customerId, reason }: Command<'ArchiveCustomer'>, customer: KnownCustomer): CustomerEvent[] {
  if (customer.status === 'archived') return [];
  return [{ type: 'CustomerArchived', data: { customerId, ...(reason !== undefined && { reason }) } }];
}

const setValues = (customerId: string, current: CustomValues, wanted?: readonly WantedValue[]): CustomerEvent[] =>
  changedValues(current, wanted).map((value) => ({ type: 'CustomFieldSet', data: { customerId, ...value } }));

export const customerDecider: Decider<Customer, CustomerCommand, CustomerEvent> = {
  category: 'customer',
  initial: { status: 'absent' },
  decide,
  evolve,
  unique: {
    // External ids first: in a store that appends claims one by one, equal first upserts then meet at the id that decides between them.
    values: (customer) =>
      customer.status === 'active'
        ? [
            ...customer.externalIds.map((one) => ({ kind: EXTERNAL_ID, value: externalKey(one) })),
            ...customer.points.email.flatMap((point) =>
              'address' in point ? [mailboxClaim(CUSTOMER_EMAIL, point.address)] : [],
            ),
          ]
        : [],
    taken: ({ kind, value }, holder) =>
      kind === EXTERNAL_ID
        ? new ExternalIdTaken({ system: value.slice(0, value.indexOf(':')), holder })
        : new EmailTaken({ holder }),
  },
};
