import { requireRight } from '@crm/access';
import { changesOf } from '@crm/commands';
import { assignmentChange, creationId, plainText, type Receipt } from '@crm/contracts';
import {
  ArchiveLead,
  AssignLead,
  CaptureLead,
  ChangeLead,
  ContactLead,
  LoseLead,
  QualifyLead,
  ReopenLead,
  RestoreLead,
  StepLeadBack,
} from '@crm/contracts/sales';
import { AggregateStreams } from '@crm/event-store';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Assignees } from '../assignments/assignees.service.js';
import { chosen } from '../choices/choice.handlers.js';
import { archivesOnlyNew, LeadDecisions } from './lead-decisions.service.js';
import { leadRecord } from './lead-record.service.js';
import { newContactData, newDetails, wantedContactData, wantedDetails } from './wanted-lead.model.js';

const DEFAULT_SOURCE = 'api';

@CommandHandler(CaptureLead)
export class CaptureLeadHandler implements ICommandHandler<CaptureLead> {
  constructor(
    private readonly streams: AggregateStreams,
    private readonly decisions: LeadDecisions,
    private readonly assignees: Assignees,
  ) {}

  async execute({ lead, allowDuplicate, context }: CaptureLead): Promise<Receipt> {
    requireRight(context.principal, 'lead.create');
    const source = await chosen(this.streams, 'lead-source', lead.source ?? DEFAULT_SOURCE);
    const capture = {
      type: 'CaptureLead',
      leadId: creationId(context, 'lead'),
      contactData: newContactData(lead),
      details: newDetails(lead, source),
      holder: await this.assignees.first('lead.assign', lead, context),
    } as const;
    return this.decisions.capture(capture, allowDuplicate, context);
  }
}

const lead = changesOf({ ...leadRecord, id: ({ leadId }) => leadId, through: LeadDecisions });
const text = (value: string | undefined): string | null => (value === undefined ? null : plainText(value));

export const leadCommands = [
  lead.change(ChangeLead, 'lead.update', async ({ leadId, change }, streams) => ({
    type: 'ChangeLead',
    leadId,
    contactData: wantedContactData(change),
    details: wantedDetails(change, change.source && (await chosen(streams, 'lead-source', change.source))),
  })),
  lead.change(ContactLead, 'lead.move', ({ leadId, contact: { channel, interactionId = null } }) => ({
    type: 'ContactLead',
    leadId,
    channel,
    interactionId,
  })),
  lead.change(QualifyLead, 'lead.move', ({ leadId, criteria }) => ({
    type: 'QualifyLead',
    leadId,
    criteria: text(criteria),
  })),
  lead.change(LoseLead, 'lead.move', async ({ leadId, loss: { reason, comment } }, streams) => ({
    type: 'LoseLead',
    leadId,
    reason: await chosen(streams, 'lead-lost-reason', reason),
    comment: text(comment),
  })),
  lead.change(ReopenLead, 'lead.move', ({ leadId }) => ({ type: 'ReopenLead', leadId })),
  lead.change(StepLeadBack, 'lead.move', ({ leadId, reason }) => ({
    type: 'StepLeadBack',
    leadId,
    reason: plainText(reason),
  })),
  lead.change(AssignLead, 'lead.assign', ({ leadId, to }) => ({
    type: 'AssignLead',
    leadId,
    change: assignmentChange(to),
    rule: 'by-hand',
  })),
  lead.change(ArchiveLead, 'lead.archive', ({ leadId, reason, context }) => ({
    type: 'ArchiveLead',
    leadId,
    reason: text(reason),
    onlyNew: archivesOnlyNew(context),
  })),
  lead.change(RestoreLead, 'lead.archive', ({ leadId }) => ({ type: 'RestoreLead', leadId })),
];
