import { Controller, Delete, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { CallContext } from '@crm/contracts';
import { EndUserSessions, ListSessions, SessionPage, UserNotFound } from '@crm/contracts/identity';
import { ServiceClient } from '@crm/messaging';
import { Requires } from '../access/policy.decorator.js';
import { pageOf, PageQuery } from '../http-contract/list-query.dto.js';
import { Caller } from '../http-contract/caller.decorator.js';
import { Does, NO_CONDITIONS } from '../http-contract/routes.decorator.js';
import { Refuses } from '../openapi/refuses.decorator.js';
import { SessionOwnerPath } from './sessions.dto.js';

@ApiTags('sessions')
@Controller('users/:userId/sessions')
export class UserSessionsController {
  constructor(private readonly services: ServiceClient) {}

  @Get()
  @Requires('user.manage')
  @ApiOperation({ operationId: 'listUserSessions', summary: 'List the sessions of a user' })
  @ApiResponse({ status: 200, description: 'A page. The last page has no `next`.', type: SessionPage })
  @Refuses(UserNotFound)
  list(
    @Param() { userId }: SessionOwnerPath,
    @Query() query: PageQuery,
    @Caller() caller: CallContext,
  ): Promise<SessionPage> {
    return this.services.query(new ListSessions(pageOf(query), userId), caller);
  }

  @Does('/', 'user.manage', {
    verb: Delete,
    summary: 'End all sessions of a user',
    description:
      'Their access tokens work for at most one more second. Needs no If-Match, because it overwrites nothing.',
    refuses: [UserNotFound],
    ...NO_CONDITIONS,
  })
  endUserSessions(@Param() { userId }: SessionOwnerPath) {
    return new EndUserSessions(userId);
  }
}
