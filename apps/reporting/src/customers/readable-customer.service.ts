import type { CallContext } from '@crm/contracts';
import { readableSubject } from '../timeline/readable-subject.service.js';
import type { ListSources } from '../lists/list-question.service.js';
import type { CustomerRow } from './customer-list.projection.js';

/** Throws CustomerNotFound if the customer does not exist, or the caller may not read it. */
export async function readableCustomer(
  sources: ListSources,
  context: CallContext,
  id: string,
): Promise<{ readonly customer: CustomerRow; readonly stale: boolean }> {
  const { row, stale } = await readableSubject(sources, context, { kind: 'customer', id });
  return { customer: row as CustomerRow, stale };
}
