import { holderOf, type Ownership } from '@crm/access';
import { mayReach } from '@crm/commands';
import type { Principal } from '@crm/contracts';
import { CustomerNotFound } from '@crm/contracts/customers';
import type { AggregateStreams } from '@crm/event-store';
import { customerDecider } from './customer.decider.js';
import { customerRecord } from './customer-record.service.js';

/** Returns what a new record takes over from its customer. Throws CustomerNotFound when the caller may not read that customer. */
export async function relatedTo(streams: AggregateStreams, customerId: string, principal: Principal) {
  const { state } = await streams.load(customerDecider, customerId);
  if (state.status === 'absent' || !(await mayReach(streams, customerRecord, principal, 'customer.read', customerId)))
    throw new CustomerNotFound({ customerId });
  return {
    customerId,
    customerIsArchived: state.status === 'archived',
    customerOwnerId: state.holder.ownerId,
    ownerId: principal.id,
  };
}

/** A record related to a customer belongs to its author and to the customer's current holder. */
export async function ownerOfRelated(
  record:
    { readonly status: 'absent' } | { readonly status: string; readonly customerId: string; readonly ownerId: string },
  streams: AggregateStreams,
): Promise<Ownership | undefined> {
  if (!('customerId' in record)) return undefined;
  const { state } = await streams.load(customerDecider, record.customerId);
  return { ownerId: record.ownerId, customerHolder: state.status === 'absent' ? null : holderOf(state.holder) };
}
