import { Forbidden, levelOf, reaches, requireRight, type Action } from '@crm/access';
import type { Principal } from '@crm/contracts';
import { AggregateStreams } from '@crm/event-store';
import { Injectable } from '@nestjs/common';
import { customerDecider, type Customer } from './customer.decider.js';
import { CustomerNotFound, EmailTaken } from './customer.errors.js';

/** Whether a caller may do something to one customer. */
@Injectable()
export class CustomerAccess {
  constructor(private readonly streams: AggregateStreams) {}

  /** Throws Forbidden when no role may do this; CustomerNotFound when the caller may not read it; Forbidden when only reading is allowed. */
  async require(principal: Principal, action: Action, customerId: string): Promise<void> {
    const level = requireRight(principal, action);
    // Who reaches every customer needs no look at this one: the decider knows whether it exists.
    if (level === 'all' && levelOf(principal, 'customer.read') === 'all') return;
    const { state } = await this.streams.load(customerDecider, customerId);
    if (!this.mayRead(principal, state)) throw new CustomerNotFound({ customerId });
    if (!reaches(principal, action, ownership(state))) throw new Forbidden({ action });
  }

  /** The refusal as this caller may see it: without the holder where they may not read that customer. */
  async redact(refusal: unknown, principal: Principal): Promise<unknown> {
    if (!(refusal instanceof EmailTaken) || refusal.facts.holder === undefined) return refusal;
    if (levelOf(principal, 'customer.read') === 'all') return refusal;
    const { state } = await this.streams.load(customerDecider, refusal.facts.holder);
    return this.mayRead(principal, state) ? refusal : new EmailTaken({});
  }

  private mayRead(principal: Principal, customer: Customer): boolean {
    return customer.status !== 'absent' && reaches(principal, 'customer.read', ownership(customer));
  }
}

const ownership = (customer: Customer) =>
  customer.status === 'absent' || customer.ownerId === undefined ? {} : { ownerId: customer.ownerId };
