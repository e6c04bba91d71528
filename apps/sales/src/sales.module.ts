import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { Assignees } from './assignments/assignees.service.js';
import { choiceCommands, choiceQueries } from './choices/choice.handlers.js';
import { AddCurrencyRateHandler, currencyRateCommands } from './currency-rates/currency-rate.handlers.js';
import { LeadDecisions } from './leads/lead-decisions.service.js';
import { CaptureLeadHandler, leadCommands } from './leads/lead.handlers.js';
import { OpportunityDecisions } from './opportunities/opportunity-decisions.service.js';
import { OpenOpportunityHandler, opportunityCommands } from './opportunities/opportunity.handlers.js';
import { PipelineDecisions } from './pipelines/pipeline-decisions.service.js';
import { GetPipelineHandler, ListPipelinesHandler, pipelineCommands } from './pipelines/pipeline.handlers.js';
import { productCommands } from './products/product.handlers.js';
import { DescribeSubjectHandler } from './subjects/describe-subject.handler.js';

export { LeadContacts } from './leads/lead-contacts.port.js';
export { ViewLeadContacts } from './leads/view-lead-contacts.adapter.js';

/**
 * Products, currency rates, leads and the lists that these choose from, pipelines and opportunities. The composing module provides
 * AggregateStreams, LeadContacts and ServiceClient.
 */
@Module({
  imports: [CqrsModule],
  providers: [
    ...productCommands,
    AddCurrencyRateHandler,
    ...currencyRateCommands,
    ...choiceCommands,
    ...choiceQueries,
    Assignees,
    LeadDecisions,
    CaptureLeadHandler,
    ...leadCommands,
    DescribeSubjectHandler,
    PipelineDecisions,
    ...pipelineCommands,
    ListPipelinesHandler,
    GetPipelineHandler,
    OpportunityDecisions,
    OpenOpportunityHandler,
    ...opportunityCommands,
  ],
})
export class SalesModule {}
