import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { GetAccess, GetHolderAccess, type Access } from '@crm/contracts/identity';
import { ClientTokens } from '../api-clients/client-tokens.service.js';
import { Sessions } from '../sessions/sessions.service.js';
import { Holders } from './holders.service.js';

@QueryHandler(GetAccess)
export class GetAccessHandler implements IQueryHandler<GetAccess, Access | null> {
  constructor(
    private readonly holders: Holders,
    private readonly sessions: Sessions,
    private readonly clientTokens: ClientTokens,
  ) {}

  async execute({ holder, id, sessionId }: GetAccess): Promise<Access | null> {
    if (holder === 'api-client') return this.withinToken(id, sessionId);
    const session = await this.sessions.liveSession(sessionId, id);
    if (session === undefined) return null;
    const access = await this.holders.accessOf(holder, id);
    return access && { ...access, validUntil: session.expiresAt };
  }

  /** Scopes taken from the client are taken from its tokens. The access ends with the token. */
  private async withinToken(id: string, tokenId: string): Promise<Access | null> {
    const [access, token] = [
      await this.holders.accessOf('api-client', id),
      await this.clientTokens.tokenOf(id, tokenId),
    ];
    if (access === null || token === undefined) return null;
    const scopes = token.scopes.filter((scope) => access.scopes?.includes(scope));
    return { ...access, scopes, validUntil: sooner(token.expiresAt, access.validUntil) };
  }
}

@QueryHandler(GetHolderAccess)
export class GetHolderAccessHandler implements IQueryHandler<GetHolderAccess, Access | null> {
  constructor(private readonly holders: Holders) {}

  execute({ holder, id }: GetHolderAccess): Promise<Access | null> {
    return this.holders.accessOf(holder, id);
  }
}

const sooner = (one: string, other = one): string => (Date.parse(other) < Date.parse(one) ? other : one);
