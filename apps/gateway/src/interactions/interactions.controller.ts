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

@ApiTag('interactions', 'Calls, meetings, mails and messages with customers.')
@Controller('interactions')
export class InteractionsController {
  @Creates('/', 'interaction.create', {
    summary: 'Write down what one had to do with a customer',
    description:
      'It belongs to whoever writes it down. The customer must be one the caller may read, and not archived (`customers.archived`).',
    shows: interaction,
    refuses: [CustomerNotFound, CustomerIsArchived],
  })
  logInteraction(@Body() body: InteractionInput) {
    return new LogInteraction(body);
  }

  @Lists('/', 'interaction.read', {
    summary: 'List, search and filter interactions',
    description:
      'Those the caller wrote down or answers for, or whose writer or customer belongs to a colleague, as far as the caller’s role reaches.',
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
      'What is left out stays, null clears, a list replaces the list. The original stays visible in `corrections`. Without any difference nothing is recorded. ' +
      'A voided interaction cannot be corrected (`interactions.voided`).',
    shows: interaction,
    refuses: [InteractionIsVoided, TooManyCorrections],
  })
  correctInteraction(@Param() { interactionId }: InteractionPath, @Body() body: InteractionCorrectionInput) {
    return new CorrectInteraction(interactionId, body);
  }

  @Does('/:interactionId/void', 'interaction.void', {
    summary: 'Mark an interaction as one that should not have been written down',
    description: 'It stays visible, with the reason. There is no way back.',
    shows: interaction,
  })
  voidInteraction(@Param() { interactionId }: InteractionPath, @Body() { reason }: VoidInput) {
    return new VoidInteraction(interactionId, reason);
  }
}
