import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { FindTeam, type FoundTeam } from '@crm/contracts/identity';
import { AggregateStreams } from '@crm/event-store';
import { teamDecider } from './team.decider.js';

@QueryHandler(FindTeam)
export class FindTeamHandler implements IQueryHandler<FindTeam, FoundTeam> {
  constructor(private readonly streams: AggregateStreams) {}

  /** Reads the log, not a view: a team that was just archived gets no more work. */
  async execute({ teamId }: FindTeam): Promise<FoundTeam> {
    const { state } = await this.streams.load(teamDecider, teamId);
    return { status: state.status === 'absent' ? 'unknown' : state.status };
  }
}
