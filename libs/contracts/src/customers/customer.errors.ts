import { DomainError } from '@crm/kernel';

/** There is none, or the caller may not read it: both look the same. Without an id where the caller did not send one. */
export class CustomerNotFound extends DomainError<{ customerId?: string }> {
  readonly code = 'customers.not-found';
  readonly kind = 'not-found';
  readonly title = 'There is no such customer.';
}
