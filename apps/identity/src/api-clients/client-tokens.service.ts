import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Injectable } from '@nestjs/common';
import type { CallContext } from '@crm/contracts';
import { ACCESS_TOKEN, IssueClientToken, type ClientToken, ClientRefused, ScopeRefused } from '@crm/contracts/identity';
import { AggregateStreams } from '@crm/event-store';
import { newId } from '@crm/kernel';
import { SecurityLog } from '@crm/platform';
import { isUUID } from 'class-validator';
import { AccessTokens } from '../signing-keys/access-tokens.service.js';
import { LoginThrottle } from '../throttle/login-throttle.service.js';
import { apiClientDecider, validSecrets, type ApiClient } from './api-client.decider.js';

import { apiTokenDecider, type ApiToken } from './api-token.decider.js';
import { isAmong } from './client-secrets.service.js';
import { secretHash } from '../secret-hash.model.js';

/** Issues the tokens of API clients, and knows each of them. */
@Injectable()
export class ClientTokens {
  constructor(
    private readonly streams: AggregateStreams,
    private readonly tokens: AccessTokens,
  ) {}

  async issue(apiClientId: string, scopes: readonly string[], context: CallContext): Promise<ClientToken> {
    const tokenId = newId();
    const expiresAt = new Date(Date.now() + ACCESS_TOKEN.lifetimeSeconds * 1000).toISOString();
    const command = { type: 'IssueClientToken', tokenId, apiClientId, scopes, expiresAt } as const;
    await this.streams.execute(apiTokenDecider, tokenId, command, context, { creates: true });
    const accessToken = await this.tokens.sign({ holder: 'api-client', id: apiClientId, sessionId: tokenId });
    return { accessToken, expiresIn: ACCESS_TOKEN.lifetimeSeconds, scopes };
  }

  /** undefined: the client never had this token. */
  async tokenOf(apiClientId: string, tokenId: string): Promise<ApiToken> {
    const { state: token } = await this.streams.load(apiTokenDecider, tokenId);
    return token?.apiClientId === apiClientId ? token : undefined;
  }
}

@CommandHandler(IssueClientToken)
export class IssueClientTokenHandler implements ICommandHandler<IssueClientToken, ClientToken> {
  constructor(
    private readonly streams: AggregateStreams,
    private readonly throttle: LoginThrottle,
    private readonly tokens: ClientTokens,
    private readonly securityLog: SecurityLog,
  ) {}

  async execute({ clientId, clientSecret, scopes, context }: IssueClientToken): Promise<ClientToken> {
    const attempt = await this.throttle.enterAsClient(context);
    try {
      const client = await this.clientOf(clientId);
      const now = new Date().toISOString();
      if (client.status === 'absent' || !isAmong(secretHash(clientSecret), validSecrets(client, now))) {
        await attempt.failed();
        this.securityLog.record('authn_login_fail', context, { code: 'identity.client-refused' });
        throw new ClientRefused();
      }
      await attempt.succeeded();
      const beyond = (scopes ?? []).filter((scope) => !client.scopes.includes(scope));
      if (beyond.length > 0) throw new ScopeRefused(beyond);
      const principal = { type: 'api-client', id: clientId, roles: [client.role], teamIds: [] } as const;
      const actor: CallContext = { ...context, principal };
      this.securityLog.record('authn_token_created', actor, { id: clientId });
      return await this.tokens.issue(clientId, scopes ?? client.scopes, actor);
    } finally {
      attempt.leave();
    }
  }

  private async clientOf(clientId: string): Promise<ApiClient> {
    if (!isUUID(clientId)) return { status: 'absent' };
    return (await this.streams.load(apiClientDecider, clientId)).state;
  }
}
