import type { ProblemTable } from './entry.js';

/** The audit trail. */
export const auditProblems = {
  'audit.entry-not-found': {
    status: 'not-found',
    title: 'There is no such entry in the audit trail.',
    meaning: 'No event of the log has this id. Entries are never removed.',
    remedy: 'Check the id.',
    facts: { eventId: 'The id that was asked for.' },
  },
  'audit.record-not-found': {
    status: 'not-found',
    title: 'Nothing is known about such a record.',
    meaning: 'The log holds no event about a record of this type with this id.',
    remedy: 'Check type and id: both stand in each entry of the trail.',
    facts: { type: 'The type that was asked for.', id: 'The id that was asked for.' },
  },
} satisfies ProblemTable;
