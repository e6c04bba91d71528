import { allowedActions } from '@crm/access';
import type { Principal } from '@crm/contracts';
import { CUSTOMER_ACTIONS, type CustomerAction, type CustomerView } from '@crm/contracts/customers';

const CLOSED_WHEN_ARCHIVED: readonly CustomerAction[] = ['update', 'tag', 'assign', 'archive'];

/**
 * Returns what the principal may do to this customer in its current state. A principal who may archive may also restore; a consent can be
 * recorded in any state.
 */
export function customerActions(principal: Principal, customer: CustomerView): CustomerAction[] {
  const allowed = allowedActions(principal, 'customer', customer);
  if (allowed.includes('archive')) allowed.push('restore');
  const open = (action: CustomerAction) =>
    customer.status === 'active' ? action !== 'restore' : !CLOSED_WHEN_ARCHIVED.includes(action);
  return CUSTOMER_ACTIONS.filter((action) => allowed.includes(action) && open(action));
}
