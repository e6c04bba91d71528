import { refusal } from '@crm/kernel';
import { MAX_LEVELS, MAX_SUBSIDIARIES } from './hierarchy.messages.js';

export class SubsidiaryOfItself extends refusal<{ customerId: string; parentId: string }>()(
  'customers.subsidiary-of-itself',
  {
    kind: 'conflict',
    title: 'An organisation cannot be a subsidiary of itself, directly or through others.',
    meaning: 'The parent is the organisation itself or one of its subsidiaries, or is about to become one.',
    remedy: 'Choose another parent, or remove the other link first.',
    facts: { customerId: 'The organisation.', parentId: 'The requested parent.' },
  },
) {}
export class HierarchyTooDeep extends refusal<{ customerId: string; limit: number }>()('customers.hierarchy-too-deep', {
  kind: 'conflict',
  title: 'This group of organisations would have too many levels.',
  meaning: `A group has at most ${MAX_LEVELS} levels.`,
  remedy: 'Choose a parent that is higher in the group.',
  facts: { customerId: 'The organisation.', limit: 'The maximum number of levels.' },
}) {}
export class TooManySubsidiaries extends refusal<{ limit: number }>()('customers.too-many-subsidiaries', {
  kind: 'conflict',
  title: 'No more organisations can be subsidiaries of others.',
  meaning: `At most ${MAX_SUBSIDIARIES.toLocaleString('en')} can, former ones included: one stream decides about all of them.`,
  remedy: 'Ask the operator: a later release may raise the limit.',
  facts: { limit: 'The maximum number.' },
}) {}
export class NotAnOrganization extends refusal<{ customerId: string }>()('customers.not-an-organization', {
  kind: 'conflict',
  title: 'Only organisations have parents and subsidiaries.',
  meaning: 'The customer or the requested parent is a person.',
  remedy: 'Use organisations.',
  facts: { customerId: 'The customer that is a person.' },
}) {}
