import { allowedActions, requireRight } from '@crm/access';
import type { Principal } from '@crm/contracts';
import {
  GetTeam,
  GetTeamsOf,
  ListTeams,
  type TeamPage,
  type TeamsOfUser,
  type TeamView,
  TeamNotFound,
} from '@crm/contracts/identity';
import { collectionOf } from '@crm/read-models';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { CustomerViews } from '../customers/customer-list.query.js';
import { isStale } from '../paging/freshness.js';
import { answerList, type List } from '../paging/list-question.js';
import { teamList, type TeamRow } from './team-list.projection.js';

const COLLECTION = collectionOf(teamList);
export const TEAM_LIST: List = {
  projection: teamList,
  collection: { name: COLLECTION, ...teamList.collection },
  defaultSort: 'name',
};
/** Of one user. More would be a mistake, and each costs colleagues to compare with. */
const MAX_TEAMS_OF_ONE = 200;

// Teams have no owner: whoever may read any reads all.
const shown = (principal: Principal, row: TeamRow): TeamView => ({
  ...row,
  allowedActions: allowedActions(principal, 'team', {}),
});

@QueryHandler(ListTeams)
export class ListTeamsHandler implements IQueryHandler<ListTeams> {
  constructor(private readonly views: CustomerViews) {}

  async execute({ question, context }: ListTeams): Promise<TeamPage> {
    requireRight(context.principal, 'team.read');
    const page = await answerList<TeamRow>(this.views, TEAM_LIST, question, { context });
    return { ...page, items: page.items.map((row) => shown(context.principal, row)) };
  }
}

@QueryHandler(GetTeam)
export class GetTeamHandler implements IQueryHandler<GetTeam> {
  constructor(private readonly views: CustomerViews) {}

  async execute({ teamId, context }: GetTeam): Promise<TeamView & { readonly stale?: true }> {
    requireRight(context.principal, 'team.read');
    const stale = await isStale(this.views.progress, teamList, context);
    const row = await this.views.store.get<TeamRow>(COLLECTION, teamId);
    if (row === undefined) throw new TeamNotFound({ teamId });
    return { ...shown(context.principal, row), ...(stale && { stale }) };
  }
}

@QueryHandler(GetTeamsOf)
export class GetTeamsOfHandler implements IQueryHandler<GetTeamsOf> {
  constructor(private readonly views: CustomerViews) {}

  async execute({ userId }: GetTeamsOf): Promise<TeamsOfUser> {
    const { items } = await this.views.store.find<TeamRow>(COLLECTION, {
      filter: { field: 'memberIds', op: 'eq', value: userId },
      limit: MAX_TEAMS_OF_ONE,
    });
    const colleagues = new Set(items.flatMap(({ memberIds }) => memberIds));
    colleagues.delete(userId);
    return { teamIds: items.map(({ id }) => id), colleagueIds: [...colleagues] };
  }
}
