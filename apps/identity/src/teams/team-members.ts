import { Injectable } from '@nestjs/common';
import type { CallContext, Receipt } from '@crm/contracts';
import { AddTeamMember, type RemoveTeamMember, MemberNotActive, TeamNotActive } from '@crm/contracts/identity';
import { AggregateStreams } from '@crm/event-store';
import { userDecider } from '../users/user.decider.js';
import { teamDecider } from './team.decider.js';

/** Who belongs to which team. Rights were checked before. */
@Injectable()
export class TeamMembers {
  constructor(private readonly streams: AggregateStreams) {}

  /** Throws TeamNotActive for the first that is not. */
  async requireActive(teamIds: readonly string[]): Promise<void> {
    for (const teamId of teamIds) {
      const { state } = await this.streams.load(teamDecider, teamId);
      if (state.status !== 'active') throw new TeamNotActive({ teamId });
    }
  }

  /** Throws MemberNotActive, and what the team's decider throws. */
  async change(command: AddTeamMember | RemoveTeamMember, context: CallContext): Promise<Receipt> {
    const { teamId, userId } = command;
    const adds = command instanceof AddTeamMember;
    if (adds && (await this.streams.load(teamDecider, teamId)).state.status !== 'absent')
      await this.requireUser(userId);
    return this.streams.execute(
      teamDecider,
      teamId,
      { type: adds ? 'AddMember' : 'RemoveMember', teamId, userId },
      context,
    );
  }

  private async requireUser(userId: string): Promise<void> {
    const { state } = await this.streams.load(userDecider, userId);
    if (state.status !== 'active' && state.status !== 'invited') throw new MemberNotActive({ userId });
  }
}
