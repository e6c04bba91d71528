import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { GetMe, type MeView, UserNotFound } from '@crm/contracts/identity';
import { AggregateStreams } from '@crm/event-store';
import { userDecider } from './user.decider.js';

@QueryHandler(GetMe)
export class GetMeHandler implements IQueryHandler<GetMe, MeView> {
  constructor(private readonly streams: AggregateStreams) {}

  /** Reads the log, not a view: the caller's latest changes are included. */
  async execute({ context }: GetMe): Promise<MeView> {
    const { id } = context.principal;
    const { state, revision } = await this.streams.load(userDecider, id);
    if (state.status === 'absent') throw new UserNotFound({ userId: id });
    return { id, revision, name: state.name, email: state.email, roles: state.roles };
  }
}
