import { Forbidden, levelOf, reaches, requireRight, type Action, type Ownership } from '@crm/access';
import type { Principal } from '@crm/contracts';
import { CustomerNotFound, EmailTaken, ExternalIdTaken } from '@crm/contracts/customers';
import { AggregateStreams } from '@crm/event-store';
import { Injectable } from '@nestjs/common';
import { customerDecider, type Customer } from './customer.decider.js';

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
    if (!(await this.reaches(principal, 'customer.read', customerId, state)))
      throw new CustomerNotFound({ customerId });
    if (!(await this.reaches(principal, action, customerId, state))) throw new Forbidden({ action });
  }

  /** False too when there is no such customer. */
  async may(principal: Principal, action: Action, customerId: string): Promise<boolean> {
    if (levelOf(principal, action) === 'all') return true;
    const { state } = await this.streams.load(customerDecider, customerId);
    return this.reaches(principal, action, customerId, state);
  }

  /** The refusal as this caller may see it: without the holder where they may not read that customer. */
  async redact(refusal: unknown, principal: Principal): Promise<unknown> {
    if (!(refusal instanceof EmailTaken || refusal instanceof ExternalIdTaken)) return refusal;
    const { holder } = refusal.facts;
    if (holder === undefined || (await this.may(principal, 'customer.read', holder))) return refusal;
    return refusal instanceof EmailTaken ? new EmailTaken({}) : new ExternalIdTaken({ system: refusal.facts.system });
  }

  /** The owner is in the state; who created it is looked up only where that could still matter. */
  private async reaches(
    principal: Principal,
    action: Action,
    customerId: string,
    customer: Customer,
  ): Promise<boolean> {
    if (customer.status === 'absent') return false;
    const owner: Ownership = customer.ownerId === undefined ? {} : { ownerId: customer.ownerId };
    if (reaches(principal, action, owner)) return true;
    if (levelOf(principal, action) === 'none') return false;
    const origin = await this.streams.origin(customerDecider, customerId);
    return origin !== undefined && reaches(principal, action, { ...owner, ...origin });
  }
}
