import { refusal } from '@crm/kernel';

export class AssigneeNotActive extends refusal<{ ownerId: string }>()('sales.assignee-not-active', {
  kind: 'conflict',
  title: 'Only active users can own records.',
  meaning: 'The new owner does not exist or is not active.',
  remedy: 'Choose an active user.',
  facts: { ownerId: 'The user who cannot own records.' },
}) {}
