import type { Principal, Role } from '@crm/contracts';
import { Forbidden, levelOf, reaches, requireRight } from './access.js';

const principal = (...roles: Role[]): Principal => ({ type: 'user', id: 'me', roles, teamIds: ['north'] });

describe('who may do what', () => {
  it('gives nothing to a user without a role', () => {
    expect(levelOf(principal(), 'customer.read')).toBe('none');
    expect(() => requireRight(principal(), 'customer.read')).toThrow(Forbidden);
  });
  it('lets the farthest of several roles win', () => {
    expect(levelOf(principal('manager'), 'customer.read')).toBe('team');
    expect(levelOf(principal('manager', 'auditor'), 'customer.read')).toBe('all');
  });
  it('keeps a manager inside the team', () => {
    expect(reaches(principal('manager'), 'customer.update', { ownerId: 'you', teamIds: ['north'] })).toBe(true);
    expect(reaches(principal('manager'), 'customer.update', { ownerId: 'you', teamIds: ['south'] })).toBe(false);
    expect(reaches(principal('manager'), 'customer.update', { ownerId: 'me' })).toBe(true);
  });
  it('lets the program itself do everything', () => {
    expect(levelOf({ type: 'system', id: 'start', roles: [], teamIds: [] }, 'customer.import')).toBe('all');
  });
});
