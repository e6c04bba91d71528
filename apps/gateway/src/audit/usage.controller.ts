import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { DayField, type CallContext } from '@crm/contracts';
import { MAX_USAGE_DAYS, ShowUsage, UsageView } from '@crm/contracts/audit';
import { InvalidQuery } from '@crm/contracts/refusals';
import { ServiceClient } from '@crm/messaging';
import type { FastifyReply } from 'fastify';
import { Requires } from '../access/policy.decorator.js';
import { Caller, Reply } from '../http-contract/caller.decorator.js';
import { TakesInclude } from '../http-contract/include.decorator.js';
import { NamedAnswers } from '../http-contract/named-answers.service.js';
import { Refuses } from '../openapi/refuses.decorator.js';

export class UsageQuery {
  @DayField({
    optional: true,
    description: `The first day (UTC). The period may have at most ${MAX_USAGE_DAYS} days. Absent: the thirty days that end with \`to\`.`,
    example: '2026-11-01',
  })
  readonly from?: string;

  @DayField({ optional: true, description: 'The last day (UTC). Absent: today.', example: '2026-11-21' })
  readonly to?: string;
}

@ApiTags('audit')
@Controller('usage')
export class UsageController {
  constructor(
    private readonly services: ServiceClient,
    private readonly named: NamedAnswers,
  ) {}

  @Get()
  @Requires('usage.read')
  @ApiOperation({
    operationId: 'showUsage',
    summary: 'Show who uses the program how much, and how much data it holds',
    description:
      'Active users, calls of each user and API client, events and bytes. Calls are written to the log every 15 minutes and when the program stops; the latest ones are not included yet.',
  })
  @ApiResponse({ status: 200, description: 'The numbers.', type: UsageView })
  @TakesInclude(UsageView)
  @Refuses(InvalidQuery)
  async show(
    @Query() { from, to }: UsageQuery,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<UsageView> {
    const question = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
    const usage = await this.services.query(new ShowUsage(question), caller);
    return this.named.of(usage, UsageView, caller, reply);
  }
}
