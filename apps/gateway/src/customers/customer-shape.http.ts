import { CustomerCardView, CustomerNotFound, GetCustomer } from '@crm/contracts/customers';
import type { Shape } from '../http-contract/routes.decorator.js';

export const customer: Shape<CustomerCardView> = {
  name: 'customer',
  type: CustomerCardView,
  of: (id: string) => new GetCustomer(id),
  absent: CustomerNotFound,
};
