import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import Type from 'typebox';
import { Message } from '../../call-context.js';
import { CardOf, ListOf } from '../../list-question.js';
import { mailboxOf } from '../../mailbox.js';
import { instanceOf, pageClass, viewClass } from '../../view-classes.js';
import {
  defineView,
  field,
  moment,
  nullable,
  oneOf,
  ownerName,
  teamName,
  uuid,
  type ColumnUse,
} from '../../view-definition.js';
import type { CustomFieldValue } from '../custom-fields/custom-field.events.js';
import {
  CustomerConsentView,
  CustomerEmailView,
  CustomerPhoneView,
  CustomerPreferencesView,
} from './customer-parts.view.js';
import { ExternalIdInput, SocialProfileInput } from './customer-profile.inputs.js';
import { AddressInput } from './customer.inputs.js';

/** Actions on a customer, listed as far as rights and state allow them. */
export const CUSTOMER_ACTIONS = ['read', 'update', 'tag', 'consent', 'assign', 'archive', 'restore'] as const;
export type CustomerAction = (typeof CUSTOMER_ACTIONS)[number];

const addressPart = (name: keyof AddressInput, main?: true): ColumnUse<AddressInput> => ({
  name,
  ...(main && { main }),
  cell: (address) => address[name],
});
const preference = (name: keyof CustomerPreferencesView): ColumnUse<CustomerPreferencesView> => ({
  name,
  cell: (preferences) => preferences[name],
});

/** The headings of an export are those that an import understands. */
export const customerView = defineView({
  name: 'customers',
  title: 'Customers',
  description: 'A customer as lists show it. The values of an erased person read `[erased]`.',
  record: 'customer',
  defaultSort: '-createdAt',
  searched: 'the name, the company, an e-mail address, a phone number or a handle in a social network',
  facets: ['status', 'kind', 'tags', 'source', 'ownerId', 'teamId', 'country'],
  examples: {
    filter: 'status eq "active" and (company prefix "Acme" or tags in ("vip", "gold"))',
    sort: '-createdAt,name',
    q: 'ada love',
  },
  fields: {
    id: field(uuid(), { filter: true, column: true }),
    kind: field(oneOf(['person', 'organization']), { filter: true, column: true }),
    name: field(Type.String({ example: 'Ada Lovelace' }), { filter: 'text', search: 'words', column: 'main' }),
    company: field(nullable(Type.String({ example: 'Analytical Engines Ltd' })), {
      filter: 'text',
      search: 'words',
      column: 'main',
    }),
    emails: field(Type.Array(instanceOf(CustomerEmailView)), {
      filter: { name: 'email', path: 'mailboxes', type: 'email', many: true },
      search: { codes: (emails) => emails.map(({ address }) => mailboxOf(address)) },
      column: { name: 'email', main: true, cell: (emails) => emails.map(({ address }) => address) },
    }),
    phones: field(Type.Array(instanceOf(CustomerPhoneView)), {
      filter: { name: 'phone', path: 'phoneForms', type: 'phone', many: true },
      search: { phones: (phones) => phones.map(({ number }) => number) },
      column: { name: 'phone', main: true, cell: (phones) => phones.map(({ number }) => number) },
    }),
    profiles: field(Type.Array(instanceOf(SocialProfileInput)), {
      filter: { name: 'profile', path: 'profiles', members: ['network', 'handle'], many: true, type: 'text' },
      search: { codes: (profiles) => profiles.map(({ handle }) => handle) },
      column: { name: 'profiles', cell: (profiles) => profiles.map(({ network, handle }) => `${network}:${handle}`) },
    }),
    address: field(Type.Optional(nullable(instanceOf(AddressInput, 'Absent for callers who may not see it.'))), {
      filter: [
        { name: 'city', path: 'address.city', type: 'text' },
        { name: 'country', path: 'address.country', type: 'text' },
      ],
      column: [
        addressPart('street'),
        addressPart('postalCode'),
        addressPart('city', true),
        addressPart('region'),
        addressPart('country', true),
      ],
    }),
    tags: field(Type.Array(Type.String(), { example: ['newsletter'] }), {
      filter: { type: 'text', many: true },
      column: 'main',
    }),
    customFields: Type.Optional(
      Type.Unsafe<Readonly<Record<string, CustomFieldValue>>>({
        type: 'object',
        additionalProperties: {
          oneOf: [
            { type: 'string' },
            { type: 'number' },
            { type: 'boolean' },
            { type: 'array', items: { type: 'string' } },
          ],
        },
        example: { loyalty_level: 'gold', seats: 12 },
        description: 'Custom fields that have a value, by key. Absent for callers who may not see them.',
      }),
    ),
    status: field(oneOf(['active', 'archived']), { filter: true, column: 'main' }),
    source: field(Type.String({ example: 'referral' }), { filter: 'code', column: true }),
    ownerId: field(nullable(Type.String({ description: 'The user who owns the customer.' })), {
      filter: 'id',
      column: [{}, ownerName],
      names: 'user',
    }),
    teamId: field(
      nullable(
        uuid({ description: 'The team that the customer belongs to, whose members reach it while it has no owner.' }),
      ),
      { filter: true, column: [{}, teamName], names: 'team' },
    ),
    subsidiaryOf: field(
      nullable(uuid({ description: 'The organisation that this one is a subsidiary of; null: of none.' })),
      {
        filter: true,
        column: [{}, { name: 'parentName', label: 'Parent organization', named: true }],
        names: 'customer',
      },
    ),
    createdAt: field(moment(), { filter: true, column: 'main' }),
    changedAt: field(moment(), { filter: true, column: true }),
    createdBy: field(
      Type.Optional(
        Type.String({
          description: 'The user or API client who created it. Absent for callers who may not see it.',
        }),
      ),
      { filter: 'reference', column: true, names: 'actor' },
    ),
    preferences: field(instanceOf(CustomerPreferencesView), {
      column: [preference('language'), preference('preferredChannel'), preference('timeZone')],
    }),
    consents: field(
      Type.Array(instanceOf(CustomerConsentView), { description: 'The latest state for each channel and purpose.' }),
      {
        column: { cell: (consents) => consents.map(({ channel, purpose, state }) => `${channel} ${purpose} ${state}`) },
      },
    ),
    externalIds: field(
      Type.Optional(
        Type.Array(instanceOf(ExternalIdInput), {
          description: 'Ids of the customer in other systems. Absent for callers who may not see them.',
        }),
      ),
      {
        filter: { name: 'externalId', path: 'externalIds', members: ['system', 'id'], type: 'keyword', many: true },
        column: { name: 'externalId', cell: (ids) => ids.map(({ system, id }) => `${system}:${id}`) },
      },
    ),
  },
});

export class CustomerView extends viewClass(customerView) {}
@ApiSchema({ description: 'A single customer, with what the caller may do with it.' })
export class CustomerCardView extends CustomerView {
  @ApiProperty({
    enum: CUSTOMER_ACTIONS,
    isArray: true,
    description: 'What the caller may do with the customer in its current state.',
    example: ['read', 'update'],
  })
  readonly allowedActions!: CustomerAction[];
}

export class CustomerPage extends pageClass(CustomerView) {}

/** Customers the caller may read, page by page. */
export class ListCustomers extends ListOf<CustomerPage> {}
export class GetCustomer extends CardOf<CustomerCardView> {}

/** The active customer that another system knows by an id. Refused like GetCustomer. */
export class GetCustomerByExternalId extends Message<CustomerCardView> {
  constructor(
    readonly system: string,
    readonly id: string,
  ) {
    super();
  }
}
