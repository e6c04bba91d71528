import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { GetAccess, GetTeamsOf, type Access } from '@crm/contracts/identity';
import { AggregateStreams } from '@crm/event-store';
import { ServiceClient } from '@crm/messaging';
import { ClientTokens } from '../api-clients/client-tokens.service.js';
import { ownContext } from '../own-context.model.js';
import { userDecider } from '../users/user.decider.js';
import { Sessions } from '../sessions/sessions.service.js';

@QueryHandler(GetAccess)
export class GetAccessHandler implements IQueryHandler<GetAccess, Access | null> {
  constructor(
    private readonly streams: AggregateStreams,
    private readonly sessions: Sessions,
    private readonly clientTokens: ClientTokens,
    private readonly services: ServiceClient,
  ) {}

  /** From the log, not from a view: what was taken away is gone. */
  async execute({ holder, id, sessionId }: GetAccess): Promise<Access | null> {
    if (holder === 'api-client') return this.clientTokens.accessOf(id, sessionId);
    if ((await this.sessions.liveSession(sessionId, id)) === undefined) return null;
    const { state: user } = await this.streams.load(userDecider, id);
    if (user.status !== 'active') return null;
    // Nobody gets in, with or without their teams, while these cannot be asked for.
    return { roles: user.roles, ...(await this.services.query(new GetTeamsOf(id), ownContext())) };
  }
}
