import { allowedActions } from '@crm/access';
import type { Principal } from '@crm/contracts';
import { CUSTOMER_ACTIONS, type CustomerAction, type CustomerView } from '@crm/contracts/customers';

const CLOSED_WHEN_ARCHIVED: readonly CustomerAction[] = ['update', 'tag', 'assign', 'archive'];

/** What the principal may do to this customer as it is now. Whoever may archive may bring back; a consent can be recorded in any state. */
export function customerActions(principal: Principal, customer: CustomerView): CustomerAction[] {
  const allowed = allowedActions(principal, 'customer', customer);
  if (allowed.includes('archive')) allowed.push('restore');
  const open = (action: CustomerAction) =>
    customer.status === 'active' ? action !== 'restore' : !CLOSED_WHEN_ARCHIVED.includes(action);
  return CUSTOMER_ACTIONS.filter((action) => allowed.includes(action) && open(action));
}
