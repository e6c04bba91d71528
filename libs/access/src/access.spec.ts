import { Forbidden, RightsNarrowed } from '@crm/contracts/refusals';
import { ROLES, type Principal, type Role } from '@crm/contracts';
import { allowedActions, levelOf, mayGrant, permissionsOf, reaches, requireRight, requireSameReach } from './access.js';
import { readableFields, visibleTo, writableFields } from './fields.js';
import { RELATED, reachFilter } from './reach-filter.js';

const principal = (...roles: Role[]): Principal => ({
  type: 'user',
  id: 'me',
  roles,
  teamIds: ['north'],
  colleagueIds: ['colleague'],
});
const client = (...scopes: string[]): Principal => ({
  type: 'api-client',
  id: 'erp',
  roles: ['integration'],
  teamIds: [],
  scopes,
});
const hoursAgo = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();

describe('who may do what', () => {
  it('gives nothing to a user without a role', () => {
    expect(levelOf(principal(), 'customer.read')).toBe('none');
    expect(() => requireRight(principal(), 'customer.read')).toThrow(Forbidden);
    expect(permissionsOf(principal())).toEqual([]);
  });
  it('lets the farthest of several roles win', () => {
    expect(levelOf(principal('manager'), 'customer.read')).toBe('team');
    expect(levelOf(principal('manager', 'auditor'), 'customer.read')).toBe('all');
  });
  it('lets the program itself do everything', () => {
    expect(levelOf({ type: 'system', id: 'start', roles: [], teamIds: [] }, 'customer.import')).toBe('all');
  });
  it('keeps an API client inside its scopes, and inside its role', () => {
    expect(levelOf(client('customer.read', 'user.manage'), 'customer.read')).toBe('all');
    expect(levelOf(client('customer.read', 'user.manage'), 'customer.create')).toBe('none');
    expect(levelOf(client('customer.read', 'user.manage'), 'user.manage')).toBe('none');
  });
});

describe('the rights of now', () => {
  it('reach as far as then, or farther', () => {
    const [now, then] = [principal('admin'), principal('manager')];
    expect(() => requireSameReach(now, then, ['customer.update', 'customer.import'])).not.toThrow();
  });
  it.each([
    ['a role was taken away', principal('sales'), principal('sales', 'manager'), 'customer.import'],
    ['a role reaches less far', principal('manager'), principal('admin'), 'customer.update'],
    ['a scope was taken away', client('customer.read'), client('customer.read', 'customer.tag'), 'customer.tag'],
  ] as const)('are too little when %s', (_why, now, then, action) => {
    const judged = () => requireSameReach(now, then, ['customer.read', action]);
    expect(judged).toThrow(RightsNarrowed);
    expect(() => requireSameReach(now, then, ['customer.create'])).not.toThrow();
  });
});

describe('which records', () => {
  it('of a team are those of its members and of the user', () => {
    const manager = principal('manager');
    expect(reaches(manager, 'customer.update', { ownerId: 'colleague' })).toBe(true);
    expect(reaches(manager, 'customer.update', { ownerId: 'me' })).toBe(true);
    expect(reaches(manager, 'customer.update', { ownerId: 'stranger' })).toBe(false);
    expect(reaches(manager, 'customer.update', { ownerId: null })).toBe(false);
    expect(reaches({ ...manager, colleagueIds: undefined } as never, 'customer.update', {})).toBe(false);
  });
  it('without an owner are those of the team that they belong to', () => {
    const manager = principal('manager');
    expect(reaches(manager, 'customer.update', { ownerId: null, teamId: 'north' })).toBe(true);
    expect(reaches(manager, 'customer.update', { ownerId: null, teamId: 'south' })).toBe(false);
    expect(reaches(manager, 'customer.update', { ownerId: 'stranger', teamId: 'north' })).toBe(false);
    expect(reaches(manager, 'customer.update', { ownerId: 'colleague', teamId: 'south' })).toBe(true);
    expect(reaches(principal('sales'), 'note.change', { ownerId: null, teamId: 'north' })).toBe(false);
    expect(reaches(principal('admin'), 'customer.update', { ownerId: null, teamId: 'south' })).toBe(true);
  });
  it('related to a customer without an owner are those of the team of that customer', () => {
    const note = { ownerId: 'stranger', subjectHolder: 'north' };
    expect(reaches(principal('sales'), 'note.read', note)).toBe(true);
    expect(reaches(principal('support'), 'note.read', note)).toBe(false);
  });
  it('related to a customer are reached by their author and by the owner of the customer', () => {
    const note = { ownerId: 'stranger', subjectHolder: 'me' };
    expect(reaches(principal('support'), 'note.read', note)).toBe(true);
    expect(reaches(principal('support'), 'note.read', { ...note, subjectHolder: 'colleague' })).toBe(false);
    expect(reaches(principal('sales'), 'note.read', { ...note, subjectHolder: 'colleague' })).toBe(true);
    expect(reaches(principal('sales'), 'note.read', { ownerId: 'colleague', subjectHolder: null })).toBe(true);
    expect(reaches(principal('sales'), 'note.read', { ...note, subjectHolder: 'other' })).toBe(false);
  });
  it('related to a customer are filtered by both owners', () => {
    expect(reachFilter(principal('auditor'), 'note.read', RELATED)).toBeUndefined();
    expect(reachFilter(principal('marketing'), 'note.read', RELATED)).toEqual({ or: [] });
    expect(reachFilter(principal('support'), 'note.read', RELATED)).toMatchObject({
      or: [
        { field: 'ownerId', op: 'in', value: ['me'] },
        { field: 'subjectHolder', op: 'in', value: ['me'] },
        { and: [{ field: 'createdBy', value: 'me' }, { field: 'createdAt' }] },
      ],
    });
  });
  it('at level `own` do not include those of colleagues', () => {
    expect(reaches(principal('sales'), 'note.change', { ownerId: 'me' })).toBe(true);
    expect(reaches(principal('sales'), 'note.change', { ownerId: 'colleague' })).toBe(false);
  });
  it('are reached by their creator for a day', () => {
    const created = (hours: number) => ({ ownerId: 'stranger', createdBy: 'me', createdAt: hoursAgo(hours) });
    expect(reaches(principal('manager'), 'customer.read', created(23))).toBe(true);
    expect(reaches(principal('manager'), 'customer.read', created(25))).toBe(false);
  });
  it('offer the actions that are allowed on them', () => {
    expect(allowedActions(principal('sales'), 'customer', { ownerId: 'me' })).toEqual([
      'read',
      'update',
      'tag',
      'consent',
    ]);
    expect(allowedActions(principal('sales'), 'customer', { ownerId: 'stranger' })).toEqual(['read']);
  });
});

describe('granting', () => {
  it('an administrator may grant every role', () =>
    expect(ROLES.filter((role) => !mayGrant(principal('admin'), role))).toEqual([]));
  it.each([
    ['manager', 'sales'],
    ['sales', 'support'],
    ['auditor', 'marketing'],
    ['marketing', 'admin'],
  ] as const)('a %s may not grant the role %s, which reaches farther', (holder, role) =>
    expect(mayGrant(principal(holder), role)).toBe(false),
  );
});

describe('fields', () => {
  const record = { id: '1', name: 'Ada', address: { city: 'London' }, invented: 1 };
  it('that are not listed are hidden, also from an administrator', () =>
    expect(visibleTo(principal('admin'), 'customer', record)).toEqual({
      id: '1',
      name: 'Ada',
      address: record.address,
    }));
  it('of a customer: marketing sees no address', () => {
    expect(visibleTo(principal('marketing'), 'customer', record)).toEqual({ id: '1', name: 'Ada' });
    expect(readableFields(principal('marketing', 'sales'), 'customer').has('address')).toBe(true);
  });
  it('of a customer: support changes contact data only', () => {
    expect([...writableFields(principal('support'), 'customer')]).toEqual(['emails', 'phones', 'profiles', 'address']);
    expect(writableFields(principal('marketing'), 'customer').size).toBe(0);
  });
  it('are all hidden from a user without a role', () => expect(visibleTo(principal(), 'customer', record)).toEqual({}));
});
