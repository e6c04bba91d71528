import { GetTeam, ListTeams, teamView, TeamNotFound } from '@crm/contracts/identity';
import type { RecordList } from '../lists/record-list.service.js';
import { teamList } from './team-list.projection.js';

export const teams: RecordList<typeof teamView> = {
  view: teamView,
  projection: teamList,
  list: ListTeams,
  card: GetTeam,
  readWith: 'team.read',
  owners: 'members',
  absent: (teamId) => new TeamNotFound({ teamId }),
};
