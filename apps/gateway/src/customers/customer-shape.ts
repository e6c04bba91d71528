import { CustomerNotFound, GetCustomer } from '@crm/contracts/customers';
import type { Shape } from '../manners/routes.js';
import { CustomerDocument } from './customers.dto.js';

export const customer: Shape<CustomerDocument> = {
  name: 'customer',
  type: CustomerDocument,
  of: (id: string) => new GetCustomer(id),
  absent: CustomerNotFound,
};
