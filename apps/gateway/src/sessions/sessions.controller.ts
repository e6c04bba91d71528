import { Controller, Delete, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { CallContext } from '@crm/contracts';
import {
  EndOwnSessions,
  EndSession,
  ListSessions,
  SessionNotFound,
  SessionPage,
  UserNotFound,
} from '@crm/contracts/identity';
import { ServiceClient } from '@crm/messaging';
import type { FastifyReply } from 'fastify';
import { CurrentAccess } from '../auth/current-access.service.js';
import { SignedIn } from '../access/policy.decorator.js';
import { Answers } from '../http-contract/answers.http.js';
import { pageOf, PageQuery } from '../http-contract/list-query.dto.js';
import { Caller, Reply } from '../http-contract/caller.decorator.js';
import { ApiReceipt } from '../openapi/documentation.openapi.js';
import { Refuses } from '../openapi/refuses.decorator.js';
import { ApiTag } from '../openapi/tags.openapi.js';
import { EndSessionsQuery, SessionPath } from './sessions.dto.js';

@ApiTag('sessions', 'Where users are logged in. Sessions can be listed and ended.')
@Controller('sessions')
export class SessionsController {
  constructor(
    private readonly services: ServiceClient,
    private readonly answers: Answers,
    private readonly access: CurrentAccess,
  ) {}

  @Get()
  @SignedIn()
  @ApiOperation({ operationId: 'listOwnSessions', summary: 'List your own sessions' })
  @ApiResponse({ status: 200, description: 'A page. The last page has no `next`.', type: SessionPage })
  list(@Query() query: PageQuery, @Caller() caller: CallContext): Promise<SessionPage> {
    return this.services.query(new ListSessions(pageOf(query)), caller);
  }

  @Delete(':sessionId')
  @SignedIn()
  @ApiOperation({
    operationId: 'endSession',
    summary: 'End one of your own sessions',
    description: 'Needs no If-Match, because it overwrites nothing that could have changed.',
  })
  @ApiReceipt({ repeatable: false })
  @Refuses(SessionNotFound)
  async end(
    @Param() { sessionId }: SessionPath,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    const receipt = await this.services.command(new EndSession(sessionId), caller);
    this.access.forget(sessionId);
    return this.answers.changed(reply, caller, receipt);
  }

  @Delete()
  @SignedIn()
  @ApiOperation({
    operationId: 'endOwnSessions',
    summary: 'End all of your own sessions',
    description:
      'Includes the session of this call, unless `except=current`. Access tokens of the others work for at most one more second. Needs no If-Match, because it overwrites nothing.',
  })
  @ApiReceipt({ repeatable: false })
  @Refuses(UserNotFound)
  async endAll(
    @Query() { except }: EndSessionsQuery,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    const receipt = await this.services.command(new EndOwnSessions(except === 'current'), caller);
    this.access.forget(caller.principal.sessionId);
    return this.answers.changed(reply, caller, receipt);
  }
}
