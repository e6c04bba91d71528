import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { CallContext } from '@crm/contracts';
import {
  ChangePassword,
  Register,
  RequestPasswordReset,
  ResetPassword,
  Tokens,
  VerifyEmail,
} from '@crm/contracts/identity';
import { ServiceClient } from '@crm/messaging';
import type { FastifyReply } from 'fastify';
import { Answers } from '../manners/answers.js';
import { Caller, Reply } from '../manners/caller.js';
import { ApiProblems, ApiReceipt } from '../openapi/documentation.js';
import { CurrentAccess } from './current-access.js';
import { deviceOf } from './device.js';
import { Public, SignedIn } from './policy.js';
import { SessionWrites } from './session-writes.js';

@ApiTags('auth')
@Controller('auth')
export class AccountsController {
  constructor(
    private readonly services: ServiceClient,
    private readonly answers: Answers,
    private readonly access: CurrentAccess,
    private readonly writes: SessionWrites,
  ) {}

  @Post('register')
  @Public()
  @HttpCode(202)
  @ApiOperation({
    operationId: 'register',
    summary: 'Ask for an account',
    description:
      'The answer is the same whether or not the address has an account: its owner learns more by mail. The account has no access until the address is verified and it has a role.',
  })
  @ApiResponse({ status: 202, description: 'A mail is on its way to the address.' })
  @ApiProblems(403)
  register(@Body() body: Register, @Caller() caller: CallContext): Promise<void> {
    return this.services.command(body, caller);
  }

  @Post('verify-email')
  @Public()
  @HttpCode(200)
  @ApiOperation({ operationId: 'verifyEmail', summary: 'Prove an address with the token that was mailed to it' })
  @ApiReceipt({ repeatable: false })
  @ApiProblems(403)
  async verifyEmail(
    @Body() body: VerifyEmail,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    return this.answers.changed(reply, caller, await this.services.command(body, caller));
  }

  @Post('password')
  @SignedIn()
  @HttpCode(200)
  @ApiOperation({
    operationId: 'changePassword',
    summary: 'Set another password, knowing the current one',
    description:
      'Ends all sessions and starts a new one for the caller. A wrong current password counts as a failed log-in.',
  })
  @ApiResponse({ status: 200, description: 'Done; go on with these.', type: Tokens })
  @ApiProblems(404, 429)
  async changePassword(
    @Body() body: ChangePassword,
    @Headers('user-agent') userAgent: string | undefined,
    @Caller() caller: CallContext,
  ): Promise<Tokens> {
    const command = Object.assign(new ChangePassword(), body, { device: deviceOf(userAgent) });
    const tokens = this.writes.tokensOf(await this.services.command(command, caller));
    this.access.forget(caller.principal.sessionId);
    return tokens;
  }

  @Post('password-reset')
  @Public()
  @HttpCode(202)
  @ApiOperation({
    operationId: 'requestPasswordReset',
    summary: 'Ask for a mail with which a new password can be set',
    description:
      'The answer is the same whether or not the address has an account. At most three mails an hour go to one account.',
  })
  @ApiResponse({ status: 202, description: 'If there is such an account, a mail is on its way.' })
  requestPasswordReset(@Body() body: RequestPasswordReset, @Caller() caller: CallContext): Promise<void> {
    return this.services.command(body, caller);
  }

  @Post('password-reset/confirm')
  @Public()
  @HttpCode(200)
  @ApiOperation({
    operationId: 'confirmPasswordReset',
    summary: 'Set a new password with the token that was mailed',
    description: 'Ends all sessions. A password that is refused does not use the token up.',
  })
  @ApiReceipt({ repeatable: false })
  @ApiProblems(403)
  async confirmPasswordReset(
    @Body() body: ResetPassword,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    return this.answers.changed(reply, caller, await this.services.command(body, caller));
  }
}
