import { isDeepStrictEqual } from 'node:util';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { CallContext } from '@crm/contracts';
import { EventPage, ReadEvents } from '@crm/contracts/feeds';
import { ServiceClient } from '@crm/messaging';
import { Requires } from '../access/policy.decorator.js';
import { LastingRequests } from '../auth/lasting-requests.service.js';
import { Caller } from '../http-contract/caller.decorator.js';
import { Waits } from '../http-contract/waits.http.js';
import { ApiTag } from '../openapi/tags.openapi.js';
import { EventsQuery } from './events.dto.js';

@ApiTag('events', 'Every change in order, for other systems.')
@Controller('events')
export class EventsController {
  constructor(
    private readonly services: ServiceClient,
    private readonly lasting: LastingRequests,
  ) {}

  @Get()
  @Waits()
  @Requires('event.read')
  @ApiOperation({
    operationId: 'readEvents',
    summary: 'Follow the event log',
    description:
      'For integrations: every event about records that the caller may read now, in the order of the log, from any position. Store `next` once the page is processed and continue with `after=next`, ' +
      'also when the page is empty: `next` moves past events that the caller may not see. After a crash on your side you may get an event twice; recognise it by its `id`. Events about accounts, sessions, keys and imports are never included.',
  })
  @ApiResponse({ status: 200, description: 'A page, and the position to continue from.', type: EventPage })
  async read(
    @Query() { after, limit, types, waitSeconds }: EventsQuery,
    @Caller() caller: CallContext,
  ): Promise<EventPage> {
    const question = {
      ...(after !== undefined && { after }),
      ...(limit !== undefined && { limit: Number(limit) }),
      ...(types !== undefined && { types: types.split(',') }),
      ...(waitSeconds !== undefined && { waitMs: Number(waitSeconds) * 1000 }),
    };
    const page = await this.services.query(new ReadEvents(question), caller);
    if (waitSeconds === undefined || page.items.length === 0) return page;
    const now = await this.lasting.callerNow(caller, 'event.read')();
    if (isDeepStrictEqual(now.principal, caller.principal)) return page;
    return this.services.query(new ReadEvents({ ...question, waitMs: 0 }), now);
  }
}
