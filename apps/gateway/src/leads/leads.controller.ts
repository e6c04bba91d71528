import { AssignmentInput } from '@crm/contracts';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { CustomerIsArchived, CustomerNotFound } from '@crm/contracts/customers';
import { TeamNotActive } from '@crm/contracts/identity';
import {
  ArchiveLead,
  AssigneeNotActive,
  AssignLead,
  CaptureLead,
  ChangeLead,
  ChoiceUnknown,
  ContactLead,
  GetLead,
  LeadArchiveInput,
  LeadChangeInput,
  LeadContactInput,
  LeadInput,
  LeadInWork,
  LeadIsArchived,
  LeadLossInput,
  LeadMoveNotAllowed,
  LeadNotFound,
  LeadPage,
  LeadQualificationInput,
  LeadStepBackInput,
  LeadView,
  LikelyDuplicateLead,
  ListLeads,
  LoseLead,
  QualifyLead,
  ReopenLead,
  RestoreLead,
  StepLeadBack,
} from '@crm/contracts/sales';
import { questionOf } from '../http-contract/list-query.dto.js';
import { Changes, Creates, Does, Lists, Shows } from '../http-contract/routes.decorator.js';
import { ApiTag } from '../openapi/tags.openapi.js';
import { CaptureQuery, LeadPath, LeadsQuery } from './leads.dto.js';

const lead = {
  name: 'lead',
  type: LeadView,
  of: (id: string) => new GetLead(id),
  absent: LeadNotFound,
};
const MOVES = [LeadIsArchived, LeadMoveNotAllowed];
const CUSTOMER = [CustomerIsArchived, CustomerNotFound];
const ASSIGNEE = [AssigneeNotActive, TeamNotActive];

@ApiTag('leads', 'People who may become customers, from the first contact until they are converted or lost.')
@Controller('leads')
export class LeadsController {
  @Creates('/', 'lead.create', {
    summary: 'Capture a lead',
    description:
      'A lead with the e-mail address or phone number of an open lead or an active customer is refused with the candidates (`sales.likely-duplicate`) unless `allowDuplicate=true`. ' +
      'The customer in `customerId` is no candidate.',
    shows: lead,
    refuses: [ChoiceUnknown, LikelyDuplicateLead, ...CUSTOMER, ...ASSIGNEE],
  })
  captureLead(@Body() body: LeadInput, @Query() { allowDuplicate }: CaptureQuery) {
    return new CaptureLead({ lead: body, allowDuplicate: allowDuplicate === 'true' });
  }

  @Lists('/', 'lead.read', {
    summary: 'List, search and filter leads',
    description:
      'Archived leads are listed too, unless the filter says `archived eq false`. `status eq "won"` finds converted leads whose deal is won; they are found by `status eq "converted"` too.',
    shows: LeadPage,
  })
  listLeads(@Query() query: LeadsQuery) {
    return new ListLeads(questionOf(query));
  }

  @Shows('/:leadId', 'lead.read', { summary: 'Show one lead', shows: lead })
  getLead(@Param() { leadId }: LeadPath) {
    return new GetLead(leadId);
  }

  @Changes('/:leadId', 'lead.update', {
    summary: 'Change what is known of a lead',
    description:
      'Omitted members stay as they are, null clears a member. Marketing may change score and campaign only.',
    shows: lead,
    refuses: [LeadIsArchived, ChoiceUnknown, ...CUSTOMER],
  })
  changeLead(@Param() { leadId }: LeadPath, @Body() change: LeadChangeInput) {
    return new ChangeLead({ leadId, change });
  }

  @Does('/:leadId/contact', 'lead.move', {
    summary: 'Record that a new lead was contacted',
    description: 'From `new` to `contacted`. Later contacts are interactions.',
    shows: lead,
    refuses: MOVES,
  })
  contactLead(@Param() { leadId }: LeadPath, @Body() contact: LeadContactInput) {
    return new ContactLead({ leadId, contact });
  }

  @Does('/:leadId/qualify', 'lead.move', {
    summary: 'Record that a lead is worth an offer',
    description: 'From `new` or `contacted` to `qualified`.',
    shows: lead,
    refuses: MOVES,
  })
  qualifyLead(@Param() { leadId }: LeadPath, @Body() { criteria }: LeadQualificationInput) {
    return new QualifyLead({ leadId, criteria });
  }

  @Does('/:leadId/lose', 'lead.move', {
    summary: 'Record that a lead is lost',
    description: 'From `new`, `contacted` or `qualified` to `lost`.',
    shows: lead,
    refuses: [...MOVES, ChoiceUnknown],
  })
  loseLead(@Param() { leadId }: LeadPath, @Body() loss: LeadLossInput) {
    return new LoseLead({ leadId, loss });
  }

  @Does('/:leadId/reopen', 'lead.move', {
    summary: 'Work on a lost lead again',
    description: 'From `lost` to `contacted`.',
    shows: lead,
    refuses: MOVES,
  })
  reopenLead(@Param() { leadId }: LeadPath) {
    return new ReopenLead({ leadId });
  }

  @Does('/:leadId/step-back', 'lead.move', {
    summary: 'Take a lead one step back',
    description: 'From `qualified` to `contacted`, or from `contacted` to `new`.',
    shows: lead,
    refuses: MOVES,
  })
  stepLeadBack(@Param() { leadId }: LeadPath, @Body() { reason }: LeadStepBackInput) {
    return new StepLeadBack({ leadId, reason });
  }

  @Does('/:leadId/assign', 'lead.assign', {
    summary: 'Give a lead to another user, team or both',
    description: 'Callers who may not assign all leads give them within their own teams.',
    shows: lead,
    refuses: [LeadIsArchived, ...ASSIGNEE],
  })
  assignLead(@Param() { leadId }: LeadPath, @Body() to: AssignmentInput) {
    return new AssignLead({ leadId, to });
  }

  @Does('/:leadId/archive', 'lead.archive', {
    summary: 'Archive a lead; it keeps its status',
    description: 'Callers who may archive their own leads only archive new ones.',
    shows: lead,
    refuses: [LeadInWork],
  })
  archiveLead(@Param() { leadId }: LeadPath, @Body() { reason }: LeadArchiveInput) {
    return new ArchiveLead({ leadId, reason });
  }

  @Does('/:leadId/restore', 'lead.archive', { summary: 'Restore a lead from the archive', shows: lead })
  restoreLead(@Param() { leadId }: LeadPath) {
    return new RestoreLead({ leadId });
  }
}
