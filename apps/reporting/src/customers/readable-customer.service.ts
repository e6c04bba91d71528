import { reaches } from '@crm/access';
import type { CallContext } from '@crm/contracts';
import { CustomerNotFound } from '@crm/contracts/customers';
import { collectionOf } from '@crm/read-models';
import { isStale, requireFound } from '../lists/fitness.service.js';
import type { ListSources } from '../lists/list-question.service.js';
import { customerList, type CustomerRow } from './customer-list.projection.js';

/** Throws CustomerNotFound if the customer does not exist, or the caller may not read it. */
export async function readableCustomer(
  { store, progress }: ListSources,
  context: CallContext,
  customerId: string,
): Promise<{ readonly customer: CustomerRow; readonly stale: boolean }> {
  const stale = await isStale(progress, customerList, context, customerId);
  const customer = await store.get<CustomerRow>(collectionOf(customerList), customerId);
  if (customer === undefined || !reaches(context.principal, 'customer.read', customer)) {
    await requireFound(progress, customerList, context, customerId);
    throw new CustomerNotFound({ customerId });
  }
  return { customer, stale };
}
