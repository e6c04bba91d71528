import type { Role } from '@crm/contracts';

/** The name and purpose of a role. Its rights are in the matrix. */
export interface RoleDescription {
  readonly title: string;
  readonly description: string;
}

export const roleDescriptions: Readonly<Record<Role, RoleDescription>> = {
  admin: {
    title: 'Administrator',
    description: 'May do everything: manages users, teams, API clients and settings.',
  },
  manager: {
    title: 'Manager',
    description: 'Leads a team: reads, changes and assigns what its members own.',
  },
  sales: { title: 'Sales', description: 'Wins customers: reads all of them, and changes those of the team.' },
  support: {
    title: 'Support',
    description: 'Helps customers: reads all of them, and keeps their contact data up to date.',
  },
  marketing: {
    title: 'Marketing',
    description: 'Runs campaigns: reads what they need, tags customers, and records consent.',
  },
  auditor: { title: 'Auditor', description: 'Reads everything, changes nothing.' },
  integration: {
    title: 'Integration',
    description: 'For API clients: exchanges customers and events with other systems.',
  },
};
