import { IdField } from '@crm/contracts';
import { opportunityView } from '@crm/contracts/sales';
import { listQuery } from '../http-contract/list-query.dto.js';

export class OpportunityPath {
  @IdField() readonly opportunityId!: string;
}

export class OpportunitiesQuery extends listQuery(opportunityView) {}
