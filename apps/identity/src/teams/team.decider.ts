import {
  MAX_TEAM_MEMBERS,
  type TeamEvent,
  TeamExists,
  TeamNameTaken,
  TeamNotActive,
  TeamNotFound,
  TooManyMembers,
} from '@crm/contracts/identity';
import type { Decider, UniqueValue } from '@crm/kernel';

/** Names arrive trimmed and in NFC. The handler has checked that the user may join. */
export type TeamCommand =
  | { readonly type: 'CreateTeam'; readonly teamId: string; readonly name: string }
  | { readonly type: 'RenameTeam'; readonly teamId: string; readonly name: string }
  | { readonly type: 'AddTeamMember'; readonly teamId: string; readonly userId: string }
  | { readonly type: 'RemoveTeamMember'; readonly teamId: string; readonly userId: string }
  | { readonly type: 'ArchiveTeam'; readonly teamId: string }
  | { readonly type: 'RestoreTeam'; readonly teamId: string };

export type Team =
  | { readonly status: 'absent' }
  | { readonly status: 'active' | 'archived'; readonly name: string; readonly memberIds: readonly string[] };

const TEAM_NAME = 'team-name';

function decide(command: TeamCommand, team: Team): TeamEvent[] {
  const { teamId } = command;
  if (command.type === 'CreateTeam') {
    if (team.status !== 'absent') throw new TeamExists({ teamId });
    return [{ type: 'TeamCreated', data: { teamId, name: command.name } }];
  }
  if (team.status === 'absent') throw new TeamNotFound({ teamId });
  if (command.type === 'RestoreTeam')
    return team.status === 'active' ? [] : [{ type: 'TeamRestored', data: { teamId } }];
  if (command.type === 'ArchiveTeam') return archived(teamId, team);
  if (team.status === 'archived') throw new TeamNotActive({ teamId });
  if (command.type === 'RenameTeam') {
    const { name: to } = command;
    return team.name === to ? [] : [{ type: 'TeamRenamed', data: { teamId, from: team.name, to } }];
  }
  return membership(command.type === 'AddTeamMember', command, team.memberIds);
}

/** All members leave first, so that the effect on each member's rights is a separate event. */
function archived(teamId: string, team: Exclude<Team, { status: 'absent' }>): TeamEvent[] {
  if (team.status === 'archived') return [];
  const left = team.memberIds.map((userId) => ({ type: 'TeamMemberRemoved', data: { teamId, userId } }) as const);
  return [...left, { type: 'TeamArchived', data: { teamId } }];
}

function membership(
  joins: boolean,
  { teamId, userId }: { readonly teamId: string; readonly userId: string },
  memberIds: readonly string[],
): TeamEvent[] {
  const isMember = memberIds.includes(userId);
  if (!joins) return isMember ? [{ type: 'TeamMemberRemoved', data: { teamId, userId } }] : [];
  if (isMember) return [];
  if (memberIds.length >= MAX_TEAM_MEMBERS) throw new TooManyMembers({ limit: MAX_TEAM_MEMBERS });
  return [{ type: 'TeamMemberAdded', data: { teamId, userId } }];
}

function evolve(team: Team, event: TeamEvent): Team {
  if (event.type === 'TeamCreated') return { status: 'active', name: event.data.name, memberIds: [] };
  if (team.status === 'absent') return team;
  switch (event.type) {
    case 'TeamRenamed':
      return { ...team, name: event.data.to };
    case 'TeamMemberAdded':
      return { ...team, memberIds: [...team.memberIds, event.data.userId] };
    case 'TeamMemberRemoved':
      return { ...team, memberIds: team.memberIds.filter((id) => id !== event.data.userId) };
    case 'TeamArchived':
      return { ...team, status: 'archived' };
    case 'TeamRestored':
      return { ...team, status: 'active' };
  }
}

export const teamDecider: Decider<Team, TeamCommand, TeamEvent> = {
  category: 'team',
  initial: { status: 'absent' },
  decide,
  evolve,
  unique: {
    values: (team): readonly UniqueValue[] =>
      team.status === 'active' ? [{ kind: TEAM_NAME, value: team.name.toLowerCase().normalize('NFC') }] : [],
    taken: (_value, holder) => new TeamNameTaken({ teamId: holder }),
  },
};
