import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { CallContext } from '@crm/contracts';
import { AcceptInvitation, InvitationAcceptance } from '@crm/contracts/identity';
import { ServiceClient } from '@crm/messaging';
import type { FastifyReply } from 'fastify';
import { Public } from '../auth/policy.js';
import { Answers } from '../manners/answers.js';
import { Caller, Reply } from '../manners/caller.js';
import { ApiProblems, ApiReceipt } from '../openapi/documentation.js';

@ApiTags('auth')
@Controller('auth')
export class InvitationsController {
  constructor(
    private readonly services: ServiceClient,
    private readonly answers: Answers,
  ) {}

  @Post('accept-invitation')
  @HttpCode(200)
  @Public()
  @ApiOperation({
    operationId: 'acceptInvitation',
    summary: 'Set a password with the link of an invitation; the account is open from then on',
  })
  @ApiReceipt({ repeatable: false })
  @ApiProblems(403)
  async accept(
    @Body() body: InvitationAcceptance,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    return this.answers.changed(reply, caller, await this.services.command(new AcceptInvitation(body), caller));
  }
}
