import type {
  ContactPointKind,
  CustomerAddress,
  CustomerContactPoint,
  CustomerDetailChanges,
  CustomerEvent,
} from '@crm/contracts/customers';
import type { Decider } from '@crm/kernel';
import { addPoints, mailboxOf, pointKey, ranked, replacePoints, type WantedPoint } from './contact-points.policy.js';
import { setValues, withValue, type CustomValues, type WantedValue } from './custom-values.policy.js';
import {
  CustomerExists,
  CustomerIsArchived,
  CustomerNotFound,
  EmailTaken,
  TooManyContactPoints,
  TooManyTags,
} from './customer.errors.js';

/** E-mails and phones each. A list that long is a mistake, and every e-mail is a claim. */
export const MAX_POINTS = 20;
export const MAX_TAGS = 50;

/** Texts come in NFC and trimmed, phones as E.164: the handler sees to that. */
export type CustomerCommand =
  | {
      readonly type: 'create';
      readonly customerId: string;
      readonly kind: 'person' | 'organization';
      readonly name: string;
      readonly emails: readonly WantedPoint[];
      readonly phones: readonly WantedPoint[];
      readonly company?: string;
      readonly address?: CustomerAddress;
      readonly source: string;
      readonly ownerId?: string;
      readonly tags: readonly string[];
      readonly customFields?: readonly WantedValue[];
    }
  /** undefined stays, null is cleared, a list replaces the list. */
  | {
      readonly type: 'change';
      readonly customerId: string;
      readonly name?: string;
      readonly company?: string | null;
      readonly address?: CustomerAddress | null;
      readonly emails?: readonly WantedPoint[];
      readonly phones?: readonly WantedPoint[];
      readonly customFields?: readonly WantedValue[];
    }
  /** What an import knows: given values replace, lists are added to, nothing is taken away. */
  | {
      readonly type: 'complete';
      readonly customerId: string;
      readonly name?: string;
      readonly company?: string;
      readonly address?: CustomerAddress;
      readonly emails: readonly WantedPoint[];
      readonly phones: readonly WantedPoint[];
      readonly tags: readonly string[];
      readonly customFields?: readonly WantedValue[];
    }
  | { readonly type: 'assign'; readonly customerId: string; readonly ownerId: string }
  | {
      readonly type: 'tag';
      readonly customerId: string;
      readonly add: readonly string[];
      readonly remove: readonly string[];
    }
  | { readonly type: 'archive'; readonly customerId: string; readonly reason?: string }
  | { readonly type: 'restore'; readonly customerId: string };

export interface KnownCustomer {
  readonly status: 'active' | 'archived';
  /** undefined: the person was erased. */
  readonly name: string | undefined;
  readonly company: string | undefined;
  readonly address: CustomerAddress | undefined;
  readonly points: Readonly<Record<ContactPointKind, readonly CustomerContactPoint[]>>;
  readonly ownerId: string | undefined;
  readonly tags: readonly string[];
  readonly customFields: CustomValues;
}
export type Customer = { readonly status: 'absent' } | KnownCustomer;

type Command<Type extends CustomerCommand['type']> = Extract<CustomerCommand, { type: Type }>;

function decide(command: CustomerCommand, customer: Customer): CustomerEvent[] {
  if (command.type === 'create') return create(command, customer);
  if (customer.status === 'absent') throw new CustomerNotFound({ customerId: command.customerId });
  switch (command.type) {
    case 'archive':
      return archive(command, customer);
    case 'restore':
      return customer.status === 'active'
        ? []
        : [{ type: 'CustomerRestored', data: { customerId: command.customerId } }];
    case 'change':
      return change(command, active(command, customer));
    case 'complete':
      return complete(command, active(command, customer));
    case 'assign':
      return assign(command, active(command, customer));
    case 'tag':
      return tag(command, active(command, customer));
  }
}

function active({ customerId }: CustomerCommand, customer: KnownCustomer): KnownCustomer {
  if (customer.status === 'archived') throw new CustomerIsArchived({ customerId });
  return customer;
}

function create(command: Command<'create'>, customer: Customer): CustomerEvent[] {
  const { type: _type, emails, phones, customFields, ...details } = command;
  if (customer.status !== 'absent') throw new CustomerExists({ customerId: details.customerId });
  return [
    {
      type: 'CustomerCreated',
      data: {
        ...details,
        emails: ranked('email', emails).map(({ value, ...rest }) => ({ address: value, ...rest })),
        phones: ranked('phone', phones).map(({ value, ...rest }) => ({ number: value, ...rest })),
        tags: [...new Set(details.tags)],
      },
    },
    ...setValues(details.customerId, {}, customFields),
  ];
}

function change(command: Command<'change'>, customer: KnownCustomer): CustomerEvent[] {
  const { customerId, emails, phones } = command;
  return [
    ...changeDetails(command, customer),
    ...(emails === undefined ? [] : replacePoints(customerId, 'email', customer.points.email, emails)),
    ...(phones === undefined ? [] : replacePoints(customerId, 'phone', customer.points.phone, phones)),
    ...setValues(customerId, customer.customFields, command.customFields),
  ];
}

function complete(command: Command<'complete'>, customer: KnownCustomer): CustomerEvent[] {
  const { customerId, emails, phones, tags, customFields, ...rest } = command;
  const address = command.address && { ...customer.address, ...command.address };
  const events = [
    ...changeDetails({ ...rest, customerId, ...(address && { address }) }, customer),
    ...addPoints(customerId, 'email', customer.points.email, emails),
    ...addPoints(customerId, 'phone', customer.points.phone, phones),
    ...setValues(customerId, customer.customFields, customFields),
  ];
  const next = events.reduce(evolve, customer as Customer) as KnownCustomer;
  if (next.points.email.length > MAX_POINTS || next.points.phone.length > MAX_POINTS)
    throw new TooManyContactPoints({ customerId, limit: MAX_POINTS });
  return [...events, ...tag({ type: 'tag', customerId, add: tags, remove: [] }, customer)];
}

type WantedDetails = Pick<Command<'change'>, 'customerId' | 'name' | 'company' | 'address'>;

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

function assign({ customerId, ownerId }: Command<'assign'>, customer: KnownCustomer): CustomerEvent[] {
  if (customer.ownerId === ownerId) return [];
  return [{ type: 'CustomerAssigned', data: { customerId, from: customer.ownerId ?? null, to: ownerId } }];
}

function tag({ customerId, add, remove }: Command<'tag'>, customer: KnownCustomer): CustomerEvent[] {
  const removed = [...new Set(remove)].filter((name) => customer.tags.includes(name) && !add.includes(name));
  const added = [...new Set(add)].filter((name) => !customer.tags.includes(name));
  if (customer.tags.length - removed.length + added.length > MAX_TAGS)
    throw new TooManyTags({ customerId, limit: MAX_TAGS });
  return [
    ...removed.map((name): CustomerEvent => ({ type: 'CustomerUntagged', data: { customerId, tag: name } })),
    ...added.map((name): CustomerEvent => ({ type: 'CustomerTagged', data: { customerId, tag: name } })),
  ];
}

function archive({ customerId, reason }: Command<'archive'>, customer: KnownCustomer): CustomerEvent[] {
  if (customer.status === 'archived') return [];
  return [{ type: 'CustomerArchived', data: { customerId, ...(reason !== undefined && { reason }) } }];
}

function evolve(customer: Customer, event: CustomerEvent): Customer {
  if (event.type === 'CustomerCreated') return created(event.data);
  if (customer.status === 'absent') return customer;
  switch (event.type) {
    case 'CustomerDetailsChanged':
      return { ...customer, ...changedDetails(customer, event.data) };
    case 'ContactPointAdded':
      return withPoints(customer, event.data, (points) => [...points, event.data.point]);
    case 'ContactPointRemoved':
      return withPoints(customer, event.data, (points, is) => points.filter((point) => !is(point, event.data.value)));
    case 'ContactPointChanged':
      return withPoints(customer, event.data, (points, is) =>
        points.map((point) => (is(point, event.data.from.value) ? event.data.to : point)),
      );
    case 'CustomerAssigned':
      return { ...customer, ownerId: event.data.to };
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
  }
}

/** What is personal may be missing from the events of an erased person, whatever their schema says. */
type Erasable<Data> = Partial<Data>;
type DataOf<Type extends CustomerEvent['type']> = Extract<CustomerEvent, { type: Type }>['data'];

function created(data: Erasable<DataOf<'CustomerCreated'>>): KnownCustomer {
  return {
    status: 'active',
    name: data.name,
    company: data.company,
    address: data.address,
    points: {
      email: (data.emails ?? []).map(({ address, ...rest }) => ({ value: address, ...rest })),
      phone: (data.phones ?? []).map(({ number, ...rest }) => ({ value: number, ...rest })),
    },
    ownerId: data.ownerId,
    tags: data.tags ?? [],
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
type SamePoint = (point: CustomerContactPoint, value: string) => boolean;

function withPoints(
  customer: KnownCustomer,
  { kind, ...personal }: { kind: ContactPointKind; point?: unknown; value?: unknown; from?: unknown },
  next: (points: Points, is: SamePoint) => Points,
): KnownCustomer {
  const erased = personal.point === undefined && personal.value === undefined && personal.from === undefined;
  if (erased) return customer;
  const is: SamePoint = (point, value) => pointKey(kind, point.value) === pointKey(kind, value);
  return { ...customer, points: { ...customer.points, [kind]: next(customer.points[kind], is) } };
}

export const customerDecider: Decider<Customer, CustomerCommand, CustomerEvent> = {
  category: 'customer',
  initial: { status: 'absent' },
  decide,
  evolve,
  unique: {
    values: (customer) =>
      customer.status === 'active'
        ? customer.points.email.map(({ value }) => ({ kind: 'customer-email', value: mailboxOf(value) }))
        : [],
    taken: (_value, holder) => new EmailTaken({ holder }),
  },
};
