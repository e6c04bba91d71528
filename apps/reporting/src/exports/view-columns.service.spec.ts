import { teamView } from '@crm/contracts/identity';
import { customerView } from '@crm/contracts/customers';
import { exportColumnsOf } from './view-columns.service.js';

const NAMES = new Map([['U1', 'Ada']]);
const valuesOf = (view: Parameters<typeof exportColumnsOf>[0], row: object): Record<string, unknown> =>
  Object.fromEntries(
    exportColumnsOf(view).map(({ name, value }) => [name, value(row as Record<string, unknown>, NAMES)]),
  );

describe('the columns of an exported view', () => {
  it('show the value of their field, several values in one cell', () =>
    expect(valuesOf(teamView, { id: 'T1', name: 'North', status: 'active', memberIds: ['U1', 'U2'] })).toMatchObject({
      id: 'T1',
      name: 'North',
      status: 'active',
      members: 2,
      memberIds: 'U1; U2',
      createdAt: null,
    }));
  it('show parts of a field, and nothing where there is none', () => {
    const externalIds = [{ system: 'sap', id: '7' }];
    expect(valuesOf(customerView, { address: { city: 'London' }, externalIds, company: null })).toMatchObject({
      city: 'London',
      street: null,
      externalId: 'sap:7',
      company: null,
      email: null,
    });
  });
  it('show the names of ids, and the id itself where there is no name', () => {
    expect(valuesOf(customerView, { ownerId: 'U1' })).toMatchObject({ ownerId: 'U1', ownerName: 'Ada' });
    expect(valuesOf(customerView, { ownerId: 'gateway' })).toMatchObject({ ownerName: 'gateway' });
    expect(valuesOf(customerView, { ownerId: null })).toMatchObject({ ownerId: null, ownerName: '' });
    const owner = exportColumnsOf(customerView).find(({ name }) => name === 'ownerName');
    expect(owner?.names?.({ ownerId: 'U1' })).toEqual(['U1']);
  });
  it('name the field that each shows, to hide it from callers who may not see it', () =>
    expect(exportColumnsOf(customerView).find(({ name }) => name === 'city')?.of).toBe('address'));
});
