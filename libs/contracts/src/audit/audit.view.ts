import Type from 'typebox';
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
    position: field(text, { filter: true }),
    at: field(moment(), { filter: true }),
    action: field(text, { filter: true }),
    actor: field(text, { filter: true }),
    actorType: field(text, { filter: true }),
    // Few entries have these two. A field with many values takes space only in rows that have a value.
    onBehalfOf: field(Type.Optional(text), { filter: { many: true } }),
    source: field(text, { filter: true }),
    recordType: field(text, { filter: true }),
    recordId: field(text, { filter: true }),
    outcome: field(Type.Optional(oneOf(['refused', 'failed'], { description: 'Absent: done.' })), {
      filter: { many: true },
    }),
  },
});
export type FoundEntry = RowOf<typeof auditView>;
