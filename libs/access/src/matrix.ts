import type { Role } from '@crm/contracts';

/**
 * How far a right reaches. `own`: records that the user owns, and for the first 24 hours those that the user created. `team`: also records
 * of colleagues, who are the members of the user's teams, and records without an owner that belong to one of these teams. A team itself
 * belongs to its members. A record with neither owner nor team is reached only by `all` (and by its creator, for those hours).
 */
export type Level = 'none' | 'own' | 'team' | 'all';

/**
 * All actions that a role can allow. The part before the dot names the kind of record. A record related to a customer belongs to its
 * author, and the customer's owner reaches it too. `list.export` takes a list out of the program; the right to read decides which of its
 * rows.
 */
export const ACTIONS = [
  'customer.create',
  'customer.read',
  'customer.update',
  'customer.tag',
  'customer.consent',
  'customer.assign',
  'customer.archive',
  'customer.import',
  'interaction.create',
  'interaction.read',
  'interaction.correct',
  'interaction.void',
  'note.create',
  'note.read',
  'note.change',
  'note.remove',
  'custom-field.read',
  'custom-field.manage',
  'product.create',
  'product.read',
  'product.update',
  'product.archive',
  'currency-rate.read',
  'currency-rate.manage',
  'organisation.change',
  'choice.read',
  'choice.manage',
  'lead.create',
  'lead.read',
  'lead.update',
  'lead.move',
  'lead.assign',
  'lead.archive',
  'pipeline.read',
  'pipeline.manage',
  'opportunity.create',
  'opportunity.read',
  'opportunity.update',
  'opportunity.reopen',
  'opportunity.assign',
  'opportunity.archive',
  'directory.read',
  'user.read',
  'user.manage',
  'user.absence',
  'team.read',
  'team.manage',
  'role.read',
  'api-client.read',
  'api-client.manage',
  'event.read',
  'list.export',
  'audit.read',
  'audit.export',
  'usage.read',
] as const;
export type Action = (typeof ACTIONS)[number];

type Rights = Readonly<Partial<Record<Action, Level>>>;

const of = (level: Level, ...actions: readonly Action[]): Rights =>
  Object.fromEntries(actions.map((action) => [action, level]));

const READ = ACTIONS.filter((action) => action.endsWith('.read'));

/**
 * Which role may do what: the only place that says so. What is not listed is not allowed. Several roles add up: the farthest reach wins.
 */
export const matrix: Readonly<Record<Role, Rights>> = {
  admin: of('all', ...ACTIONS),
  manager: {
    ...of('all', 'customer.create', 'interaction.create', 'note.create', 'list.export'),
    ...of('own', 'customer.import'),
    ...of('team', 'customer.read', 'customer.update', 'customer.tag', 'customer.consent', 'customer.assign'),
    ...of('team', 'customer.archive', 'interaction.read', 'interaction.correct', 'interaction.void'),
    ...of('team', 'note.read', 'note.change', 'note.remove', 'user.read', 'user.absence'),
    ...of('own', 'team.read'),
    ...of('all', 'custom-field.read', 'role.read', 'directory.read'),
    ...of(
      'all',
      'product.create',
      'product.read',
      'product.update',
      'currency-rate.read',
      'choice.read',
      'lead.create',
    ),
    ...of('team', 'lead.read', 'lead.update', 'lead.move', 'lead.assign', 'lead.archive'),
    ...of('all', 'pipeline.read', 'opportunity.create'),
    ...of('team', 'opportunity.read', 'opportunity.update', 'opportunity.reopen', 'opportunity.assign'),
    ...of('team', 'opportunity.archive'),
  },
  sales: {
    ...of('all', 'customer.create', 'customer.read', 'interaction.create', 'note.create', 'custom-field.read'),
    ...of('all', 'directory.read', 'product.read', 'currency-rate.read'),
    ...of('team', 'customer.update', 'customer.tag', 'customer.consent', 'interaction.read', 'note.read'),
    ...of('own', 'interaction.correct', 'interaction.void', 'note.change', 'note.remove'),
    ...of('all', 'choice.read', 'lead.create'),
    ...of('team', 'lead.read'),
    ...of('own', 'lead.update', 'lead.move', 'lead.assign', 'lead.archive'),
    ...of('all', 'pipeline.read', 'opportunity.create'),
    ...of('team', 'opportunity.read'),
    ...of('own', 'opportunity.update'),
  },
  support: {
    ...of('all', 'customer.create', 'customer.read', 'customer.update', 'interaction.create', 'note.create'),
    ...of('own', 'interaction.read', 'interaction.correct', 'interaction.void'),
    ...of('own', 'note.read', 'note.change', 'note.remove'),
    ...of('all', 'custom-field.read', 'directory.read', 'product.read', 'currency-rate.read'),
    ...of('own', 'lead.read', 'opportunity.read'),
  },
  marketing: {
    ...of('all', 'customer.read', 'customer.tag', 'customer.consent', 'custom-field.read', 'directory.read'),
    ...of('all', 'product.read', 'currency-rate.read', 'choice.read', 'lead.create', 'lead.read', 'lead.update'),
    ...of('all', 'pipeline.read'),
  },
  auditor: of('all', ...READ, 'audit.export'),
  integration: {
    ...of('all', 'customer.create', 'customer.read', 'customer.update', 'customer.tag', 'customer.consent'),
    ...of('all', 'customer.assign', 'customer.archive', 'custom-field.read', 'event.read'),
    ...of('own', 'customer.import'),
    ...of('all', 'interaction.create', 'interaction.read', 'note.create', 'note.read', 'directory.read'),
    ...of('all', 'product.create', 'product.read', 'product.update', 'currency-rate.read'),
    ...of('all', 'choice.read', 'lead.create', 'lead.read', 'lead.update', 'lead.move', 'lead.assign', 'lead.archive'),
    ...of('all', 'pipeline.read', 'opportunity.create', 'opportunity.read', 'opportunity.update'),
    ...of('all', 'opportunity.reopen', 'opportunity.assign', 'opportunity.archive'),
  },
};

/** Rights that also reach every record about a customer, even if others own it. */
export const linked: Readonly<Partial<Record<Role, readonly Action[]>>> = {
  support: ['lead.read', 'opportunity.read'],
};
