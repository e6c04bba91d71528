import type { OwnedRecord } from '@crm/commands';
import { LeadNotFound, type LeadEvent } from '@crm/contracts/sales';
import { leadDecider, type Lead, type LeadCommand } from './lead.decider.js';

/** Who owns a lead, and which right is needed to learn that it exists. */
export const leadRecord: OwnedRecord<Lead, LeadCommand, LeadEvent> = {
  decider: leadDecider,
  owned: {
    read: 'lead.read',
    owner: (lead) => (lead.status === 'absent' ? undefined : { ...lead.holder, customerId: lead.details.customerId }),
    absent: (leadId) => new LeadNotFound({ leadId }),
  },
};
