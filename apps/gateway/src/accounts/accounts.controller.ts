import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { CallContext } from '@crm/contracts';
import {
  ChangePassword,
  ConfirmEmailChange,
  CurrentPasswordRefused,
  EmailChangeTokenRefused,
  EmailTaken,
  PasswordRefused,
  Register,
  RegistrationClosed,
  RequestPasswordReset,
  ResetPassword,
  ResetTokenRefused,
  TokensView,
  TooManyFailures,
  TooManyLogins,
  UserNotFound,
  VerificationTokenRefused,
  VerifyEmail,
} from '@crm/contracts/identity';
import { ServiceClient } from '@crm/messaging';
import { Caller } from '../http-contract/caller.decorator.js';
import { Does, NO_CONDITIONS } from '../http-contract/routes.decorator.js';
import { Refuses } from '../openapi/refuses.decorator.js';
import { CurrentAccess } from '../auth/current-access.service.js';
import { deviceOf } from '../sessions/device.http.js';
import { Public, SignedIn } from '../access/policy.decorator.js';
import { SessionWrites } from '../sessions/session-writes.service.js';

@ApiTags('auth')
@Controller('auth')
export class AccountsController {
  constructor(
    private readonly services: ServiceClient,
    private readonly access: CurrentAccess,
    private readonly writes: SessionWrites,
  ) {}

  @Post('register')
  @Public()
  @HttpCode(202)
  @ApiOperation({
    operationId: 'register',
    summary: 'Request an account',
    description:
      'The response is the same whether or not the address already has an account; its owner is informed by mail. The account has no password until its address is verified, and no access until it has a role as well.',
  })
  @ApiResponse({ status: 202, description: 'A mail is on its way to the address.' })
  @Refuses(RegistrationClosed, PasswordRefused)
  register(@Body() body: Register, @Caller() caller: CallContext): Promise<void> {
    return this.services.command(body, caller);
  }

  @Does('/verify-email', 'public', {
    summary: 'Verify an address with a token that was mailed to it, and choose the password',
    description:
      'Only the password chosen here works, whatever was submitted with the registration. A refused password does not use up the token.',
    refuses: [VerificationTokenRefused, PasswordRefused, TooManyLogins],
    ...NO_CONDITIONS,
  })
  verifyEmail(@Body() body: VerifyEmail) {
    return body;
  }

  @Post('password')
  @SignedIn()
  @HttpCode(200)
  @ApiOperation({
    operationId: 'changePassword',
    summary: 'Change your own password',
    description:
      'Requires the current password. Ends all sessions and starts a new one for the caller. A wrong current password counts as a failed log-in.',
  })
  @ApiResponse({
    status: 200,
    description: 'The password was changed. Use these tokens from now on.',
    type: TokensView,
  })
  @Refuses(UserNotFound, CurrentPasswordRefused, PasswordRefused, TooManyFailures, TooManyLogins)
  async changePassword(
    @Body() body: ChangePassword,
    @Headers('user-agent') userAgent: string | undefined,
    @Caller() caller: CallContext,
  ): Promise<TokensView> {
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
    summary: 'Request a mail for setting a new password',
    description:
      'The response is the same whether or not the address has an account. An invited user gets the invitation again. An account gets at most three of these mails an hour from one network, and nine altogether; each link works until one is used or it expires.',
  })
  @ApiResponse({ status: 202, description: 'If the account exists, a mail is on its way.' })
  requestPasswordReset(@Body() body: RequestPasswordReset, @Caller() caller: CallContext): Promise<void> {
    return this.services.command(body, caller);
  }

  @Does('/password-reset/confirm', 'public', {
    summary: 'Set a new password with the token that was mailed',
    description: 'Ends all sessions. A refused password does not use up the token.',
    refuses: [ResetTokenRefused, PasswordRefused, TooManyLogins],
    ...NO_CONDITIONS,
  })
  confirmPasswordReset(@Body() body: ResetPassword) {
    return body;
  }

  @Does('/email-change/confirm', 'public', {
    summary: 'Confirm a change of an e-mail address with a token that was mailed',
    description:
      'The address changes with the last confirmation that is needed: of both mailboxes, or of the new one alone when an administrator requested the change. The sessions of the account end, except the one that requested it, and earlier mailed links stop working.',
    refuses: [EmailChangeTokenRefused, EmailTaken],
    ...NO_CONDITIONS,
  })
  confirmEmailChange(@Body() body: ConfirmEmailChange) {
    return body;
  }
}
