import { changesOf } from '@crm/commands';
import {
  CorrectInteraction,
  InteractionNotFound,
  LogInteraction,
  plainText,
  VoidInteraction,
} from '@crm/contracts/customers';
import { relatedTo, ownerOfRelated } from '../customers/related-record.service.js';
import { interactionDecider } from './interaction.decider.js';
import { wantedContent, wantedCorrection } from './wanted-interaction.model.js';

const interaction = changesOf({
  decider: interactionDecider,
  id: ({ interactionId }) => interactionId,
  owned: {
    read: 'interaction.read',
    owner: ownerOfRelated,
    absent: (interactionId) => new InteractionNotFound({ interactionId }),
  },
});

export const interactionCommands = [
  interaction.creation(LogInteraction, 'interaction.create', async (sent, interactionId, streams) => {
    const related = await relatedTo(streams, sent.interaction.customerId, sent.context.principal);
    return { type: 'LogInteraction', interactionId, ...related, content: wantedContent(sent.interaction) };
  }),
  interaction.change(CorrectInteraction, 'interaction.correct', ({ interactionId, correction }) => ({
    type: 'CorrectInteraction',
    interactionId,
    content: wantedCorrection(correction),
  })),
  interaction.change(VoidInteraction, 'interaction.void', ({ interactionId, reason }) => ({
    type: 'VoidInteraction',
    interactionId,
    reason: plainText(reason),
  })),
];
