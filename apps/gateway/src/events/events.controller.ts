import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { CallContext } from '@crm/contracts';
import { EventPage, ReadEvents } from '@crm/contracts/feeds';
import { ServiceClient } from '@crm/messaging';
import { Requires } from '../access/policy.decorator.js';
import { Caller } from '../http-contract/caller.decorator.js';
import { Waits } from '../http-contract/waits.http.js';
import { ApiTag } from '../openapi/tags.openapi.js';
import { EventsQuery } from './events.dto.js';

@ApiTag('events', 'Every change in order, for other systems.')
@Controller('events')
export class EventsController {
  constructor(private readonly services: ServiceClient) {}

  @Get()
  @Waits()
  @Requires('event.read')
  @ApiOperation({
    operationId: 'readEvents',
    summary: 'Follow the log of events',
    description:
      'For integrators: everything that happened to records the caller may read now, in the order of the log, from any position. Keep `next` once the page is processed and ask again with `after=next`, ' +
      'also when the page is empty: it moves on over what the caller may not see. An event may be met twice after a crash on your side; its `id` tells. Accounts, sessions, keys and imports are never part of it.',
  })
  @ApiResponse({ status: 200, description: 'A page, and where to go on.', type: EventPage })
  read(@Query() { after, limit, types, waitSeconds }: EventsQuery, @Caller() caller: CallContext): Promise<EventPage> {
    const question = {
      ...(after !== undefined && { after }),
      ...(limit !== undefined && { limit: Number(limit) }),
      ...(types !== undefined && { types: types.split(',') }),
      ...(waitSeconds !== undefined && { waitMs: Number(waitSeconds) * 1000 }),
    };
    return this.services.query(new ReadEvents(question), caller);
  }
}
