import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { CallContext } from '@crm/contracts';
import { ChangeUser, GetMe, Me, UserChange } from '@crm/contracts/identity';
import { ServiceClient } from '@crm/messaging';
import type { FastifyReply } from 'fastify';
import { SignedIn } from '../auth/policy.js';
import { Answers } from '../manners/answers.js';
import { Caller, Reply } from '../manners/caller.js';
import { requireIfMatch } from '../manners/if-match.js';
import { ApiIfMatch, ApiNotModified, ApiProblems, ApiReceipt } from '../openapi/documentation.js';
import { ApiTag } from '../openapi/tags.js';

@ApiTag('me', 'The caller: name, roles, rights.')
@Controller('me')
export class MeController {
  constructor(
    private readonly services: ServiceClient,
    private readonly answers: Answers,
  ) {}

  @Get()
  @SignedIn()
  @ApiOperation({ operationId: 'getMe', summary: 'Who am I' })
  @ApiResponse({ status: 200, description: 'The user behind the token.', type: Me })
  @ApiNotModified()
  async get(@Caller() caller: CallContext, @Reply() reply: FastifyReply): Promise<unknown> {
    return this.answers.shown(reply, await this.services.query(new GetMe(), caller));
  }

  @Patch()
  @SignedIn()
  @ApiOperation({ operationId: 'changeMe', summary: 'Change what I am called' })
  @ApiIfMatch()
  @ApiReceipt({ shows: Me })
  @ApiProblems(404, 422)
  async change(
    @Body() body: UserChange,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    requireIfMatch(caller);
    const receipt = await this.services.command(new ChangeUser(caller.principal.id, body), caller);
    return this.answers.changed(reply, caller, receipt, (context) => this.services.query(new GetMe(), context));
  }
}
