import Type from 'typebox';
import { EVENT_SOURCES, PRINCIPAL_TYPES } from '../call-context.js';
import { defineView, field, moment, oneOf, uuid, type RowOf } from '../view-definition.js';

const text = Type.String();

/** The fields by which audit entries are found. The content of an entry is read from the log when it is shown: AuditEntryView. */
export const auditView = defineView({
  name: 'audit',
  title: 'Audit trail',
  description: 'The fields by which an entry of the audit trail is found.',
  defaultSort: '-at,-position',
  examples: { filter: 'action eq "CustomerDetailsChanged" and at ge "2026-01-01T00:00:00.000Z"', sort: '-at' },
  fields: {
    id: field(uuid(), { filter: true }),
    position: field(text, { filter: 'position' }),
    at: field(moment(), { filter: true }),
    action: field(text, { filter: 'keyword' }),
    actor: field(text, { filter: 'reference' }),
    actorType: field(text, { filter: { type: { oneOf: PRINCIPAL_TYPES } } }),
    // Few entries have these two. A field with many values takes space only in rows that have a value.
    onBehalfOf: field(Type.Optional(text), { filter: { type: 'reference', many: true } }),
    source: field(text, { filter: { type: { oneOf: EVENT_SOURCES } } }),
    recordType: field(text, { filter: 'code' }),
    recordId: field(text, { filter: 'reference' }),
    outcome: field(Type.Optional(oneOf(['refused', 'failed'], { description: 'Absent: done.' })), {
      filter: { many: true },
    }),
  },
});
export type FoundEntry = RowOf<typeof auditView>;
