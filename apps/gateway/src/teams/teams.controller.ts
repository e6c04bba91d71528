import { Body, Controller, Delete, Param, Put, Query } from '@nestjs/common';
import {
  AddTeamMember,
  ArchiveTeam,
  CreateTeam,
  GetTeam,
  ListTeams,
  MemberNotActive,
  RemoveTeamMember,
  RenameTeam,
  RestoreTeam,
  TeamInput,
  TeamNameTaken,
  TeamNotActive,
  TeamNotFound,
  TeamPage,
  TeamView,
  TooManyMembers,
} from '@crm/contracts/identity';
import { questionOf } from '../http-contract/list-query.dto.js';
import { Changes, Creates, Does, Lists, Shows } from '../http-contract/routes.decorator.js';
import { ApiTag } from '../openapi/tags.openapi.js';
import { TeamMemberPath, TeamPath, TeamsQuery } from './teams.dto.js';

const team = { name: 'team', type: TeamView, of: (id: string) => new GetTeam(id), absent: TeamNotFound };

@ApiTag('teams', 'Groups of users who share their records.')
@Controller('teams')
export class TeamsController {
  @Lists('/', 'team.read', {
    summary: 'List, search and filter teams; managers see their own',
    shows: TeamPage,
  })
  listTeams(@Query() query: TeamsQuery) {
    return new ListTeams(questionOf(query));
  }

  @Creates('/', 'team.manage', { summary: 'Create a team', shows: team, refuses: [TeamNameTaken] })
  createTeam(@Body() body: TeamInput) {
    return new CreateTeam({ team: body });
  }

  @Shows('/:teamId', 'team.read', { summary: 'Show one team', shows: team })
  getTeam(@Param() { teamId }: TeamPath) {
    return new GetTeam(teamId);
  }

  @Changes('/:teamId', 'team.manage', {
    summary: 'Rename a team',
    shows: team,
    refuses: [TeamNotActive, TeamNameTaken],
  })
  renameTeam(@Param() { teamId }: TeamPath, @Body() { name }: TeamInput) {
    return new RenameTeam({ teamId, name });
  }

  @Does('/:teamId/members/:userId', 'team.manage', {
    verb: Put,
    summary: 'Add a user to a team',
    description: 'The user must be active or invited. Needs no If-Match, because it overwrites nothing.',
    shows: team,
    refuses: [TeamNotActive, MemberNotActive, TooManyMembers],
  })
  addTeamMember(@Param() { teamId, userId }: TeamMemberPath) {
    return new AddTeamMember({ teamId, userId });
  }

  @Does('/:teamId/members/:userId', 'team.manage', {
    verb: Delete,
    summary: 'Remove a user from a team',
    description: 'Does nothing if the user is not a member. Needs no If-Match, because it overwrites nothing.',
    shows: team,
    refuses: [TeamNotActive],
  })
  removeTeamMember(@Param() { teamId, userId }: TeamMemberPath) {
    return new RemoveTeamMember({ teamId, userId });
  }

  @Does('/:teamId/archive', 'team.manage', {
    summary: 'Archive a team; all members leave it and its name becomes available',
    shows: team,
  })
  archiveTeam(@Param() { teamId }: TeamPath) {
    return new ArchiveTeam({ teamId });
  }

  @Does('/:teamId/restore', 'team.manage', {
    summary: 'Restore a team from the archive, without members',
    shows: team,
    refuses: [TeamNameTaken],
  })
  restoreTeam(@Param() { teamId }: TeamPath) {
    return new RestoreTeam({ teamId });
  }
}
