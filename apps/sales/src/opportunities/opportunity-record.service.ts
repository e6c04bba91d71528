import type { OwnedRecord } from '@crm/commands';
import { OpportunityNotFound, type OpportunityEvent } from '@crm/contracts/sales';
import { opportunityDecider, type Opportunity, type OpportunityCommand } from './opportunity.decider.js';

/** Who owns a deal, and which right is needed to learn that it exists. */
export const opportunityRecord: OwnedRecord<Opportunity, OpportunityCommand, OpportunityEvent> = {
  decider: opportunityDecider,
  owned: {
    read: 'opportunity.read',
    owner: (deal) => (deal.status === 'absent' ? undefined : { ...deal.holder, customerId: deal.details.customerId }),
    absent: (opportunityId) => new OpportunityNotFound({ opportunityId }),
  },
};
