import type { CustomerEvent, CustomerFactEvent, CustomerView, CustomFieldValue } from '@crm/contracts/customers';
import { ERASED, type RecordedEvent } from '@crm/event-store';
import type { Document, Projection, SearchText } from '@crm/read-models';
import { learned } from './customer-facts.projection.js';
import { listFields } from './customer-list-fields.projection.js';

/** A row is the customer as the API shows it to those who may see everything, and its custom values by slot. */
export type CustomerRow = CustomerView &
  Required<Pick<CustomerView, 'address' | 'customFields' | 'createdBy' | 'externalIds'>> &
  Document & { readonly slots?: Slots };
type Slots = Readonly<Record<string, CustomFieldValue>>;

/**
 * One row per customer, archived ones included. To rebuild, raise `version`.
 * The values of an erased person read `[erased]`, and nothing of them is searchable.
 */
export const customerList: Projection<CustomerRow> = {
  name: 'customers.list',
  version: 2,
  filter: { streamPrefixes: ['customer-'] },
  collection: {
    fields: listFields,
    indexes: [
      ['-createdAt'],
      ['-changedAt'],
      ['name'],
      ['company', 'name'],
      ['status', '-createdAt'],
      ['status', 'name'],
      ['ownerId', '-createdAt'],
      ['ownerId', 'status', 'name'],
      ['tags'],
      ['email'],
      ['phone'],
      ['externalId'],
    ],
    search: searchText,
  },
  key: (event) => (event as CustomerRecorded).data.customerId,
  project: (row, event) => project(row, event as CustomerRecorded),
};

type CustomerRecorded = RecordedEvent & CustomerEvent;

function searchText(document: Document): SearchText {
  const row = document as CustomerRow;
  return {
    words: [row.name, row.company ?? ''].filter((text) => text !== ERASED),
    codes: [...row.emails.map(({ address }) => address), ...row.phones.map(({ number }) => number)],
  };
}

function project(row: CustomerRow | undefined, event: CustomerRecorded): CustomerRow | undefined {
  if (event.type === 'CustomerCreated') return created(event);
  return row && { ...row, ...changes(row, event), revision: event.revision, changedAt: event.recordedAt };
}

function created(event: CustomerRecorded & { type: 'CustomerCreated' }): CustomerRow {
  const { customerId, kind, source, ownerId, tags, ...personal } = event.data;
  const { name, emails, phones, company, address }: Partial<typeof personal> = personal;
  return {
    id: customerId,
    revision: event.revision,
    kind,
    name: name ?? ERASED,
    company: company ?? null,
    emails: emails ?? [],
    phones: phones ?? [],
    address: address ?? null,
    tags,
    customFields: {},
    source,
    ownerId: ownerId ?? null,
    status: 'active',
    createdAt: event.recordedAt,
    changedAt: event.recordedAt,
    createdBy: event.actor.id,
    consents: [],
    preferences: { language: null, preferredChannel: null, timeZone: null },
    externalIds: [],
  };
}

function changes(row: CustomerRow, event: CustomerRecorded): Partial<CustomerRow> {
  switch (event.type) {
    case 'CustomerCreated':
      return {};
    case 'CustomerAssigned':
      return { ownerId: event.data.to };
    case 'CustomerTagged':
      return { tags: [...row.tags, event.data.tag] };
    case 'CustomerUntagged':
      return { tags: row.tags.filter((tag) => tag !== event.data.tag) };
    case 'CustomerArchived':
      return { status: 'archived' };
    case 'CustomerRestored':
      return { status: 'active' };
    case 'CustomFieldSet':
      return event.erased ? {} : customValue(row, event.data);
    case 'CustomerDetailsChanged':
    case 'ContactPointAdded':
    case 'ContactPointRemoved':
    case 'ContactPointChanged':
      return event.erased ? {} : personalChanges(row, event);
    default:
      return learned(row, event as RecordedEvent & CustomerFactEvent);
  }
}

function customValue(
  { customFields, slots }: CustomerRow,
  { key, slot, to }: Extract<CustomerEvent, { type: 'CustomFieldSet' }>['data'],
): Partial<CustomerRow> {
  return { customFields: withMember(customFields, key, to), slots: withMember(slots ?? {}, slot, to) };
}

function withMember(values: Slots, name: string, value: CustomFieldValue | null): Slots {
  const { [name]: _before, ...others } = values;
  return value === null ? others : { ...others, [name]: value };
}

type PersonalChange = Extract<CustomerEvent, { type: 'CustomerDetailsChanged' | `ContactPoint${string}` }>;

function personalChanges(row: CustomerRow, event: PersonalChange): Partial<CustomerView> {
  switch (event.type) {
    case 'CustomerDetailsChanged': {
      const { name, company, address } = event.data.changes;
      return {
        ...(name?.to && { name: name.to }),
        ...(company && { company: company.to }),
        ...(address && { address: address.to }),
      };
    }
    case 'ContactPointAdded': {
      const { point } = event.data;
      return 'address' in point ? { emails: [...row.emails, point] } : { phones: [...row.phones, point] };
    }
    case 'ContactPointRemoved': {
      const gone = event.data;
      return gone.kind === 'email'
        ? { emails: row.emails.filter(({ address }) => address !== gone.address) }
        : { phones: row.phones.filter(({ number }) => number !== gone.number) };
    }
    case 'ContactPointChanged': {
      const { from, to } = event.data;
      const before = 'address' in from ? from.address : from.number;
      return 'address' in to
        ? { emails: row.emails.map((email) => (email.address === before ? to : email)) }
        : { phones: row.phones.map((phone) => (phone.number === before ? to : phone)) };
    }
  }
}
