import { Body, Controller, Param, Query } from '@nestjs/common';
import { AssignmentInput } from '@crm/contracts';
import { CustomerIsArchived, CustomerNotFound } from '@crm/contracts/customers';
import { TeamNotActive } from '@crm/contracts/identity';
import {
  ArchiveOpportunity,
  AssigneeNotActive,
  AssignOpportunity,
  ChangeOpportunity,
  ClosedBeforeOpened,
  GetOpportunity,
  ListOpportunities,
  LoseOpportunity,
  MoveOpportunity,
  OpenOpportunity,
  OpportunityChangeInput,
  OpportunityInput,
  OpportunityIsArchived,
  OpportunityLossInput,
  OpportunityMoveInput,
  OpportunityMoveNotAllowed,
  OpportunityNotFound,
  OpportunityPage,
  OpportunityReopenInput,
  OpportunityView,
  OpportunityWinInput,
  PipelineUnknown,
  ReopenOpportunity,
  RestoreOpportunity,
  StageNotAllowed,
  WinOpportunity,
} from '@crm/contracts/sales';
import { questionOf } from '../http-contract/list-query.dto.js';
import { Changes, Creates, Does, Lists, Shows } from '../http-contract/routes.decorator.js';
import { ApiTag } from '../openapi/tags.openapi.js';
import { OpportunitiesQuery, OpportunityPath } from './opportunities.dto.js';

const opportunity = {
  name: 'opportunity',
  type: OpportunityView,
  of: (id: string) => new GetOpportunity(id),
  absent: OpportunityNotFound,
};
const MOVE = [OpportunityIsArchived, OpportunityMoveNotAllowed];

@ApiTag('opportunities', 'Deals that may be made, are won or lost.')
@Controller('opportunities')
export class OpportunitiesController {
  @Creates('/', 'opportunity.create', {
    summary: 'Open an opportunity',
    shows: opportunity,
    refuses: [AssigneeNotActive, CustomerIsArchived, CustomerNotFound, PipelineUnknown, StageNotAllowed, TeamNotActive],
  })
  openOpportunity(@Body() body: OpportunityInput) {
    return new OpenOpportunity({ opportunity: body });
  }

  @Lists('/', 'opportunity.read', {
    summary: 'List, search and filter opportunities',
    description: 'Support sees the title and the stage of deals with a customer. Rotten deals: `rotsAt lt` now.',
    shows: OpportunityPage,
  })
  listOpportunities(@Query() query: OpportunitiesQuery) {
    return new ListOpportunities(questionOf(query));
  }

  @Shows('/:opportunityId', 'opportunity.read', { summary: 'Show one opportunity', shows: opportunity })
  getOpportunity(@Param() { opportunityId }: OpportunityPath) {
    return new GetOpportunity(opportunityId);
  }

  @Changes('/:opportunityId', 'opportunity.update', {
    summary: 'Change an opportunity',
    description: 'Its stage is changed by its moves, its owner and team by `assign`.',
    shows: opportunity,
    refuses: [CustomerIsArchived, CustomerNotFound, OpportunityIsArchived],
  })
  changeOpportunity(@Param() { opportunityId }: OpportunityPath, @Body() change: OpportunityChangeInput) {
    return new ChangeOpportunity({ opportunityId, change });
  }

  @Does('/:opportunityId/move', 'opportunity.update', {
    summary: 'Move an open opportunity to another open stage',
    description:
      'Forwards or backwards; skipped stages are recorded. It takes over the probability that the stage has now.',
    shows: opportunity,
    refuses: [...MOVE, StageNotAllowed],
  })
  moveOpportunity(@Param() { opportunityId }: OpportunityPath, @Body() to: OpportunityMoveInput) {
    return new MoveOpportunity({ opportunityId, to });
  }

  @Does('/:opportunityId/win', 'opportunity.update', {
    summary: 'Win an opportunity',
    shows: opportunity,
    refuses: [...MOVE, ClosedBeforeOpened],
  })
  winOpportunity(@Param() { opportunityId }: OpportunityPath, @Body() win: OpportunityWinInput) {
    return new WinOpportunity({ opportunityId, win });
  }

  @Does('/:opportunityId/lose', 'opportunity.update', {
    summary: 'Lose an opportunity',
    shows: opportunity,
    refuses: [...MOVE, ClosedBeforeOpened],
  })
  loseOpportunity(@Param() { opportunityId }: OpportunityPath, @Body() loss: OpportunityLossInput) {
    return new LoseOpportunity({ opportunityId, loss });
  }

  @Does('/:opportunityId/reopen', 'opportunity.reopen', {
    summary: 'Reopen a won or lost opportunity',
    description: 'For managers. Without a stage it goes back to the last open one that it was in.',
    shows: opportunity,
    refuses: [...MOVE, StageNotAllowed],
  })
  reopenOpportunity(@Param() { opportunityId }: OpportunityPath, @Body() to: OpportunityReopenInput) {
    return new ReopenOpportunity({ opportunityId, to });
  }

  @Does('/:opportunityId/assign', 'opportunity.assign', {
    summary: 'Give an opportunity to another user or team',
    shows: opportunity,
    refuses: [AssigneeNotActive, OpportunityIsArchived, TeamNotActive],
  })
  assignOpportunity(@Param() { opportunityId }: OpportunityPath, @Body() to: AssignmentInput) {
    return new AssignOpportunity({ opportunityId, to });
  }

  @Does('/:opportunityId/archive', 'opportunity.archive', {
    summary: 'Archive an opportunity',
    description: 'It stays as it is, and counts for no board and no forecast.',
    shows: opportunity,
  })
  archiveOpportunity(@Param() { opportunityId }: OpportunityPath) {
    return new ArchiveOpportunity({ opportunityId });
  }

  @Does('/:opportunityId/restore', 'opportunity.archive', {
    summary: 'Restore an archived opportunity',
    shows: opportunity,
  })
  restoreOpportunity(@Param() { opportunityId }: OpportunityPath) {
    return new RestoreOpportunity({ opportunityId });
  }
}
