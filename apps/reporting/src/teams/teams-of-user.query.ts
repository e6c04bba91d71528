import { GetTeamsOf, type TeamsOfUser } from '@crm/contracts/identity';
import { collectionOf } from '@crm/read-models';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ReadSide } from '../lists/read-side.service.js';
import { teamList, type TeamRow } from './team-list.projection.js';

/** Of one user. More would be a mistake, and each costs colleagues to compare with. */
const MAX_TEAMS_OF_ONE = 200;

@QueryHandler(GetTeamsOf)
export class GetTeamsOfHandler implements IQueryHandler<GetTeamsOf> {
  constructor(private readonly views: ReadSide) {}

  async execute({ userId }: GetTeamsOf): Promise<TeamsOfUser> {
    const { items } = await this.views.store.find<TeamRow>(collectionOf(teamList), {
      filter: { field: 'memberIds', op: 'eq', value: userId },
      limit: MAX_TEAMS_OF_ONE,
    });
    const colleagues = new Set(items.flatMap(({ memberIds }) => memberIds));
    colleagues.delete(userId);
    return { teamIds: items.map(({ id }) => id), colleagueIds: [...colleagues] };
  }
}
