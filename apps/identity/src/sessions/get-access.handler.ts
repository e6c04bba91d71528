import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { GetAccess, type Access } from '@crm/contracts/identity';
import { AggregateStreams } from '@crm/event-store';
import { userDecider } from '../users/user.decider.js';
import { Sessions } from './sessions.js';

@QueryHandler(GetAccess)
export class GetAccessHandler implements IQueryHandler<GetAccess, Access | null> {
  constructor(
    private readonly streams: AggregateStreams,
    private readonly sessions: Sessions,
  ) {}

  /** From the log, not from a view: what was taken away is gone. */
  async execute({ id, sessionId }: GetAccess): Promise<Access | null> {
    if ((await this.sessions.liveSession(sessionId, id)) === undefined) return null;
    const { state: user } = await this.streams.load(userDecider, id);
    return user.status === 'active' ? { roles: user.roles, teamIds: [], colleagueIds: [] } : null;
  }
}
