import { Forbidden, reaches, requireRight, type Action } from '@crm/access';
import type { Principal } from '@crm/contracts';
import { CustomerNotFound } from '@crm/contracts/customers';
import { AggregateStreams } from '@crm/event-store';
import { Injectable } from '@nestjs/common';
import { CustomerAccess } from '../customers/customer-access.js';
import { customerDecider, type KnownCustomer } from '../customers/customer.decider.js';

/** What hangs on a customer and belongs to whoever wrote it. */
export interface Attached {
  readonly customerId: string;
  readonly ownerId: string;
}

/** Whether a caller may write something down about a customer, or do something to what was written down. */
@Injectable()
export class AttachedAccess {
  constructor(
    private readonly streams: AggregateStreams,
    private readonly customers: CustomerAccess,
  ) {}

  /** The customer that something is to hang on. Throws CustomerNotFound when there is none or the caller may not read it. */
  async customerFor(principal: Principal, action: Action, customerId: string): Promise<KnownCustomer> {
    requireRight(principal, action);
    const { state } = await this.streams.load(customerDecider, customerId);
    if (state.status === 'absent' || !(await this.customers.may(principal, 'customer.read', customerId)))
      throw new CustomerNotFound({ customerId });
    return state;
  }

  /** Throws what `absent` makes when the caller may not even read it; Forbidden when they may only read it. */
  async require(
    principal: Principal,
    { read, action }: { readonly read: Action; readonly action: Action },
    { customerId, ownerId }: Attached,
    absent: () => Error,
  ): Promise<void> {
    const { state } = await this.streams.load(customerDecider, customerId);
    const record = { ownerId, customerOwnerId: state.status === 'absent' ? null : (state.ownerId ?? null) };
    if (!reaches(principal, read, record)) throw absent();
    if (!reaches(principal, action, record)) throw new Forbidden({ action });
  }
}
