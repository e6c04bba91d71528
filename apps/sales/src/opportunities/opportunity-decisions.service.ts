import type { Decisions } from '@crm/commands';
import type { CallContext, Receipt } from '@crm/contracts';
import { CustomerIsArchived, CustomerNotFound, FindCustomer } from '@crm/contracts/customers';
import type { OpportunityDetails } from '@crm/contracts/sales';
import { AggregateStreams, type ExecuteOptions } from '@crm/event-store';
import { ServiceClient } from '@crm/messaging';
import { Injectable } from '@nestjs/common';
import { Assignees } from '../assignments/assignees.service.js';
import { opportunityDecider, type OpportunityCommand } from './opportunity.decider.js';

/** Executes commands about deals. Checks what other services know: the customers that a deal names, and the assignee. */
@Injectable()
export class OpportunityDecisions implements Decisions<OpportunityCommand> {
  constructor(
    private readonly streams: AggregateStreams,
    private readonly services: ServiceClient,
    private readonly assignees: Assignees,
  ) {}

  async execute(command: OpportunityCommand, context: CallContext, options?: ExecuteOptions): Promise<Receipt> {
    await this.requireAllowed(command, context);
    return this.streams.execute(opportunityDecider, command.opportunityId, command, context, options);
  }

  private async requireAllowed(command: OpportunityCommand, context: CallContext): Promise<void> {
    if (command.type === 'OpenOpportunity' || command.type === 'ChangeOpportunity')
      return this.requireCustomers(command.details, context);
    if (command.type === 'AssignOpportunity') {
      const { ownerId = null, teamId = null } = command.to;
      return this.assignees.require('opportunity.assign', { ownerId, teamId }, context);
    }
  }

  private async requireCustomers(
    {
      customerId,
      contacts = [],
    }: { readonly [Name in keyof OpportunityDetails]?: OpportunityDetails[Name] | undefined },
    context: CallContext,
  ): Promise<void> {
    const named = new Set([customerId, ...contacts.map((contact) => contact.customerId)]);
    for (const id of named) if (typeof id === 'string') await this.requireCustomer(id, context);
  }

  private async requireCustomer(customerId: string, context: CallContext): Promise<void> {
    const { status } = await this.services.query(new FindCustomer(customerId), context);
    if (status === 'unknown') throw new CustomerNotFound({ customerId });
    if (status === 'archived') throw new CustomerIsArchived({ customerId });
  }
}
