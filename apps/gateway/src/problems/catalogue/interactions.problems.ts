import type { ProblemTable } from './entry.js';

/** What is written down about customers. */
export const interactionsProblems = {
  'interactions.exists': {
    status: 'conflict',
    title: 'This interaction exists already.',
    meaning: 'An interaction with this id was written down before.',
    remedy: 'Use the existing one.',
    facts: { interactionId: 'The existing interaction.' },
  },
  'interactions.not-found': {
    status: 'not-found',
    title: 'There is no such interaction.',
    meaning: 'There is none with this id, or you may not read it.',
    remedy: 'Check the id.',
    facts: { interactionId: 'The id that was asked for.' },
  },
  'interactions.too-many-corrections': {
    status: 'conflict',
    title: 'The interaction was corrected as often as is allowed. Void it and write it down anew.',
    meaning: 'Every correction stays visible, so their number is limited.',
    remedy: 'Void the interaction and write down a new one.',
    facts: { interactionId: 'The interaction.', limit: 'How many corrections one may have.' },
  },
  'interactions.voided': {
    status: 'conflict',
    title: 'The interaction was voided. Nothing about it can be corrected any more.',
    meaning: 'A voided interaction stays as it was.',
    remedy: 'Write down a new one.',
    facts: { interactionId: 'The voided interaction.' },
  },
} satisfies ProblemTable;
