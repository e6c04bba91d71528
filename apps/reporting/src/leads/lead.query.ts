import { GetLead, LeadNotFound, leadView, ListLeads } from '@crm/contracts/sales';
import type { RecordList } from '../lists/record-list.service.js';
import { leadList } from './lead-list.projection.js';

export const leads: RecordList<typeof leadView> = {
  view: leadView,
  projection: leadList,
  list: ListLeads,
  card: GetLead,
  readWith: 'lead.read',
  owners: 'owner',
  absent: (leadId) => new LeadNotFound({ leadId }),
};
