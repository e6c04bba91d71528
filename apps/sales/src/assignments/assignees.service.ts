import { Forbidden, mayGiveTo, requireRight, type Action } from '@crm/access';
import type { Assignment, AssignmentChange, CallContext } from '@crm/contracts';
import { FindTeam, FindUser, TeamNotActive } from '@crm/contracts/identity';
import { AssigneeNotActive } from '@crm/contracts/sales';
import { ServiceClient } from '@crm/messaging';
import { Injectable } from '@nestjs/common';

/** Who may be given a record. Every path that sets an owner or a team leads through here. */
@Injectable()
export class Assignees {
  constructor(private readonly services: ServiceClient) {}

  /**
   * Throws Forbidden when the caller's right does not extend to the new owner or team, AssigneeNotActive and TeamNotActive when these take no
   * records.
   */
  async require(action: Action, to: Assignment, context: CallContext): Promise<void> {
    requireRight(context.principal, action);
    if (!mayGiveTo(context.principal, action, to)) throw new Forbidden({ action });
    await this.requireActive(to, context);
  }

  /** The holder of a new record: its creator, unless another one is named, which needs the right to assign. */
  async first(action: Action, { ownerId, teamId = null }: AssignmentChange, context: CallContext): Promise<Assignment> {
    const { type, id } = context.principal;
    const creator = type === 'user' && teamId === null ? id : null;
    const to = { ownerId: ownerId === undefined ? creator : ownerId, teamId };
    const isOwn = to.teamId === null && (to.ownerId === null || to.ownerId === id);
    if (!isOwn) await this.require(action, to, context);
    return to;
  }

  private async requireActive({ ownerId, teamId }: Assignment, context: CallContext): Promise<void> {
    if (ownerId !== null && (await this.services.query(new FindUser(ownerId), context)).status !== 'active')
      throw new AssigneeNotActive({ ownerId });
    if (teamId !== null && (await this.services.query(new FindTeam(teamId), context)).status !== 'active')
      throw new TeamNotActive({ teamId });
  }
}
