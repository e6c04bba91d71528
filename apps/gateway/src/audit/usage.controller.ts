import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { DayField, type CallContext } from '@crm/contracts';
import { MAX_USAGE_DAYS, ShowUsage, UsageView } from '@crm/contracts/audit';
import { InvalidQuery } from '@crm/contracts/refusals';
import { ServiceClient } from '@crm/messaging';
import { Requires } from '../access/policy.decorator.js';
import { Caller } from '../http-contract/caller.decorator.js';
import { Refuses } from '../openapi/refuses.decorator.js';

export class UsageQuery {
  @DayField({
    optional: true,
    description: `The first day, of UTC. At most ${MAX_USAGE_DAYS} days; absent: the thirty days that end with \`to\`.`,
    example: '2026-11-01',
  })
  readonly from?: string;

  @DayField({ optional: true, description: 'The last day, of UTC. Absent: today.', example: '2026-11-21' })
  readonly to?: string;
}

@ApiTags('audit')
@Controller('usage')
export class UsageController {
  constructor(private readonly services: ServiceClient) {}

  @Get()
  @Requires('usage.read')
  @ApiOperation({
    operationId: 'showUsage',
    summary: 'Who uses the program how much, and how much it holds',
    description:
      'Active users, calls of each user and API client, events and bytes. Calls are told to the log every quarter of an hour and when the program stops: the last ones are not in the numbers yet.',
  })
  @ApiResponse({ status: 200, description: 'The numbers.', type: UsageView })
  @Refuses(InvalidQuery)
  show(@Query() { from, to }: UsageQuery, @Caller() caller: CallContext): Promise<UsageView> {
    const question = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
    return this.services.query(new ShowUsage(question), caller);
  }
}
