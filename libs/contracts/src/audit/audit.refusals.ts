import { refusal } from '@crm/kernel';

export class AuditEntryNotFound extends refusal<{ eventId: string }>()('audit.entry-not-found', {
  kind: 'not-found',
  title: 'There is no such entry in the audit trail.',
  meaning: 'No event of the log has this id. Entries are never removed.',
  remedy: 'Check the id.',
  facts: { eventId: 'The id that was asked for.' },
}) {}
export class AuditRecordNotFound extends refusal<{ type: string; id: string }>()('audit.record-not-found', {
  kind: 'not-found',
  title: 'Nothing is known about such a record.',
  meaning: 'The log holds no event about a record of this type with this id.',
  remedy: 'Check type and id: both stand in each entry of the trail.',
  facts: { type: 'The type that was asked for.', id: 'The id that was asked for.' },
}) {}
