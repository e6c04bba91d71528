import { MAX_TEAM_MEMBERS, type TeamEvent, TeamNotActive, TeamNotFound, TooManyMembers } from '@crm/contracts/identity';
import { spec } from '@crm/testing';
import { teamDecider, type TeamCommand } from './team.decider.js';

const team = spec(teamDecider);
const teamId = 'T1';
const command = (type: string, more: object = {}) => ({ type, teamId, ...more }) as TeamCommand;
const created: TeamEvent = { type: 'TeamCreated', data: { teamId, name: 'North' } };
const added = (userId: string): TeamEvent => ({ type: 'TeamMemberAdded', data: { teamId, userId } });
const removed = (userId: string): TeamEvent => ({ type: 'TeamMemberRemoved', data: { teamId, userId } });
const archived: TeamEvent = { type: 'TeamArchived', data: { teamId } };
const restored: TeamEvent = { type: 'TeamRestored', data: { teamId } };

describe('a team', () => {
  it('has a name that is unique among teams in use', () => {
    team
      .given()
      .when(command('CreateTeam', { name: 'North' }))
      .then(created);
    team.given(created).thenHolds({ kind: 'team-name', value: 'north' });
    team.given(created, archived).thenHolds();
  });
  it('is renamed when the name differs', () => {
    team
      .given(created)
      .when(command('RenameTeam', { name: 'East' }))
      .then({ type: 'TeamRenamed', data: { teamId, from: 'North', to: 'East' } });
    team
      .given(created)
      .when(command('RenameTeam', { name: 'North' }))
      .thenNothing();
  });
  it('adds and removes each member once', () => {
    team
      .given(created)
      .when(command('AddTeamMember', { userId: 'U1' }))
      .then(added('U1'));
    team
      .given(created, added('U1'))
      .when(command('AddTeamMember', { userId: 'U1' }))
      .thenNothing();
    team
      .given(created, added('U1'))
      .when(command('RemoveTeamMember', { userId: 'U1' }))
      .then(removed('U1'));
    team
      .given(created)
      .when(command('RemoveTeamMember', { userId: 'U1' }))
      .thenNothing();
  });
  it('is limited in size', () => {
    const full = Array.from({ length: MAX_TEAM_MEMBERS }, (_each, index) => added(`U${index}`));
    team
      .given(created, ...full)
      .when(command('AddTeamMember', { userId: 'one more' }))
      .thenRefused(TooManyMembers, { limit: MAX_TEAM_MEMBERS });
  });
  it('loses all members when it is archived, and is restored empty', () => {
    team
      .given(created, added('U1'), added('U2'))
      .when(command('ArchiveTeam'))
      .then(removed('U1'), removed('U2'), archived);
    team.given(created, archived).when(command('ArchiveTeam')).thenNothing();
    team.given(created, archived).when(command('RestoreTeam')).then(restored);
    for (const late of [command('RenameTeam', { name: 'East' }), command('AddTeamMember', { userId: 'U1' })])
      team.given(created, archived).when(late).thenRefused(TeamNotActive);
  });
  it('must exist', () => {
    for (const type of ['RenameTeam', 'AddTeamMember', 'RemoveTeamMember', 'ArchiveTeam', 'RestoreTeam'])
      team
        .given()
        .when(command(type, { name: 'x', userId: 'U1' }))
        .thenRefused(TeamNotFound, { teamId });
  });
});
