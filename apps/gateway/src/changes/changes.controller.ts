import type { OutgoingHttpHeaders } from 'node:http';
import { Controller, Get, Headers, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { CallContext } from '@crm/contracts';
import { TooManyStreams } from '@crm/contracts/feeds';
import type { FastifyReply } from 'fastify';
import { SignedIn, TakesTicket } from '../access/policy.decorator.js';
import { Tickets } from '../auth/tickets.service.js';
import { Caller } from '../http-contract/caller.decorator.js';
import { Produces } from '../http-contract/media-type.http.js';
import { Waits } from '../http-contract/waits.http.js';
import { Refuses } from '../openapi/refuses.decorator.js';
import { ApiTag } from '../openapi/tags.openapi.js';
import { ChangeHub } from './change-hub.service.js';
import { ChangeStream } from './change-stream.http.js';
import { ChangesQuery, TicketView } from './changes.dto.js';

const FRAMES = `Frames as defined in the HTML standard. \`id\` is the position of the change.

- \`event: customer.changed\`, also \`.created\`, \`.archived\`, \`.restored\`, \`interaction.created\`, … (\`<kind>.<verb>\`; more kinds and verbs may be added):
  \`data: {"kind","id","revision","position","changed"?}\`; \`changed\` lists fields of the record. Frames hold no personal data: GET the record.
- \`event: <kind>.hidden\`: you may no longer read the record; \`data: {"kind","id","position"}\`.
- \`event: reset\`: reload what you show; \`data: {"position","reason"}\`, where the reason is \`too-far-behind\` (more than 10,000 events) or \`rights-changed\`.
- a comment with the current position at least every 15 s, and \`retry:\` at the beginning.`;

@ApiTag('changes', 'Changes as they happen, as server-sent events for frontends.')
@Controller('changes')
export class ChangesController {
  constructor(
    private readonly hub: ChangeHub,
    private readonly tickets: Tickets,
  ) {}

  @Get()
  @Waits()
  @SignedIn()
  @TakesTicket()
  @Produces('text/event-stream')
  @ApiOperation({
    operationId: 'followChanges',
    summary: 'Follow changes of the records you may read (server-sent events)',
    description:
      'A change is sent once a GET shows it. After a broken connection the stream continues without loss with `Last-Event-ID`, which EventSource sends by itself. ' +
      'The stream ends at most 5 s after the session, that of an API client at most 5 s after its access token. A caller may have at most 20 streams open.',
  })
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'The last `id` that was received.' })
  @ApiResponse({
    status: 200,
    description: 'The stream. It ends when the session does, or the access token of an API client.',
    content: { 'text/event-stream': { schema: { type: 'string', description: FRAMES } } },
  })
  @Refuses(TooManyStreams)
  async follow(
    @Query() { after }: ChangesQuery,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Caller() caller: CallContext,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (reply.request.method === 'HEAD') {
      await this.hub.begin(lastEventId || after); // refuses what GET refuses
      return void reply.type('text/event-stream; charset=utf-8').send();
    }
    const stream = new ChangeStream(reply.raw, caller.principal);
    this.hub.register(stream);
    reply.raw.once('close', () => this.hub.leave(stream));
    try {
      const first = await this.hub.begin(lastEventId || after);
      reply.hijack();
      stream.open(
        reply.getHeaders() as OutgoingHttpHeaders,
        first.tooFar ? first.next : lastEventId || after || first.next,
      );
      await this.hub.follow(stream, first);
    } catch (error) {
      if (reply.sent) return stream.end();
      this.hub.leave(stream);
      throw error;
    }
  }

  @Post('ticket')
  @SignedIn()
  @HttpCode(200)
  @ApiOperation({
    operationId: 'issueChangesTicket',
    summary: 'Issue a single-use ticket for GET /changes, for clients that cannot set headers',
    description:
      'Valid once, for one minute, and only for your session: `new EventSource("/api/v1/changes?ticket=…")`.',
  })
  @ApiResponse({ status: 200, description: 'The ticket.', type: TicketView })
  issue(@Caller() { principal }: CallContext): TicketView {
    return this.tickets.issue(principal);
  }
}
