import { requireWritable } from '@crm/access';
import { mayReach, type Decisions } from '@crm/commands';
import type { CallContext, Principal, Receipt } from '@crm/contracts';
import { EmailTaken, ExternalIdTaken } from '@crm/contracts/customers';
import { AggregateStreams } from '@crm/event-store';
import { Injectable } from '@nestjs/common';
import { customerRecord } from './customer-record.js';
import { customerDecider, type CustomerCommand } from './customer.decider.js';

/** Decides about customers as the caller may see it: fields that they may not write, and holders that they may not read. */
@Injectable()
export class CustomerDecisions implements Decisions<CustomerCommand> {
  constructor(private readonly streams: AggregateStreams) {}

  async execute(command: CustomerCommand, context: CallContext): Promise<Receipt> {
    const { type, customerId, ...change } = command;
    // Not every role that may change a record may change every field of it.
    if (type === 'ChangeCustomer') requireWritable(context.principal, 'customer', change);
    try {
      return await this.streams.execute(customerDecider, customerId, command, context);
    } catch (refusal) {
      throw await redacted(refusal, this.streams, context.principal);
    }
  }
}

/** The refusal as this caller may see it: without the holder where they may not read that customer. */
export async function redacted(refusal: unknown, streams: AggregateStreams, principal: Principal): Promise<unknown> {
  if (!(refusal instanceof EmailTaken || refusal instanceof ExternalIdTaken)) return refusal;
  const { holder } = refusal.facts;
  if (holder === undefined || (await mayReach(streams, customerRecord, principal, 'customer.read', holder)))
    return refusal;
  return refusal instanceof EmailTaken ? new EmailTaken({}) : new ExternalIdTaken({ system: refusal.facts.system });
}
