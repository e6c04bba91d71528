import { GetTeamsOf, type TeamsOfUser } from '@crm/contracts/identity';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Memberships } from './memberships.service.js';

@QueryHandler(GetTeamsOf)
export class GetTeamsOfHandler implements IQueryHandler<GetTeamsOf> {
  constructor(private readonly memberships: Memberships) {}

  execute({ userId }: GetTeamsOf): Promise<TeamsOfUser> {
    return this.memberships.of(userId);
  }
}
