import type { Role } from '@crm/contracts';

/** How far a right reaches. `own`: owner, or creator for the first 24 hours. `team`: owned by somebody of one's teams, or own. */
export type Level = 'none' | 'own' | 'team' | 'all';

export type Action =
  | 'customer.create'
  | 'customer.read'
  | 'customer.update'
  | 'customer.tag'
  | 'customer.assign'
  | 'customer.archive'
  | 'customer.import';

/** Who may do what. What is not listed is not allowed. Several roles add up: the farthest reach wins. */
export const matrix: Readonly<Record<Role, Readonly<Partial<Record<Action, Level>>>>> = {
  admin: {
    'customer.create': 'all',
    'customer.read': 'all',
    'customer.update': 'all',
    'customer.tag': 'all',
    'customer.assign': 'all',
    'customer.archive': 'all',
    'customer.import': 'all',
  },
  manager: {
    'customer.create': 'all',
    'customer.read': 'team',
    'customer.update': 'team',
    'customer.tag': 'team',
    'customer.assign': 'team',
    'customer.archive': 'team',
    'customer.import': 'all',
  },
  sales: { 'customer.create': 'all', 'customer.read': 'all', 'customer.update': 'team', 'customer.tag': 'team' },
  support: { 'customer.create': 'all', 'customer.read': 'all' },
  marketing: { 'customer.read': 'all', 'customer.tag': 'all' },
  auditor: { 'customer.read': 'all' },
  integration: {},
};
