import { Injectable } from '@nestjs/common';
import type { CallContext } from '@crm/contracts';
import { AggregateStreams } from '@crm/event-store';
import { derivedId } from '@crm/kernel';
import { userDecider } from './user.decider.js';
import { ROSTER_ID, rosterDecider, type RosterCommand } from './roster.decider.js';

/** Ensures that one administrator remains. */
@Injectable()
export class Roster {
  constructor(private readonly streams: AggregateStreams) {}

  /** Called before the user's stream changes at `revision`. Throws LastAdministratorStays. */
  async leave(userId: string, revision: number, context: CallContext): Promise<void> {
    await this.execute({ type: 'Leave', userId, revision }, context);
  }

  /** Called after anything that may have made the user an active administrator. Adds the user to the roster if so. */
  async settle(userId: string, context: CallContext): Promise<void> {
    const { state: user, revision } = await this.streams.load(userDecider, userId);
    if (user.status !== 'active' || !user.roles.includes('admin')) return;
    await this.execute({ type: 'Join', userId, revision }, context);
  }

  private async execute(command: RosterCommand, context: CallContext): Promise<void> {
    const { type, userId, revision } = command;
    const { ifMatch: _ofTheUser, fingerprint: _ofTheUsersToo, ...rest } = context;
    // One command may arrive again at another revision of the user: each time it is another command to this stream.
    const commandId = derivedId(context.commandId, 'roster', type, userId, revision);
    await this.streams.execute(rosterDecider, ROSTER_ID, command, {
      ...rest,
      causationId: context.commandId,
      commandId,
    });
  }
}
