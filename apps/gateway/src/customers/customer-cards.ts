import { Injectable } from '@nestjs/common';
import type { CallContext } from '@crm/contracts';
import { GetCustomer, GetCustomerByExternalId, type CustomerCardView } from '@crm/contracts/customers';
import { ServiceClient } from '@crm/messaging';

/** Asks for customers as GET shows them. */
@Injectable()
export class CustomerCards {
  constructor(private readonly services: ServiceClient) {}

  of(customerId: string): (context: CallContext) => Promise<CustomerCardView> {
    return (context) => this.services.query(new GetCustomer(customerId), context);
  }

  knownAs(system: string, id: string): (context: CallContext) => Promise<CustomerCardView> {
    return (context) => this.services.query(new GetCustomerByExternalId(system, id), context);
  }
}
