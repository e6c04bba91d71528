import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { GetAccess, type Access } from '@crm/contracts/identity';
import { AggregateStreams } from '@crm/event-store';
import { userDecider } from '../users/user.decider.js';
import { sessionDecider } from './session.decider.js';

@QueryHandler(GetAccess)
export class GetAccessHandler implements IQueryHandler<GetAccess, Access | null> {
  constructor(private readonly streams: AggregateStreams) {}

  /** From the log, not from a view: what was taken away is gone. */
  async execute({ id, sessionId }: GetAccess): Promise<Access | null> {
    const { state: session } = await this.streams.load(sessionDecider, sessionId);
    if (session.status !== 'open' || session.userId !== id) return null;
    const { state: user } = await this.streams.load(userDecider, id);
    return user.status === 'active' ? { roles: user.roles, teamIds: [], colleagueIds: [] } : null;
  }
}
