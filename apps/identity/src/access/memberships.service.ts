import type { TeamsOfUser } from '@crm/contracts/identity';
import { NotAuthentic, type AggregateStreams } from '@crm/event-store';
import { collectionOf, type ProjectionRunner, type ReadModelStore } from '@crm/read-models';
import { teamDecider, type Team } from '../teams/team.decider.js';
import { memberships, type MembershipsRow } from './memberships.projection.js';

/** Most teams of one user. More would be a mistake, and each adds colleagues to compare with. */
const MAX_TEAMS_OF_ONE = 200;

/**
 * The teams of a user, and the colleagues in them. The index only says which teams to look at; their streams say who is in them. So an index
 * that lags, has stopped or was tampered with can hide a team from its members, but never gives a right. Nor does a team that is not authentic:
 * it has no members.
 */
export class Memberships {
  constructor(
    private readonly store: Pick<ReadModelStore, 'find'>,
    private readonly streams: Pick<AggregateStreams, 'load'>,
    private readonly runner: Pick<ProjectionRunner, 'passed'>,
  ) {}

  async of(userId: string): Promise<TeamsOfUser> {
    const { items } = await this.store.find<MembershipsRow>(collectionOf(memberships), {
      filter: { field: 'memberId', op: 'eq', value: userId },
      limit: MAX_TEAMS_OF_ONE,
    });
    const teamIds: string[] = [];
    const colleagues = new Set<string>();
    for (const { id } of items) {
      const team = await this.team(id);
      if (team.status === 'absent' || !team.memberIds.includes(userId)) continue;
      teamIds.push(id);
      for (const memberId of team.memberIds) colleagues.add(memberId);
    }
    colleagues.delete(userId);
    return { teamIds, colleagueIds: [...colleagues] };
  }

  private async team(id: string): Promise<Team> {
    try {
      return (await this.streams.load(teamDecider, id)).state;
    } catch (error) {
      if (error instanceof NotAuthentic) return { status: 'absent' };
      throw error;
    }
  }

  /** False: the changes up to `position` were not indexed in time. An event that is parked never is; it can hide a team, and gives no right. */
  haveReached(position: string, timeoutMs: number, signal: AbortSignal): Promise<boolean> {
    return this.runner.passed(memberships.name, position, timeoutMs, signal);
  }
}
