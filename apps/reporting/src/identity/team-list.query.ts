import { GetTeam, ListTeams, teamView } from '@crm/contracts/identity';
import { DomainError } from '@crm/kernel';
import type { RecordList } from '../records/record-list.js';
import { teamList } from './team-list.projection.js';

export class TeamNotFound extends DomainError<{ teamId: string }> {
  readonly code = 'identity.team-not-found';
  readonly kind = 'not-found';
  readonly title = 'There is no such team.';
}

export const teams: RecordList<typeof teamView> = {
  view: teamView,
  projection: teamList,
  list: ListTeams,
  card: GetTeam,
  readWith: 'team.read',
  owners: 'nobody',
  absent: (teamId) => new TeamNotFound({ teamId }),
};
