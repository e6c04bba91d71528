import { IdField } from '@crm/contracts';
import { leadView } from '@crm/contracts/sales';
import { Flag, listQuery } from '../http-contract/list-query.dto.js';

export class LeadPath {
  @IdField() readonly leadId!: string;
}

export class LeadsQuery extends listQuery(leadView) {}

export class CaptureQuery {
  @Flag('Capture the lead even if it looks like an open lead or a customer.')
  readonly allowDuplicate?: 'true' | 'false';
}
