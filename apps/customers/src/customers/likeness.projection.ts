import type { CustomerEvent } from '@crm/contracts/customers';
import type { Document, Projection, Recorded } from '@crm/read-models';

/** What one customer is recognised by. */
export interface LikenessRow extends Document {
  readonly id: string;
  readonly name: string;
  readonly company: string | null;
  /** E.164. */
  readonly phones: readonly string[];
  readonly status: 'active' | 'archived';
}

/** One row per customer whose data are readable. The service's own index, so creating a customer asks no other service. */
export const likeness: Projection<LikenessRow, CustomerEvent> = {
  name: 'customers.likeness',
  version: 2,
  filter: { streamPrefixes: ['customer-'] },
  collection: {
    fields: {
      name: { path: 'name', type: 'text' },
      company: { path: 'company', type: 'text' },
      phone: { path: 'phones', type: 'keyword', many: true },
      status: { path: 'status', type: 'keyword' },
    },
    indexes: [['name', 'company']],
  },
  key: (event) => event.data.customerId,
  project,
};

function project(row: LikenessRow | undefined, event: Recorded<CustomerEvent>): LikenessRow | undefined {
  if (event.erased) return undefined;
  if (event.type === 'CustomerCreated') {
    const { customerId: id, name, company, phones } = event.data;
    return { id, name, company: company ?? null, phones: phones.map(({ number }) => number), status: 'active' };
  }
  return row && { ...row, ...changes(row, event) };
}

type Change = Exclude<CustomerEvent, { type: 'CustomerCreated' }>;

function changes(row: LikenessRow, event: Change): Partial<LikenessRow> {
  switch (event.type) {
    case 'CustomerDetailsChanged': {
      const { name, company } = event.data.changes;
      return { ...(name?.to && { name: name.to }), ...(company && { company: company.to }) };
    }
    case 'ContactPointAdded':
      return 'number' in event.data.point ? { phones: [...row.phones, event.data.point.number] } : {};
    case 'ContactPointRemoved':
      return event.data.kind === 'phone' ? { phones: without(row.phones, event.data.number ?? '') } : {};
    case 'ContactPointChanged': {
      const { from, to } = event.data;
      return 'number' in from && 'number' in to ? { phones: [...without(row.phones, from.number), to.number] } : {};
    }
    case 'CustomerArchived':
      return { status: 'archived' };
    case 'CustomerRestored':
      return { status: 'active' };
    case 'CustomerAssigned':
    case 'CustomerTagged':
    case 'CustomerUntagged':
    case 'CustomFieldSet':
    case 'ConsentGranted':
    case 'ConsentWithdrawn':
    case 'PreferenceSet':
    case 'ExternalIdLinked':
    case 'ExternalIdUnlinked':
    case 'ProfileAdded':
    case 'ProfileRemoved':
    case 'CustomerParentChanged':
      return {};
  }
}

const without = (numbers: readonly string[], number: string): string[] => numbers.filter((each) => each !== number);
