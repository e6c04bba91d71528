import type { CustomerEvent, CustomFieldValue } from '@crm/contracts/customers';
import { spec } from '@crm/testing';
import { customerDecider, type CustomerCommand } from './customer.decider.js';

const customerId = 'C1';
const customer = spec(customerDecider);
const create: CustomerCommand = {
  type: 'CreateCustomer',
  customerId,
  kind: 'person',
  name: 'Ada',
  emails: [],
  phones: [],
  source: 'api',
  tags: [],
};
const created: CustomerEvent = {
  type: 'CustomerCreated',
  data: { customerId, kind: 'person', name: 'Ada', emails: [], phones: [], source: 'api', tags: [] },
};
type Data = Extract<CustomerEvent, { type: 'CustomFieldSet' }>['data'];
const set = (key: string, slot: string, from: Data['from'], to: Data['to']): CustomerEvent => ({
  type: 'CustomFieldSet',
  data: { customerId, key, slot, from, to },
});
const change = (key: string, slot: string, value: CustomFieldValue | null): CustomerCommand => ({
  type: 'ChangeCustomer',
  customerId,
  customFields: [{ key, slot, value }],
});

describe('the custom fields of a customer', () => {
  it('are recorded after the creation', () =>
    customer
      .given()
      .when({ ...create, customFields: [{ key: 'seats', slot: 'n1', value: 0 }] })
      .then(created, set('seats', 'n1', null, 0)));
  it('are recorded one by one, with their previous values', () =>
    customer
      .given(created, set('seats', 'n1', null, 1))
      .when(change('seats', 'n1', 2))
      .then(set('seats', 'n1', 1, 2)));
  it.each<[string, CustomFieldValue | null]>([
    ['the same value', 'gold'],
    ['null in an empty field', null],
    ['false', false],
    ['the same options', ['a', 'b']],
  ])('record nothing for %s', (_what, value) => {
    const before = value === null ? [] : [set('x', 't1', null, Array.isArray(value) ? [...value] : (value as string))];
    customer
      .given(created, ...before)
      .when(change('x', 't1', value))
      .thenNothing();
  });
  it('are empty again once cleared', () => {
    const history = [created, set('x', 'm1', null, ['a', 'b']), set('x', 'm1', ['a', 'b'], null)];
    customer
      .given(...history.slice(0, 2))
      .when(change('x', 'm1', null))
      .then(set('x', 'm1', ['a', 'b'], null));
    customer
      .given(...history)
      .when(change('x', 'm1', null))
      .thenNothing();
  });
  it('are unknown once the person is erased', () =>
    customer
      .given(created, { type: 'CustomFieldSet', data: { customerId, key: 'x', slot: 't1' } } as never)
      .when(change('x', 't1', 'new'))
      .then(set('x', 't1', null, 'new')));
});
