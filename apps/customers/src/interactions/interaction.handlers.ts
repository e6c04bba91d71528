import { changesOf } from '@crm/commands';
import { subjectOf } from '@crm/contracts';
import {
  CorrectInteraction,
  InteractionNotFound,
  LogInteraction,
  plainText,
  VoidInteraction,
} from '@crm/contracts/customers';
import { attachedTo, ownerOfAttached } from '../subjects/attached-record.service.js';
import { SubjectDirectory } from '../subjects/subject-directory.port.js';
import { interactionDecider } from './interaction.decider.js';
import { wantedContent, wantedCorrection } from './wanted-interaction.model.js';

const interaction = changesOf({
  decider: interactionDecider,
  id: ({ interactionId }) => interactionId,
  asks: SubjectDirectory,
  owned: (subjects, context) => ({
    read: 'interaction.read',
    owner: ownerOfAttached(subjects, context),
    absent: (interactionId) => new InteractionNotFound({ interactionId }),
  }),
});

export const interactionCommands = [
  interaction.creation(LogInteraction, 'interaction.create', async (sent, interactionId, _streams, subjects) => {
    const attached = await attachedTo(subjects, subjectOf(sent.interaction), sent.context);
    return { type: 'LogInteraction', interactionId, ...attached, content: wantedContent(sent.interaction) };
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
