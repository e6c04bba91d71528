import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { CallContext } from '@crm/contracts';
import { ShowTimeline, TimelinePage, type TimelineKind } from '@crm/contracts/customers';
import { ServiceClient } from '@crm/messaging';
import type { FastifyReply } from 'fastify';
import { Requires } from '../auth/policy.js';
import { CustomerPath } from '../customers/customers.dto.js';
import { Answers } from '../manners/answers.js';
import { Caller, Reply } from '../manners/caller.js';
import { ApiNotModified, ApiProblems } from '../openapi/documentation.js';
import { pageOf } from '../manners/list-query.js';
import { TimelineQuery } from './interactions.dto.js';

@ApiTags('customers')
@Controller('customers')
export class TimelineController {
  constructor(
    private readonly services: ServiceClient,
    private readonly answers: Answers,
  ) {}

  @Get(':customerId/timeline')
  @Requires('customer.read')
  @ApiOperation({
    operationId: 'showTimeline',
    summary: 'What happened with a customer, newest first',
    description:
      'One entry for each fact about the customer, each interaction and each note, by the time at which it happened. Corrections, voids and removals show on the entry itself. ' +
      'Of interactions and notes only those the caller may read; of changes only the fields the caller may see.',
  })
  @ApiResponse({ status: 200, description: 'A page. Without `next` it is the last one.', type: TimelinePage })
  @ApiNotModified()
  @ApiProblems(404)
  async show(
    @Param() { customerId }: CustomerPath,
    @Query() { kind, ...rest }: TimelineQuery,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    const question = {
      ...pageOf(rest),
      ...(kind !== undefined && { kinds: kind.split(',') as TimelineKind[] }),
    };
    return this.answers.listed(reply, await this.services.query(new ShowTimeline(customerId, question), caller));
  }
}
