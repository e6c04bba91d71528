import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import { Forbidden } from '@crm/access';
import type { CallContext } from '@crm/contracts';
import {
  CorrectInteraction,
  GetInteraction,
  InteractionCorrection,
  InteractionView,
  InteractionPage,
  ListInteractions,
  LogInteraction,
  NewInteraction,
  VoidInput,
  VoidInteraction,
} from '@crm/contracts/customers';
import { ServiceClient } from '@crm/messaging';
import type { FastifyReply } from 'fastify';
import { Requires } from '../auth/policy.js';
import { Answers } from '../manners/answers.js';
import { Caller, Reply } from '../manners/caller.js';
import { requireIfMatch } from '../manners/if-match.js';
import { ApiIfMatch, ApiNotModified, ApiProblems, ApiReceipt } from '../openapi/documentation.js';
import { questionOf } from '../manners/list-query.js';
import { ApiTag } from '../openapi/tags.js';
import { InteractionPath, InteractionsQuery } from './interactions.dto.js';

@ApiTag('interactions', 'Calls, meetings, mails and messages with customers.')
@Controller('interactions')
export class InteractionsController {
  constructor(
    private readonly services: ServiceClient,
    private readonly answers: Answers,
  ) {}

  @Post()
  @Requires('interaction.create')
  @ApiOperation({
    operationId: 'logInteraction',
    summary: 'Write down what one had to do with a customer',
    description:
      'It belongs to whoever writes it down. The customer must be one the caller may read, and not archived (`customers.archived`).',
  })
  @ApiReceipt({ created: true, shows: InteractionView })
  @ApiProblems(404, 409, 422)
  async log(
    @Body() body: NewInteraction,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    const receipt = await this.services.command(new LogInteraction(body), caller);
    return this.answers.created(reply, caller, receipt, `/api/v1/interactions/${receipt.id}`, this.show(receipt.id));
  }

  @Get()
  @Requires('interaction.read')
  @ApiOperation({
    operationId: 'listInteractions',
    summary: 'List, search and filter interactions',
    description:
      'Those the caller wrote down or answers for, or whose writer or customer belongs to a colleague, as far as the caller’s role reaches.',
  })
  @ApiResponse({ status: 200, description: 'A page. Without `next` it is the last one.', type: InteractionPage })
  @ApiNotModified()
  async list(
    @Query() query: InteractionsQuery,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    return this.answers.listed(reply, await this.services.query(new ListInteractions(questionOf(query)), caller));
  }

  @Get(':interactionId')
  @Requires('interaction.read')
  @ApiOperation({ operationId: 'getInteraction', summary: 'Show one interaction, with all its corrections' })
  @ApiResponse({ status: 200, description: 'The interaction.', type: InteractionView })
  @ApiNotModified()
  @ApiProblems(404)
  async get(
    @Param() { interactionId }: InteractionPath,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    return this.answers.shown(reply, await this.show(interactionId)(caller));
  }

  @Patch(':interactionId')
  @Requires('interaction.correct')
  @ApiOperation({
    operationId: 'correctInteraction',
    summary: 'Correct an interaction',
    description:
      'What is left out stays, null clears, a list replaces the list. The original stays visible in `corrections`. Without any difference nothing is recorded. ' +
      'A voided interaction cannot be corrected (`interactions.voided`).',
  })
  @ApiIfMatch()
  @ApiReceipt({ shows: InteractionView })
  @ApiProblems(404, 409, 422)
  async correct(
    @Param() { interactionId }: InteractionPath,
    @Body() body: InteractionCorrection,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    // What the caller may not see (404) or not do (403) is told before what the request lacks (428).
    if (caller.ifMatch === undefined) {
      const { allowedActions } = await this.show(interactionId)(caller);
      if (!allowedActions.includes('correct')) throw new Forbidden({ action: 'interaction.correct' });
    }
    requireIfMatch(caller);
    const receipt = await this.services.command(new CorrectInteraction(interactionId, body), caller);
    return this.answers.changed(reply, caller, receipt, this.show(interactionId));
  }

  @Post(':interactionId/void')
  @HttpCode(200)
  @Requires('interaction.void')
  @ApiOperation({
    operationId: 'voidInteraction',
    summary: 'Mark an interaction as one that should not have been written down',
    description: 'It stays visible, with the reason. There is no way back.',
  })
  @ApiReceipt({ shows: InteractionView })
  @ApiProblems(404, 422)
  async void(
    @Param() { interactionId }: InteractionPath,
    @Body() body: VoidInput,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    const receipt = await this.services.command(new VoidInteraction(interactionId, body.reason), caller);
    return this.answers.changed(reply, caller, receipt, this.show(interactionId));
  }

  private show(interactionId: string): (context: CallContext) => Promise<InteractionView> {
    return (context) => this.services.query(new GetInteraction(interactionId), context);
  }
}
