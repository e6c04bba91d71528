import type { OwnedRecord } from '@crm/commands';
import { CustomerNotFound, type CustomerEvent } from '@crm/contracts/customers';
import { customerDecider, type Customer, type CustomerCommand } from './customer.decider.js';

/** Who owns a customer, and which right is needed to learn that it exists. */
export const customerRecord: OwnedRecord<Customer, CustomerCommand, CustomerEvent> = {
  decider: customerDecider,
  owned: {
    read: 'customer.read',
    owner: (customer) => (customer.status === 'absent' ? undefined : customer.holder),
    absent: (customerId) => new CustomerNotFound({ customerId }),
  },
};
