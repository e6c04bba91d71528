import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { CallContext } from '@crm/contracts';
import {
  AccountNotActive,
  EmailTaken,
  LogIn,
  LoginRefused,
  LogOut,
  PasswordRefused,
  RefreshRefused,
  RefreshTokens,
  SessionNotFound,
  SetUpFirstAdministrator,
  SetUpTokenRefused,
  TokensView,
  TooManyFailures,
  TooManyLogins,
} from '@crm/contracts/identity';
import { ServiceClient } from '@crm/messaging';
import type { FastifyReply } from 'fastify';
import { Answers } from '../http-contract/answers.http.js';
import { Caller, Reply } from '../http-contract/caller.decorator.js';
import { Creates, NO_CONDITIONS } from '../http-contract/routes.decorator.js';
import { ApiReceipt } from '../openapi/documentation.openapi.js';
import { Refuses } from '../openapi/refuses.decorator.js';
import { ApiTag } from '../openapi/tags.openapi.js';
import { CurrentAccess } from '../auth/current-access.service.js';
import { deviceOf } from './device.http.js';
import { Public, SignedIn } from '../access/policy.decorator.js';
import { SessionWrites } from './session-writes.service.js';

@ApiTag('auth', 'Accounts: logging in and out, tokens, passwords, registration.')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly services: ServiceClient,
    private readonly answers: Answers,
    private readonly access: CurrentAccess,
    private readonly writes: SessionWrites,
  ) {}

  @Post('login')
  @Public()
  @HttpCode(200)
  @ApiOperation({
    operationId: 'logIn',
    summary: 'Start a session',
    description:
      'After five failures within 15 minutes an account is locked (429), whether or not it exists; a network is locked after twenty. 403: the password is right, but the account is not verified or has no role yet.',
  })
  @ApiResponse({ status: 200, description: 'Logged in.', type: TokensView })
  @Refuses(LoginRefused, AccountNotActive, TooManyFailures, TooManyLogins)
  async logIn(
    @Body() body: LogIn,
    @Headers('user-agent') userAgent: string | undefined,
    @Caller() caller: CallContext,
  ): Promise<TokensView> {
    const command = Object.assign(new LogIn(), body, { device: deviceOf(userAgent) });
    return this.writes.tokensOf(await this.services.command(command, caller));
  }

  @Post('refresh')
  @Public()
  @HttpCode(200)
  @ApiOperation({
    operationId: 'refreshTokens',
    summary: 'Exchange a refresh token for new tokens',
    description:
      'A refresh token can be exchanged once. Calls with the same token within 10 seconds of the first count as one: all get tokens that work. Using it later ends the session, because someone else may have the token too. A session lasts 30 days from its last refresh, and 90 days in total.',
  })
  @ApiResponse({ status: 200, description: 'The new tokens. Use these from now on.', type: TokensView })
  @Refuses(RefreshRefused)
  async refresh(@Body() body: RefreshTokens, @Caller() caller: CallContext): Promise<TokensView> {
    return this.writes.tokensOf(await this.services.command(body, caller));
  }

  @Post('logout')
  @SignedIn()
  @HttpCode(200)
  @ApiOperation({ operationId: 'logOut', summary: 'End the session of this call; its tokens stop working' })
  @ApiReceipt({ repeatable: false })
  @Refuses(SessionNotFound)
  async logOut(@Caller() caller: CallContext, @Reply() reply: FastifyReply): Promise<unknown> {
    const receipt = await this.services.command(new LogOut(), caller);
    this.access.forget(caller.principal.sessionId);
    return this.answers.changed(reply, caller, receipt);
  }

  @Creates('/setup', 'public', {
    summary: 'Create the first administrator with the token that the program printed at its last start',
    location: () => '/api/v1/me',
    refuses: [SetUpTokenRefused, PasswordRefused, EmailTaken, TooManyLogins],
    ...NO_CONDITIONS,
  })
  setUpFirstAdministrator(@Body() body: SetUpFirstAdministrator) {
    return body;
  }
}
