import { readableFields } from '@crm/access';
import { GetCustomFieldSlots, type CustomFieldSlot } from '@crm/contracts/customers';
import type { CustomerRow } from '../../customers/customer-list.projection.js';
import { customersFor, requireSearchable } from '../../customers/customer-list.query.js';
import { column, joined, MAIN, type ExportableList, type ExportColumn } from '../exportable-list.js';

type Of = readonly [field: string, column: ExportColumn];
const of = (field: string, ...columns: readonly ExportColumn[]): Of[] => columns.map((each) => [field, each]);

const name = column<CustomerRow>('name', 'Name', (row) => row.name, MAIN);
const address = (part: 'street' | 'city' | 'postalCode' | 'region' | 'country', label: string, options = {}) =>
  column<CustomerRow>(part, label, (row) => row.address?.[part], options);

/** Each with the field of the customer that it shows: who may not see that has no such column. Headers are those that an import understands. */
const COLUMNS: readonly Of[] = [
  ...of(
    'id',
    column<CustomerRow>('id', 'Id', ({ id }) => id),
  ),
  ...of(
    'kind',
    column<CustomerRow>('kind', 'Kind', ({ kind }) => kind),
  ),
  ...of('name', name),
  ...of(
    'company',
    column<CustomerRow>('company', 'Company', ({ company }) => company, MAIN),
  ),
  ...of(
    'emails',
    column<CustomerRow>('email', 'Email', (row) => joined(row.emails.map((each) => each.address)), MAIN),
  ),
  ...of(
    'phones',
    column<CustomerRow>('phone', 'Phone', (row) => joined(row.phones.map((each) => each.number)), MAIN),
  ),
  ...of(
    'address',
    address('street', 'Street'),
    address('postalCode', 'Postal code'),
    address('city', 'City', MAIN),
    address('region', 'Region'),
    address('country', 'Country', MAIN),
  ),
  ...of(
    'tags',
    column<CustomerRow>('tags', 'Tags', ({ tags }) => joined(tags), MAIN),
  ),
  ...of(
    'status',
    column<CustomerRow>('status', 'Status', ({ status }) => status, MAIN),
  ),
  ...of(
    'source',
    column<CustomerRow>('source', 'Source', ({ source }) => source),
  ),
  ...of(
    'ownerId',
    column<CustomerRow>('ownerId', 'Owner id', ({ ownerId }) => ownerId),
  ),
  ...of(
    'createdAt',
    column<CustomerRow>('createdAt', 'Created at', ({ createdAt }) => createdAt, MAIN),
  ),
  ...of(
    'changedAt',
    column<CustomerRow>('changedAt', 'Changed at', ({ changedAt }) => changedAt),
  ),
  ...of(
    'createdBy',
    column<CustomerRow>('createdBy', 'Created by', ({ createdBy }) => createdBy),
  ),
  ...of(
    'preferences',
    column<CustomerRow>('language', 'Language', ({ preferences }) => preferences.language),
    column<CustomerRow>('preferredChannel', 'Preferred channel', ({ preferences }) => preferences.preferredChannel),
    column<CustomerRow>('timeZone', 'Time zone', ({ preferences }) => preferences.timeZone),
  ),
  ...of(
    'consents',
    column<CustomerRow>('consents', 'Consents', ({ consents }) =>
      joined(consents.map(({ channel, purpose, state }) => `${channel} ${purpose} ${state}`)),
    ),
  ),
  ...of(
    'externalIds',
    column<CustomerRow>('externalId', 'External id', ({ externalIds }) =>
      joined(externalIds.map(({ system, id }) => `${system}:${id}`)),
    ),
  ),
];

const customColumn = ({ key }: CustomFieldSlot): ExportColumn =>
  column<CustomerRow>(`custom.${key}`, key, ({ customFields }) => {
    const value = customFields[key];
    return typeof value === 'object' ? joined(value) : value;
  });

export const customersExport: ExportableList = {
  name: 'customers',
  title: 'Customers',
  readWith: 'customer.read',
  fields: 'customer',
  async open({ context, q, services }) {
    const { principal } = context;
    requireSearchable(principal, q);
    const slots = await services.query(new GetCustomFieldSlots(), context);
    const visible = readableFields(principal, 'customer');
    const custom = visible.has('customFields') ? slots.map(customColumn) : [];
    const own = COLUMNS.filter(([field]) => visible.has(field)).map(([, each]) => each);
    return { ...customersFor(principal, slots), columns: [...own, ...custom] };
  },
};
