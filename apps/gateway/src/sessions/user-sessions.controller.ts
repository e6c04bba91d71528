import { Controller, Delete, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { CallContext } from '@crm/contracts';
import { EndUserSessions, ListSessions, SessionPage } from '@crm/contracts/identity';
import { ServiceClient } from '@crm/messaging';
import type { FastifyReply } from 'fastify';
import { Requires } from '../auth/policy.js';
import { Answers } from '../manners/answers.js';
import { pageOf, PageQuery } from '../manners/list-query.js';
import { Caller, Reply } from '../manners/caller.js';
import { ApiProblems, ApiReceipt } from '../openapi/documentation.js';
import { SessionOwnerPath } from './sessions.dto.js';

@ApiTags('sessions')
@Controller('users/:userId/sessions')
export class UserSessionsController {
  constructor(
    private readonly services: ServiceClient,
    private readonly answers: Answers,
  ) {}

  @Get()
  @Requires('user.manage')
  @ApiOperation({ operationId: 'listUserSessions', summary: 'Where a user is logged in' })
  @ApiResponse({ status: 200, description: 'A page. Without `next` it is the last one.', type: SessionPage })
  @ApiProblems(404)
  list(
    @Param() { userId }: SessionOwnerPath,
    @Query() query: PageQuery,
    @Caller() caller: CallContext,
  ): Promise<SessionPage> {
    return this.services.query(new ListSessions(pageOf(query), userId), caller);
  }

  @Delete()
  @Requires('user.manage')
  @ApiOperation({
    operationId: 'endUserSessions',
    summary: 'End all sessions of a user',
    description: 'Their access tokens work for a second more at most. Needs no If-Match: it overwrites nothing.',
  })
  @ApiReceipt({ repeatable: false })
  @ApiProblems(404)
  async endAll(
    @Param() { userId }: SessionOwnerPath,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    return this.answers.changed(reply, caller, await this.services.command(new EndUserSessions(userId), caller));
  }
}
