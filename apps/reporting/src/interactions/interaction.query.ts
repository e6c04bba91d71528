import { GetInteraction, interactionView, ListInteractions, InteractionNotFound } from '@crm/contracts/customers';
import type { RecordList } from '../lists/record-list.service.js';
import { interactionList } from './interaction-list.projection.js';

export const interactions: RecordList<typeof interactionView> = {
  view: interactionView,
  projection: interactionList,
  list: ListInteractions,
  card: GetInteraction,
  readWith: 'interaction.read',
  owners: 'related',
  absent: (interactionId) => new InteractionNotFound({ interactionId }),
};
