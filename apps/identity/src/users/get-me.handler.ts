import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { GetMe, MAILBOXES, type MeView, type PendingEmailView, UserNotFound } from '@crm/contracts/identity';
import { AggregateStreams } from '@crm/event-store';
import { pendingAt } from './email-change.decider.js';
import { userDecider } from './user.decider.js';
import type { PendingEmailChange } from './user-state.model.js';

@QueryHandler(GetMe)
export class GetMeHandler implements IQueryHandler<GetMe, MeView> {
  constructor(private readonly streams: AggregateStreams) {}

  /** Reads the log, not a view: the caller's latest changes are included. */
  async execute({ context }: GetMe): Promise<MeView> {
    const { id } = context.principal;
    const { state, revision } = await this.streams.load(userDecider, id);
    if (state.status === 'absent') throw new UserNotFound({ userId: id });
    const pending = pendingAt(state, new Date().toISOString());
    const { name, email, roles, absence } = state;
    return { id, revision, name, email, roles, absence, ...(pending && { pendingEmail: shown(pending) }) };
  }
}

const shown = ({ email, expiresAt, tokens }: PendingEmailChange): PendingEmailView => ({
  email,
  expiresAt,
  awaits: MAILBOXES.filter((mailbox) => tokens[mailbox] !== undefined),
});
