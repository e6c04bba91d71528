import type { ProblemTable } from './entry.js';

/** Notes about customers. */
export const notesProblems = {
  'notes.exists': {
    status: 'conflict',
    title: 'This note exists already.',
    meaning: 'A note with this id was added before.',
    remedy: 'Use the existing one.',
    facts: { noteId: 'The existing note.' },
  },
  'notes.not-found': {
    status: 'not-found',
    title: 'There is no such note.',
    meaning: 'There is none with this id, it was removed, or you may not read it.',
    remedy: 'Check the id.',
    facts: { noteId: 'The id that was asked for.' },
  },
} satisfies ProblemTable;
