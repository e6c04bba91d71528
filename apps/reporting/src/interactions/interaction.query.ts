import { GetInteraction, interactionView, ListInteractions } from '@crm/contracts/customers';
import { DomainError } from '@crm/kernel';
import type { RecordList } from '../records/record-list.js';
import { interactionList } from './interaction-list.projection.js';

/** There is none, or the caller may not read it: both look the same. */
export class InteractionNotFound extends DomainError<{ interactionId: string }> {
  readonly code = 'interactions.not-found';
  readonly kind = 'not-found';
  readonly title = 'There is no such interaction.';
}

export const interactions: RecordList<typeof interactionView> = {
  view: interactionView,
  projection: interactionList,
  list: ListInteractions,
  card: GetInteraction,
  readWith: 'interaction.read',
  owners: 'attached',
  absent: (interactionId) => new InteractionNotFound({ interactionId }),
};
