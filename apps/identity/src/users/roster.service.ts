import { Injectable } from '@nestjs/common';
import type { CallContext } from '@crm/contracts';
import { AggregateStreams } from '@crm/event-store';
import { derivedId } from '@crm/kernel';
import { userDecider } from './user.decider.js';
import { ROSTER_ID, rosterDecider, type RosterCommand } from './roster.decider.js';

/** Who counts as an administrator of whom one must stay. */
@Injectable()
export class Roster {
  constructor(private readonly streams: AggregateStreams) {}

  /** Before the user's stream moves on from `revision`. Throws LastAdministratorStays. */
  async leave(userId: string, revision: number, context: CallContext): Promise<void> {
    await this.execute({ type: 'Leave', userId, revision }, context);
  }

  /** After anything that may have made the user an active administrator: they count from now on. */
  async settle(userId: string, context: CallContext): Promise<void> {
    const { state: user, revision } = await this.streams.load(userDecider, userId);
    if (user.status !== 'active' || !user.roles.includes('admin')) return;
    await this.execute({ type: 'Join', userId, revision }, context);
  }

  private async execute(command: RosterCommand, context: CallContext): Promise<void> {
    const { type, userId, revision } = command;
    const { ifMatch: _ofTheUser, fingerprint: _ofTheUsersToo, ...rest } = context;
    // One command may come here again at another revision of the user: each time it is another command to this stream.
    const commandId = derivedId(context.commandId, 'roster', type, userId, revision);
    await this.streams.execute(rosterDecider, ROSTER_ID, command, {
      ...rest,
      causationId: context.commandId,
      commandId,
    });
  }
}
