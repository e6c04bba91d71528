import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { CallContext } from '@crm/contracts';
import { ClientRefused, IssueClientToken, ScopeRefused, TooManyFailures, TooManyLogins } from '@crm/contracts/identity';
import { ServiceClient } from '@crm/messaging';
import { Public } from '../access/policy.decorator.js';
import { Caller } from '../http-contract/caller.decorator.js';
import { AcceptsForm } from '../http-contract/media-type.http.js';
import { Refuses } from '../openapi/refuses.decorator.js';
import { credentialsOf } from './client-credentials.http.js';
import { TokenView, TokenInput } from './token.dto.js';

@ApiTags('auth')
@Controller('auth')
export class TokenController {
  constructor(private readonly services: ServiceClient) {}

  @Post('token')
  @HttpCode(200)
  @Public()
  @AcceptsForm()
  @ApiOperation({
    operationId: 'issueToken',
    summary: 'Get an access token as an API client (OAuth 2.0 client credentials)',
    description:
      'RFC 6749, section 4.4: credentials in the Authorization header (Basic) or in the body, which is a form or JSON. There is no refresh token: request another access token instead. Refusals are problem+json; `facts.error` holds the error code of the RFC.',
  })
  @ApiResponse({ status: 200, description: 'A token that is valid for 15 minutes.', type: TokenView })
  @Refuses(ClientRefused, ScopeRefused, TooManyFailures, TooManyLogins)
  async issue(
    @Body() body: TokenInput,
    @Headers('authorization') authorization: string | undefined,
    @Caller() caller: CallContext,
  ): Promise<TokenView> {
    const { id, secret } = credentialsOf(authorization, body);
    const command = new IssueClientToken(id, secret, body.scope === undefined ? undefined : scopesOf(body.scope));
    const { accessToken, expiresIn, scopes } = await this.services.command(command, caller);
    return { access_token: accessToken, token_type: 'Bearer', expires_in: expiresIn, scope: scopes.join(' ') };
  }
}

const scopesOf = (text: string): string[] => [...new Set(text.split(' '))];
