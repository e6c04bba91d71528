import type { CallContext, Receipt } from '@crm/contracts';
import { AggregateStreams } from '@crm/event-store';
import { derivedId, isDomainError } from '@crm/kernel';
import { Injectable } from '@nestjs/common';
import { customerDecider, type Customer } from '../customers/customer.decider.js';
import { HIERARCHY_ID, hierarchyDecider, type HierarchyCommand } from './hierarchy.decider.js';

const MAX_ATTEMPTS = 5;

/** Places organisations below others without a circle, whatever happens at the same time. */
@Injectable()
export class CustomerHierarchy {
  constructor(private readonly streams: AggregateStreams) {}

  /**
   * Reserves the link first, then changes the customer at exactly the revision of the reservation, or starts over. Throws what both deciders
   * throw.
   */
  async place(customerId: string, parentId: string | null, context: CallContext): Promise<Receipt> {
    const command = { type: 'PlaceSubsidiary', customerId, parentId } as const;
    for (let attempt = 1; ; attempt++) {
      const { state, revision } = await this.streams.load(customerDecider, customerId);
      const isCurrent = context.ifMatch === undefined || context.ifMatch === revision;
      if (parentId !== null && isCurrent && isAccepted(command, state))
        await this.execute({ type: 'Reserve', customerId, parentId, revision }, context);
      try {
        const exact = { ...context, ifMatch: context.ifMatch ?? revision };
        const receipt = await this.streams.execute(customerDecider, customerId, command, exact);
        await this.settle(customerId, context);
        return receipt;
      } catch (error) {
        const moved = isDomainError(error) && error.kind === 'stale' && context.ifMatch === undefined;
        if (!moved || attempt === MAX_ATTEMPTS) throw error;
      }
    }
  }

  /** Clean-up, which the next change of the customer completes if this one is interrupted: a reservation only makes the rule stricter. */
  private async settle(customerId: string, context: CallContext): Promise<void> {
    const { state, revision } = await this.streams.load(customerDecider, customerId);
    if (state.status === 'absent') return;
    await this.execute({ type: 'Settle', customerId, parentId: state.subsidiaryOf, revision }, context);
  }

  private async execute(command: HierarchyCommand, context: CallContext): Promise<void> {
    const { type, customerId, revision } = command;
    const { ifMatch: _ofTheCustomer, fingerprint: _ofTheCustomersToo, ...rest } = context;
    // One command may arrive again at another revision of the customer: each time it is another command to this stream.
    const commandId = derivedId(context.commandId, 'hierarchy', type, customerId, revision);
    await this.streams.execute(hierarchyDecider, HIERARCHY_ID, command, {
      ...rest,
      causationId: context.commandId,
      commandId,
    });
  }
}

/** True if the customer's decider accepts the command with an effect. Only then is the link reserved. */
function isAccepted(command: Parameters<typeof customerDecider.decide>[0], state: Customer): boolean {
  try {
    return customerDecider.decide(command, state).length > 0;
  } catch {
    return false;
  }
}
