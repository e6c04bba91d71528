import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { GetAccess, type Access } from '@crm/contracts/identity';
import { AggregateStreams } from '@crm/event-store';
import { ClientTokens } from '../api-clients/client-tokens.service.js';
import { userDecider } from '../users/user.decider.js';
import { Memberships } from './memberships.service.js';
import { Sessions } from '../sessions/sessions.service.js';

@QueryHandler(GetAccess)
export class GetAccessHandler implements IQueryHandler<GetAccess, Access | null> {
  constructor(
    private readonly streams: AggregateStreams,
    private readonly sessions: Sessions,
    private readonly clientTokens: ClientTokens,
    private readonly memberships: Memberships,
  ) {}

  /** Session, status and roles come from the log, so a revoked right is gone at once; so do teams, which an index of this service finds. */
  async execute({ holder, id, sessionId }: GetAccess): Promise<Access | null> {
    if (holder === 'api-client') return this.clientTokens.accessOf(id, sessionId);
    const session = await this.sessions.liveSession(sessionId, id);
    if (session === undefined) return null;
    const { state: user } = await this.streams.load(userDecider, id);
    if (user.status !== 'active') return null;
    return { roles: user.roles, ...(await this.memberships.of(id)), validUntil: session.expiresAt };
  }
}
