import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { CallContext } from '@crm/contracts';
import { LogIn, SetUpFirstAdministrator, Tokens } from '@crm/contracts/identity';
import { ServiceClient } from '@crm/messaging';
import type { FastifyReply } from 'fastify';
import { Answers } from '../manners/answers.js';
import { Caller, Reply } from '../manners/caller.js';
import { ApiProblems, ApiReceipt } from '../openapi/documentation.js';
import { Public } from './policy.js';

const MAX_DEVICE = 200;

@ApiTags('auth')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly services: ServiceClient,
    private readonly answers: Answers,
  ) {}

  @Post('login')
  @Public()
  @HttpCode(200)
  @ApiOperation({ operationId: 'logIn', summary: 'Start a session' })
  @ApiResponse({ status: 200, description: 'Logged in.', type: Tokens })
  @ApiProblems(401)
  logIn(
    @Body() body: LogIn,
    @Headers('user-agent') userAgent: string | undefined,
    @Caller() caller: CallContext,
  ): Promise<Tokens> {
    return this.services.command(
      Object.assign(new LogIn(), body, { device: (userAgent ?? '').slice(0, MAX_DEVICE) }),
      caller,
    );
  }

  @Post('setup')
  @Public()
  @ApiOperation({
    operationId: 'setUpFirstAdministrator',
    summary: 'Create the first administrator with the token printed at the first start',
  })
  @ApiReceipt({ created: true, repeatable: false })
  @ApiProblems(403)
  async setUp(
    @Body() body: SetUpFirstAdministrator,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    const receipt = await this.services.command(body, caller);
    return this.answers.created(reply, caller, receipt, '/api/v1/me');
  }
}
