import { refusal } from '@crm/kernel';

/** The interaction does not exist, or the caller may not read it; the refusal is the same. */
export class InteractionNotFound extends refusal<{ interactionId: string }>()('interactions.not-found', {
  kind: 'not-found',
  title: 'There is no such interaction.',
  meaning: 'No interaction has this id, or you may not read it.',
  remedy: 'Check the id.',
  facts: { interactionId: 'The requested id.' },
}) {}
export class InteractionExists extends refusal<{ interactionId: string }>()('interactions.exists', {
  kind: 'conflict',
  title: 'This interaction already exists.',
  meaning: 'An interaction with this id was logged before.',
  remedy: 'Use the existing interaction.',
  facts: { interactionId: 'The existing interaction.' },
}) {}
export class InteractionIsVoided extends refusal<{ interactionId: string }>()('interactions.voided', {
  kind: 'conflict',
  title: 'The interaction was voided. It can no longer be corrected.',
  meaning: 'A voided interaction cannot be changed.',
  remedy: 'Log a new interaction.',
  facts: { interactionId: 'The voided interaction.' },
}) {}
export class TooManyCorrections extends refusal<{ interactionId: string; limit: number }>()(
  'interactions.too-many-corrections',
  {
    kind: 'conflict',
    title: 'The interaction has reached the limit of corrections. Void it and log a new one.',
    meaning: 'Every correction stays visible, so their number is limited.',
    remedy: 'Void the interaction and log a new one.',
    facts: { interactionId: 'The interaction.', limit: 'The maximum number of corrections.' },
  },
) {}
