import { refusal } from '@crm/kernel';

export class AuditEntryNotFound extends refusal<{ eventId: string }>()('audit.entry-not-found', {
  kind: 'not-found',
  title: 'There is no such entry in the audit trail.',
  meaning: 'No event of the log has this id. Entries are never removed.',
  remedy: 'Check the id.',
  facts: { eventId: 'The requested id.' },
}) {}
export class AuditRecordNotFound extends refusal<{ type: string; id: string }>()('audit.record-not-found', {
  kind: 'not-found',
  title: 'There is no such record in the log.',
  meaning: 'The log has no event about a record of this type and id.',
  remedy: 'Check the type and the id: each entry of the audit trail has both.',
  facts: { type: 'The requested type.', id: 'The requested id.' },
}) {}
