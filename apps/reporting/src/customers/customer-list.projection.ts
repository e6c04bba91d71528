import { mailboxOf, phoneForms } from '@crm/contracts';
import type { CustomerEvent, CustomerView } from '@crm/contracts/customers';
import { ERASED } from '@crm/event-store';
import type { Document, Projection, Recorded, RecordedAs } from '@crm/read-models';
import { withCustomValue, type CustomRow } from '../lists/custom-fields.projection.js';
import { learned } from './customer-profile.projection.js';
import { customerCollection } from './customer-list-fields.projection.js';

/**
 * A row is the customer as the API shows it to a caller who may see everything, plus what it is found by: its mailboxes, the forms of its
 * phone numbers, and its custom values by slot.
 */
export type CustomerRow = CustomerView &
  Required<Pick<CustomerView, 'address' | 'customFields' | 'createdBy' | 'externalIds'>> &
  Document & { readonly mailboxes: readonly string[]; readonly phoneForms: readonly string[] } & CustomRow;

/**
 * One row per customer, archived ones included. To rebuild, raise `version`. The values of an erased person read `[erased]` and are not
 * searchable.
 */
export const customerList: Projection<CustomerRow, CustomerEvent> = {
  name: 'customers.list',
  version: 5,
  filter: { streamPrefixes: ['customer-'] },
  collection: customerCollection,
  key: (event) => event.data.customerId,
  project,
};

function project(row: CustomerRow | undefined, event: Recorded<CustomerEvent>): CustomerRow | undefined {
  if (event.type === 'CustomerCreated') return created(event);
  return row && { ...row, ...changes(row, event), revision: event.revision, changedAt: event.recordedAt };
}

function created(event: RecordedAs<CustomerEvent, 'CustomerCreated'>): CustomerRow {
  const { customerId, kind, source, ownerId, tags, ...personal } = event.data;
  const { name, emails, phones, company, address }: Partial<typeof personal> = personal;
  return {
    id: customerId,
    revision: event.revision,
    kind,
    name: name ?? ERASED,
    company: company ?? null,
    ...withEmails(emails ?? []),
    ...withPhones(phones ?? []),
    profiles: [],
    address: address ?? null,
    tags,
    customFields: {},
    source,
    ownerId: ownerId ?? null,
    teamId: null,
    subsidiaryOf: null,
    status: 'active',
    createdAt: event.recordedAt,
    changedAt: event.recordedAt,
    createdBy: event.actor.id,
    consents: [],
    preferences: { language: null, preferredChannel: null, timeZone: null },
    externalIds: [],
  };
}

function changes(row: CustomerRow, event: Recorded<CustomerEvent>): Partial<CustomerRow> {
  switch (event.type) {
    case 'CustomerCreated':
      return {};
    case 'CustomerAssigned':
      return event.data.to;
    case 'CustomerTagged':
      return { tags: [...row.tags, event.data.tag] };
    case 'CustomerUntagged':
      return { tags: row.tags.filter((tag) => tag !== event.data.tag) };
    case 'CustomerArchived':
      return { status: 'archived' };
    case 'CustomerRestored':
      return { status: 'active' };
    case 'CustomFieldSet':
      return event.erased ? {} : withCustomValue(row, event.data);
    case 'CustomerDetailsChanged':
    case 'ContactPointAdded':
    case 'ContactPointRemoved':
    case 'ContactPointChanged':
      return event.erased ? {} : personalChanges(row, event);
    case 'ConsentGranted':
    case 'ConsentWithdrawn':
    case 'PreferenceSet':
    case 'ExternalIdLinked':
    case 'ExternalIdUnlinked':
    case 'ProfileAdded':
    case 'ProfileRemoved':
    case 'CustomerParentChanged':
      return learned(row, event);
  }
}

const withEmails = (emails: CustomerRow['emails']): Pick<CustomerRow, 'emails' | 'mailboxes'> => ({
  emails,
  mailboxes: emails.map(({ address }) => mailboxOf(address)),
});
const withPhones = (phones: CustomerRow['phones']): Pick<CustomerRow, 'phones' | 'phoneForms'> => ({
  phones,
  phoneForms: phones.flatMap(({ number }) => phoneForms(number)),
});

type PersonalChange = Extract<CustomerEvent, { type: 'CustomerDetailsChanged' | `ContactPoint${string}` }>;

function personalChanges(row: CustomerRow, event: PersonalChange): Partial<CustomerRow> {
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
      return 'address' in point ? withEmails([...row.emails, point]) : withPhones([...row.phones, point]);
    }
    case 'ContactPointRemoved': {
      const gone = event.data;
      return gone.kind === 'email'
        ? withEmails(row.emails.filter(({ address }) => address !== gone.address))
        : withPhones(row.phones.filter(({ number }) => number !== gone.number));
    }
    case 'ContactPointChanged': {
      const { from, to } = event.data;
      const before = 'address' in from ? from.address : from.number;
      return 'address' in to
        ? withEmails(row.emails.map((email) => (email.address === before ? to : email)))
        : withPhones(row.phones.map((phone) => (phone.number === before ? to : phone)));
    }
  }
}
