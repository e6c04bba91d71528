import { Body, Controller, Param, Query } from '@nestjs/common';
import {
  CorrectInteraction,
  CustomerIsArchived,
  CustomerNotFound,
  GetInteraction,
  InteractionCorrectionInput,
  InteractionIsVoided,
  InteractionNotFound,
  InteractionPage,
  InteractionView,
  ListInteractions,
  LogInteraction,
  InteractionInput,
  TooManyCorrections,
  VoidInput,
  VoidInteraction,
} from '@crm/contracts/customers';
import { LeadIsArchived, LeadNotFound, OpportunityIsArchived, OpportunityNotFound } from '@crm/contracts/sales';
import { questionOf } from '../http-contract/list-query.dto.js';
import { Changes, Creates, Does, Lists, Shows } from '../http-contract/routes.decorator.js';
import { ApiTag } from '../openapi/tags.openapi.js';
import { InteractionPath, InteractionsQuery } from './interactions.dto.js';

const interaction = {
  name: 'interaction',
  type: InteractionView,
  of: (id: string) => new GetInteraction(id),
  absent: InteractionNotFound,
};

const ABSENT = [CustomerNotFound, LeadNotFound, OpportunityNotFound];
const ARCHIVED = [CustomerIsArchived, LeadIsArchived, OpportunityIsArchived];

@ApiTag('interactions', 'Calls, meetings, mails and messages about customers, leads and opportunities.')
@Controller('interactions')
export class InteractionsController {
  @Creates('/', 'interaction.create', {
    summary: 'Log an interaction about a customer, a lead or an opportunity',
    description:
      'The interaction belongs to the caller. The caller must be allowed to read the record that it is about, and that must not be archived.',
    shows: interaction,
    refuses: [...ABSENT, ...ARCHIVED],
  })
  logInteraction(@Body() body: InteractionInput) {
    return new LogInteraction(body);
  }

  @Lists('/', 'interaction.read', {
    summary: 'List, search and filter interactions',
    description:
      'Returns interactions that the caller or a colleague logged, and interactions about records of the caller or a colleague, as far as the caller’s role allows.',
    shows: InteractionPage,
  })
  listInteractions(@Query() query: InteractionsQuery) {
    return new ListInteractions(questionOf(query));
  }

  @Shows('/:interactionId', 'interaction.read', {
    summary: 'Show one interaction, with all its corrections',
    shows: interaction,
  })
  getInteraction(@Param() { interactionId }: InteractionPath) {
    return new GetInteraction(interactionId);
  }

  @Changes('/:interactionId', 'interaction.correct', {
    summary: 'Correct an interaction',
    description:
      'Omitted members stay as they are, null clears a member, a list replaces the whole list. The original stays visible in `corrections`. A request without any change records nothing. ' +
      'A voided interaction cannot be corrected (`interactions.voided`).',
    shows: interaction,
    refuses: [InteractionIsVoided, TooManyCorrections],
  })
  correctInteraction(@Param() { interactionId }: InteractionPath, @Body() body: InteractionCorrectionInput) {
    return new CorrectInteraction(interactionId, body);
  }

  @Does('/:interactionId/void', 'interaction.void', {
    summary: 'Void an interaction that should not have been logged',
    description: 'It stays visible, with the reason. This cannot be undone.',
    shows: interaction,
  })
  voidInteraction(@Param() { interactionId }: InteractionPath, @Body() { reason }: VoidInput) {
    return new VoidInteraction(interactionId, reason);
  }
}
