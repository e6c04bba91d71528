import type { DomainError } from '@crm/kernel';
import { LeadIsArchived, LeadNotFound } from '../../sales/leads/lead.refusals.js';
import { OpportunityIsArchived, OpportunityNotFound } from '../../sales/opportunities/opportunity.refusals.js';
import type { Subject, SubjectKind } from '../../subject.js';
import { CustomerIsArchived, CustomerNotFound } from '../customers/customer.refusals.js';

type Refusals = Readonly<Record<SubjectKind, (id: string) => DomainError<object>>>;

const ABSENT: Refusals = {
  customer: (customerId) => new CustomerNotFound({ customerId }),
  lead: (leadId) => new LeadNotFound({ leadId }),
  opportunity: (opportunityId) => new OpportunityNotFound({ opportunityId }),
};
const ARCHIVED: Refusals = {
  customer: (customerId) => new CustomerIsArchived({ customerId }),
  lead: (leadId) => new LeadIsArchived({ leadId }),
  opportunity: (opportunityId) => new OpportunityIsArchived({ opportunityId }),
};

/** The refusal if a subject does not exist, or the caller may not read it. */
export const subjectNotFound = ({ kind, id }: Subject): DomainError<object> => ABSENT[kind](id);
/** The refusal if nothing can be attached to a subject any more. */
export const subjectIsArchived = ({ kind, id }: Subject): DomainError<object> => ARCHIVED[kind](id);
