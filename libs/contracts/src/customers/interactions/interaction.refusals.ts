import { refusal } from '@crm/kernel';

/** There is none, or the caller may not read it: both look the same. */
export class InteractionNotFound extends refusal<{ interactionId: string }>()('interactions.not-found', {
  kind: 'not-found',
  title: 'There is no such interaction.',
  meaning: 'There is none with this id, or you may not read it.',
  remedy: 'Check the id.',
  facts: { interactionId: 'The id that was asked for.' },
}) {}
export class InteractionExists extends refusal<{ interactionId: string }>()('interactions.exists', {
  kind: 'conflict',
  title: 'This interaction exists already.',
  meaning: 'An interaction with this id was written down before.',
  remedy: 'Use the existing one.',
  facts: { interactionId: 'The existing interaction.' },
}) {}
export class InteractionIsVoided extends refusal<{ interactionId: string }>()('interactions.voided', {
  kind: 'conflict',
  title: 'The interaction was voided. Nothing about it can be corrected any more.',
  meaning: 'A voided interaction stays as it was.',
  remedy: 'Write down a new one.',
  facts: { interactionId: 'The voided interaction.' },
}) {}
export class TooManyCorrections extends refusal<{ interactionId: string; limit: number }>()(
  'interactions.too-many-corrections',
  {
    kind: 'conflict',
    title: 'The interaction was corrected as often as is allowed. Void it and write it down anew.',
    meaning: 'Every correction stays visible, so their number is limited.',
    remedy: 'Void the interaction and write down a new one.',
    facts: { interactionId: 'The interaction.', limit: 'How many corrections one may have.' },
  },
) {}
