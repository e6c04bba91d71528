import Type from 'typebox';
import { defineRecord, type EventOf } from '../../record-kind.js';

/** The lists that a deployment may change. */
export const CHOICE_LISTS = ['lead-source', 'lead-lost-reason'] as const;
export type ChoiceList = (typeof CHOICE_LISTS)[number];

const choiceId = Type.String({ format: 'uuid' });

export const choiceRecord = defineRecord({
  kind: 'choice',
  // All choices of all lists share one stream.
  category: 'choices',
  names: ['choiceId'],
  readWith: 'choice.read',
  events: {
    ChoiceAdded: {
      description: 'A choice was added to one of the lists. Its key belongs to it forever.',
      tells: 'created',
      data: { choiceId, list: Type.Enum(CHOICE_LISTS), key: Type.String(), label: Type.String() },
    },
    ChoiceRenamed: {
      description: 'The choice has another label. Its key, which records hold, stays.',
      tells: { field: 'label' },
      data: { choiceId, from: Type.String(), to: Type.String() },
    },
    ChoiceRetired: {
      description: 'The choice can no longer be chosen. Records that have it keep it.',
      tells: { verb: 'archived', says: { status: ['active', 'retired'] } },
      data: { choiceId },
    },
    ChoiceRestored: {
      description: 'The choice can be chosen again.',
      tells: { verb: 'restored', says: { status: ['retired', 'active'] } },
      data: { choiceId },
    },
  },
});
export type ChoiceEvent = EventOf<typeof choiceRecord>;
