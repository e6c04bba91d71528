import { MemberNotActive } from '@crm/contracts/identity';
import type { AggregateStreams } from '@crm/event-store';
import { userDecider } from '../users/user.decider.js';
import { teamDecider, type TeamCommand } from './team.decider.js';

/** Returns the command that adds the user. Throws MemberNotActive. The decider refuses a missing team. */
export async function addition(streams: AggregateStreams, teamId: string, userId: string): Promise<TeamCommand> {
  const { state: team } = await streams.load(teamDecider, teamId);
  const { state: user } = await streams.load(userDecider, userId);
  if (team.status !== 'absent' && user.status !== 'active' && user.status !== 'invited')
    throw new MemberNotActive({ userId });
  return { type: 'AddTeamMember', teamId, userId };
}
