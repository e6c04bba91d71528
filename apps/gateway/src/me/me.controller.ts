import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { CallContext } from '@crm/contracts';
import { GetMe, Me } from '@crm/contracts/identity';
import { ServiceClient } from '@crm/messaging';
import type { FastifyReply } from 'fastify';
import { SignedIn } from '../auth/policy.js';
import { Answers } from '../manners/answers.js';
import { Caller, Reply } from '../manners/caller.js';
import { ApiNotModified } from '../openapi/documentation.js';

@ApiTags('me')
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
}
