import { MemberNotActive } from '@crm/contracts/identity';
import type { AggregateStreams } from '@crm/event-store';
import { userDecider } from '../users/user.decider.js';
import { teamDecider, type TeamCommand } from './team.decider.js';

/** Throws MemberNotActive. A missing team is left to its decider. */
export async function addition(streams: AggregateStreams, teamId: string, userId: string): Promise<TeamCommand> {
  const { state: team } = await streams.load(teamDecider, teamId);
  const { state: user } = await streams.load(userDecider, userId);
  if (team.status !== 'absent' && user.status !== 'active' && user.status !== 'invited')
    throw new MemberNotActive({ userId });
  return { type: 'AddTeamMember', teamId, userId };
}
