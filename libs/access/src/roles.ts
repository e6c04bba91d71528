import type { Role } from '@crm/contracts';

/** What a role is called and for whom it is. What it may do stands in the matrix. */
export interface RoleDescription {
  readonly title: string;
  readonly description: string;
}

export const roleDescriptions: Readonly<Record<Role, RoleDescription>> = {
  admin: {
    title: 'Administrator',
    description: 'Does everything, for everybody: users, teams, API clients, settings.',
  },
  manager: {
    title: 'Manager',
    description: 'Answers for a team: reads and changes what its members own, and assigns it.',
  },
  sales: { title: 'Sales', description: 'Wins customers: reads all of them, and changes those of the team.' },
  support: { title: 'Support', description: 'Helps customers: reads all of them, and keeps their contact data right.' },
  marketing: {
    title: 'Marketing',
    description: 'Reaches customers: reads what campaigns need, tags, and records consent.',
  },
  auditor: { title: 'Auditor', description: 'Reads everything, changes nothing.' },
  integration: {
    title: 'Integration',
    description: 'For API clients: exchanges customers and events with other systems.',
  },
};
