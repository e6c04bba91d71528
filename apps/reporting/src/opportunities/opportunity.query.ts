import { GetOpportunity, ListOpportunities, OpportunityNotFound, opportunityView } from '@crm/contracts/sales';
import type { RecordList } from '../lists/record-list.service.js';
import { opportunityList, type OpportunityRow } from './opportunity-list.projection.js';

/** Whether the deal is in its stage for too long. */
const isRotten = ({ status, archived, rotsAt }: OpportunityRow): boolean =>
  status === 'open' && !archived && rotsAt !== null && Date.parse(rotsAt) <= Date.now();

export const opportunities: RecordList<typeof opportunityView> = {
  view: opportunityView,
  projection: opportunityList,
  list: ListOpportunities,
  card: GetOpportunity,
  readWith: 'opportunity.read',
  owners: 'owner',
  absent: (opportunityId) => new OpportunityNotFound({ opportunityId }),
  computed: (row) => ({ rotten: isRotten(row as OpportunityRow) }),
};
