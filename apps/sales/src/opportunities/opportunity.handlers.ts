import { requireRight } from '@crm/access';
import { changesOf } from '@crm/commands';
import { assignmentChange, creationId, plainText, type Receipt } from '@crm/contracts';
import {
  ArchiveOpportunity,
  AssignOpportunity,
  ChangeOpportunity,
  DEFAULT_PIPELINE,
  LoseOpportunity,
  MoveOpportunity,
  OpenOpportunity,
  ReopenOpportunity,
  RestoreOpportunity,
  WinOpportunity,
  type OpportunityContactInput,
} from '@crm/contracts/sales';
import type { AggregateStreams } from '@crm/event-store';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Assignees } from '../assignments/assignees.service.js';
import { PipelineDecisions } from '../pipelines/pipeline-decisions.service.js';
import { ALL_PIPELINES, pipelinesDecider } from '../pipelines/pipelines.decider.js';
import { OpportunityDecisions } from './opportunity-decisions.service.js';
import { opportunityRecord } from './opportunity-record.service.js';

const text = (value: string | null | undefined) => (typeof value === 'string' ? plainText(value) : value);
const contactsOf = (contacts: readonly OpportunityContactInput[]) =>
  contacts.map(({ customerId, role }) => ({ customerId, role: plainText(role) }));

const now = () => new Date().toISOString();
const dayOf = (moment: string): string => moment.slice(0, 10);

@CommandHandler(OpenOpportunity)
export class OpenOpportunityHandler implements ICommandHandler<OpenOpportunity> {
  constructor(
    private readonly pipelines: PipelineDecisions,
    private readonly decisions: OpportunityDecisions,
    private readonly assignees: Assignees,
  ) {}

  async execute({ opportunity, context }: OpenOpportunity): Promise<Receipt> {
    requireRight(context.principal, 'opportunity.create');
    const { title, nextStep, amount, customerId, expectedCloseOn, forecastOverride, contacts = [] } = opportunity;
    const { pipelineId = DEFAULT_PIPELINE, stage } = opportunity;
    const at = now();
    return this.decisions.execute(
      {
        type: 'OpenOpportunity',
        opportunityId: creationId(context, 'opportunity'),
        texts: { title: plainText(title), nextStep: text(nextStep) ?? null },
        details: {
          amount: amount ? { ...amount } : null,
          customerId: customerId ?? null,
          leadId: null,
          expectedCloseOn: expectedCloseOn ?? null,
          forecastOverride: forecastOverride ?? null,
          contacts: contactsOf(contacts),
        },
        pipelineId,
        stage,
        pipelines: (await this.pipelines.load()).pipelines,
        holder: await this.assignees.first('opportunity.assign', opportunity, context),
        at,
        openedOn: dayOf(at),
      },
      context,
      { creates: true },
    );
  }
}

const opportunity = changesOf({
  ...opportunityRecord,
  id: ({ opportunityId }) => opportunityId,
  through: OpportunityDecisions,
});

/** What a move needs to know beyond the deal itself. */
async function moving(streams: AggregateStreams) {
  const { state: pipelines } = await streams.load(pipelinesDecider, ALL_PIPELINES);
  return { pipelines, at: now() };
}

export const opportunityCommands = [
  opportunity.change(ChangeOpportunity, 'opportunity.update', ({ opportunityId, change }) => {
    const { title, nextStep, amount, customerId, expectedCloseOn, forecastOverride, contacts } = change;
    return {
      type: 'ChangeOpportunity',
      opportunityId,
      texts: { title: text(title), nextStep: text(nextStep) },
      details: {
        amount: amount ? { ...amount } : amount,
        customerId,
        expectedCloseOn,
        forecastOverride,
        contacts: contacts && contactsOf(contacts),
      },
    };
  }),
  opportunity.change(MoveOpportunity, 'opportunity.update', async ({ opportunityId, to: { stage } }, streams) => ({
    type: 'MoveOpportunity',
    opportunityId,
    stage,
    ...(await moving(streams)),
  })),
  opportunity.change(WinOpportunity, 'opportunity.update', async ({ opportunityId, win }, streams) => {
    const known = await moving(streams);
    return { type: 'WinOpportunity', opportunityId, closedOn: win.closedOn ?? dayOf(known.at), ...known };
  }),
  opportunity.change(LoseOpportunity, 'opportunity.update', async ({ opportunityId, loss }, streams) => {
    const { reason, competitor, closedOn } = loss;
    const known = await moving(streams);
    return {
      type: 'LoseOpportunity',
      opportunityId,
      reason: plainText(reason),
      competitor: text(competitor) ?? null,
      closedOn: closedOn ?? dayOf(known.at),
      ...known,
    };
  }),
  opportunity.change(ReopenOpportunity, 'opportunity.reopen', async ({ opportunityId, to: { stage } }, streams) => ({
    type: 'ReopenOpportunity',
    opportunityId,
    stage,
    ...(await moving(streams)),
  })),
  opportunity.change(AssignOpportunity, 'opportunity.assign', ({ opportunityId, to }) => ({
    type: 'AssignOpportunity',
    opportunityId,
    to: assignmentChange(to),
    rule: 'by-hand',
  })),
  opportunity.change(ArchiveOpportunity, 'opportunity.archive', ({ opportunityId }) => ({
    type: 'ArchiveOpportunity',
    opportunityId,
  })),
  opportunity.change(RestoreOpportunity, 'opportunity.archive', ({ opportunityId }) => ({
    type: 'RestoreOpportunity',
    opportunityId,
  })),
];
