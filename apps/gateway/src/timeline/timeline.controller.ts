import { Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CustomerNotFound,
  ShowTimeline,
  TimelinePage,
  type TimelineKind,
  type TimelineQuestion,
} from '@crm/contracts/customers';
import { LeadNotFound, OpportunityNotFound } from '@crm/contracts/sales';
import { CustomerPath } from '../customers/customers.dto.js';
import { pageOf } from '../http-contract/list-query.dto.js';
import { Lists } from '../http-contract/routes.decorator.js';
import { LeadPath } from '../leads/leads.dto.js';
import { OpportunityPath } from '../opportunities/opportunities.dto.js';
import { TimelineQuery } from '../interactions/interactions.dto.js';

@ApiTags('customers')
@Controller('customers')
export class TimelineController {
  @Lists('/:customerId/timeline', 'customer.read', {
    summary: 'Show the timeline of a customer, newest first',
    description:
      'One entry for each fact about the customer, each interaction and each note, ordered by the time at which it happened. Corrections, voids and removals are shown on the entry itself. ' +
      'The entries of its leads and opportunities are shown too, and say so in `about`. Contains only interactions and notes that the caller may read, and only fields that the caller may see.',
    shows: TimelinePage,
    refuses: [CustomerNotFound],
  })
  showTimeline(@Param() { customerId }: CustomerPath, @Query() query: TimelineQuery) {
    return new ShowTimeline({ kind: 'customer', id: customerId }, questionOf(query));
  }
}

@ApiTags('leads')
@Controller('leads')
export class LeadTimelineController {
  @Lists('/:leadId/timeline', 'lead.read', {
    summary: 'Show the timeline of a lead, newest first',
    description:
      'One entry for each fact about the lead, each interaction and each note, as on the timeline of a customer. The timeline of the customer that the lead is about shows them too, to callers who may read the lead.',
    shows: TimelinePage,
    refuses: [LeadNotFound],
  })
  showLeadTimeline(@Param() { leadId }: LeadPath, @Query() query: TimelineQuery) {
    return new ShowTimeline({ kind: 'lead', id: leadId }, questionOf(query));
  }
}

@ApiTags('opportunities')
@Controller('opportunities')
export class OpportunityTimelineController {
  @Lists('/:opportunityId/timeline', 'opportunity.read', {
    summary: 'Show the timeline of an opportunity, newest first',
    description:
      'One entry for each fact about the opportunity, each interaction and each note, as on the timeline of a customer. The timeline of its customer shows them too, to callers who may read the opportunity.',
    shows: TimelinePage,
    refuses: [OpportunityNotFound],
  })
  showOpportunityTimeline(@Param() { opportunityId }: OpportunityPath, @Query() query: TimelineQuery) {
    return new ShowTimeline({ kind: 'opportunity', id: opportunityId }, questionOf(query));
  }
}

function questionOf({ kind, ...rest }: TimelineQuery): TimelineQuestion {
  const kinds = kind?.split(',') as TimelineKind[] | undefined;
  return { ...pageOf(rest), ...(kinds && { kinds }) };
}
