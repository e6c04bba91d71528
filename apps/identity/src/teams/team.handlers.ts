import { changesOf } from '@crm/commands';
import { plainText } from '@crm/contracts';
import {
  AddTeamMember,
  ArchiveTeam,
  CreateTeam,
  RemoveTeamMember,
  RenameTeam,
  RestoreTeam,
} from '@crm/contracts/identity';
import { addition } from './team-members.service.js';
import { teamDecider } from './team.decider.js';

const team = changesOf({ decider: teamDecider, id: ({ teamId }) => teamId, owned: null });

export const teamCommands = [
  team.creation(CreateTeam, 'team.manage', ({ team: { name } }, teamId) => ({
    type: 'CreateTeam',
    teamId,
    name: plainText(name),
  })),
  team.change(RenameTeam, 'team.manage', ({ teamId, name }) => ({ type: 'RenameTeam', teamId, name: plainText(name) })),
  team.change(AddTeamMember, 'team.manage', ({ teamId, userId }, streams) => addition(streams, teamId, userId)),
  team.change(RemoveTeamMember, 'team.manage', ({ teamId, userId }) => ({ type: 'RemoveTeamMember', teamId, userId })),
  team.change(ArchiveTeam, 'team.manage', ({ teamId }) => ({ type: 'ArchiveTeam', teamId })),
  team.change(RestoreTeam, 'team.manage', ({ teamId }) => ({ type: 'RestoreTeam', teamId })),
];
