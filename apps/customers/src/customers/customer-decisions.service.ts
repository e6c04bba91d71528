import { requireWritable } from '@crm/access';
import { mayReach, type Decisions } from '@crm/commands';
import type { AssignmentChange, CallContext, Principal, Receipt } from '@crm/contracts';
import { EmailTaken, ExternalIdTaken, OwnerNotActive } from '@crm/contracts/customers';
import { TeamNotActive } from '@crm/contracts/identity';
import { AggregateStreams } from '@crm/event-store';
import { Injectable } from '@nestjs/common';
import { customerRecord } from './customer-record.service.js';
import { customerDecider, type CustomerCommand } from './customer.decider.js';
import { UserDirectory } from './user-directory.port.js';

/** Executes customer commands. Checks the fields the caller may write, and the new owner and team; hides holders that the caller may not read. */
@Injectable()
export class CustomerDecisions implements Decisions<CustomerCommand> {
  constructor(
    private readonly streams: AggregateStreams,
    private readonly users: UserDirectory,
  ) {}

  async execute(command: CustomerCommand, context: CallContext): Promise<Receipt> {
    await this.requireAllowed(command, context);
    try {
      return await this.streams.execute(customerDecider, command.customerId, command, context);
    } catch (refusal) {
      throw await redacted(refusal, this.streams, context.principal);
    }
  }

  private async requireAllowed(command: CustomerCommand, context: CallContext): Promise<void> {
    if (command.type === 'ChangeCustomer') {
      // Not every role that may change a record may change every field of it.
      const { type: _type, customerId: _id, ...change } = command;
      requireWritable(context.principal, 'customer', change);
    }
    if (command.type === 'AssignCustomer') await requireInUse(command.change, this.users, context);
  }
}

/** Throws OwnerNotActive or TeamNotActive when one of them takes no records. */
export async function requireInUse(
  { ownerId, teamId }: AssignmentChange,
  users: UserDirectory,
  context: CallContext,
): Promise<void> {
  if (ownerId != null && !(await users.isActive(ownerId, context))) throw new OwnerNotActive({ ownerId });
  if (teamId != null && !(await users.isTeamInUse(teamId, context))) throw new TeamNotActive({ teamId });
}

/** A value that no two customers share is held by another one. */
export const isClaimRefusal = (refusal: unknown): refusal is EmailTaken | ExternalIdTaken =>
  refusal instanceof EmailTaken || refusal instanceof ExternalIdTaken;

/** Returns the refusal as this caller may see it: without the holder if they may not read that customer. */
export async function redacted(refusal: unknown, streams: AggregateStreams, principal: Principal): Promise<unknown> {
  if (!isClaimRefusal(refusal)) return refusal;
  const { holder } = refusal.facts;
  if (holder === undefined || (await mayReach(streams, customerRecord, principal, 'customer.read', holder)))
    return refusal;
  return refusal instanceof EmailTaken ? new EmailTaken({}) : new ExternalIdTaken({ system: refusal.facts.system });
}
