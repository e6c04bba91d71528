import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { FindUser, type FoundUser } from '@crm/contracts/identity';
import { AggregateStreams } from '@crm/event-store';
import { userDecider } from './user.decider.js';

@QueryHandler(FindUser)
export class FindUserHandler implements IQueryHandler<FindUser, FoundUser> {
  constructor(private readonly streams: AggregateStreams) {}

  /** Reads the log, not a view: a user who was just deactivated is given no more work. */
  async execute({ userId }: FindUser): Promise<FoundUser> {
    const { state } = await this.streams.load(userDecider, userId);
    if (state.status === 'absent') return { status: 'unknown' };
    return { status: state.status === 'active' ? 'active' : 'inactive' };
  }
}
