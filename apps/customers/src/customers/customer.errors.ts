import type { LikenessSignal } from '@crm/contracts/customers';
import { DomainError } from '@crm/kernel';

/** There is none, or the caller may not read it: both look the same. */
export class CustomerNotFound extends DomainError<{ customerId: string }> {
  readonly code = 'customers.not-found';
  readonly kind = 'not-found';
  readonly title = 'There is no such customer.';
}
export class CustomerExists extends DomainError<{ customerId: string }> {
  readonly code = 'customers.exists';
  readonly kind = 'conflict';
  readonly title = 'This customer exists already.';
}
/** `holder` is there only for callers who may read that customer. */
export class EmailTaken extends DomainError<{ holder?: string }> {
  readonly code = 'customers.email-taken';
  readonly kind = 'conflict';
  readonly title = 'Another customer has this e-mail address.';
}
export class CustomerIsArchived extends DomainError<{ customerId: string }> {
  readonly code = 'customers.archived';
  readonly kind = 'conflict';
  readonly title = 'The customer is archived. Restore it first.';
}
/** A candidate the caller may not read has no id. */
export class LikelyDuplicate extends DomainError<{
  candidates: readonly { id?: string; signals: readonly LikenessSignal[] }[];
}> {
  readonly code = 'customers.likely-duplicate';
  readonly kind = 'conflict';
  readonly title = 'This looks like a customer we know. Insist with allowDuplicate=true.';
}
export class OwnerNotActive extends DomainError<{ ownerId: string }> {
  readonly code = 'customers.owner-not-active';
  readonly kind = 'conflict';
  readonly title = 'Customers can only be given to active users.';
}
export class TooManyContactPoints extends DomainError<{ customerId: string; limit: number }> {
  readonly code = 'customers.too-many-contact-points';
  readonly kind = 'conflict';
  readonly title = 'The customer would have more contact points than are allowed.';
}
export class TooManyTags extends DomainError<{ customerId: string; limit: number }> {
  readonly code = 'customers.too-many-tags';
  readonly kind = 'conflict';
  readonly title = 'The customer would have more tags than are allowed.';
}
