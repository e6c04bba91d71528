import type { Role } from '@crm/contracts';
import type { CustomerView } from '@crm/contracts/customers';
import { customerActions } from './customer-actions.policy.js';

const MINE = 'U1';
const of = (role: Role, customer: Partial<CustomerView>) =>
  customerActions({ type: 'user', id: MINE, roles: [role], teamIds: [] }, {
    status: 'active',
    ownerId: MINE,
    createdBy: 'U9',
    createdAt: '2026-01-01T00:00:00.000Z',
    ...customer,
  } as CustomerView);

describe('what a user may do to a customer', () => {
  it.each<[Role, string[]]>([
    ['admin', ['read', 'update', 'tag', 'consent', 'assign', 'archive']],
    ['sales', ['read', 'update', 'tag', 'consent']],
    ['support', ['read', 'update']],
    ['marketing', ['read', 'tag', 'consent']],
    ['auditor', ['read']],
  ])('as %s, to their own', (role, actions) => expect(of(role, {})).toEqual(actions));
  it('is less for customers of others', () => expect(of('sales', { ownerId: 'U2' })).toEqual(['read']));
  it('is to read, restore and record consents once it is archived', () => {
    expect(of('admin', { status: 'archived' })).toEqual(['read', 'consent', 'restore']);
    expect(of('support', { status: 'archived' })).toEqual(['read']);
  });
});
