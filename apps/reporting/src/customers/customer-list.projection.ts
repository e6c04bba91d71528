import type { CustomerEvent, CustomerView } from '@crm/contracts/customers';
import { ERASED, type RecordedEvent } from '@crm/event-store';
import type { Document, Projection, SearchText } from '@crm/read-models';

/** A row is the customer as the API shows it. */
export type CustomerRow = CustomerView & Document;

/**
 * One row per customer, archived ones included. To rebuild, raise `version`.
 * The values of an erased person read `[erased]`, and nothing of them is searchable.
 */
export const customerList: Projection<CustomerRow> = {
  name: 'customers.list',
  version: 1,
  filter: { streamPrefixes: ['customer-'] },
  collection: {
    fields: {
      id: { path: 'id', type: 'keyword' },
      kind: { path: 'kind', type: 'keyword' },
      status: { path: 'status', type: 'keyword' },
      ownerId: { path: 'ownerId', type: 'keyword' },
      source: { path: 'source', type: 'keyword' },
      createdBy: { path: 'createdBy', type: 'keyword' },
      createdAt: { path: 'createdAt', type: 'keyword' },
      changedAt: { path: 'changedAt', type: 'keyword' },
      name: { path: 'name', type: 'text' },
      company: { path: 'company', type: 'text' },
      city: { path: 'address.city', type: 'text' },
      country: { path: 'address.country', type: 'text' },
      tags: { path: 'tags', type: 'text', many: true },
      email: { path: 'emails.address', type: 'text', many: true },
      phone: { path: 'phones.number', type: 'keyword', many: true },
    },
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
    source,
    ownerId: ownerId ?? null,
    status: 'active',
    createdAt: event.recordedAt,
    changedAt: event.recordedAt,
    createdBy: event.actor.id,
  };
}

function changes(row: CustomerRow, event: CustomerRecorded): Partial<CustomerView> {
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
    case 'CustomerDetailsChanged':
    case 'ContactPointAdded':
    case 'ContactPointRemoved':
    case 'ContactPointChanged':
      return event.erased ? {} : personalChanges(row, event);
  }
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
      const { value, ...rest } = event.data.point;
      return event.data.kind === 'email'
        ? { emails: [...row.emails, { address: value, ...rest }] }
        : { phones: [...row.phones, { number: value, ...rest }] };
    }
    case 'ContactPointRemoved': {
      const { kind, value } = event.data;
      return kind === 'email'
        ? { emails: row.emails.filter(({ address }) => address !== value) }
        : { phones: row.phones.filter(({ number }) => number !== value) };
    }
    case 'ContactPointChanged': {
      const {
        kind,
        from,
        to: { value, ...rest },
      } = event.data;
      return kind === 'email'
        ? { emails: row.emails.map((email) => (email.address === from.value ? { address: value, ...rest } : email)) }
        : { phones: row.phones.map((phone) => (phone.number === from.value ? { number: value, ...rest } : phone)) };
    }
  }
}
