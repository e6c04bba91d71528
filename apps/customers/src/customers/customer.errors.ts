import type { LikenessSignal } from '@crm/contracts/customers';
import { DomainError } from '@crm/kernel';

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
/** `holder` is there only for callers who may read that customer. */
export class ExternalIdTaken extends DomainError<{ system: string; holder?: string }> {
  readonly code = 'customers.external-id-taken';
  readonly kind = 'conflict';
  readonly title = 'Another customer has this id of the other system.';
}
/** The id was given up between looking its holder up and changing them. */
export class ExternalIdMoved extends DomainError<{ system: string }> {
  readonly code = 'customers.external-id-moved';
  readonly kind = 'conflict';
  readonly title = 'The id of the other system changed hands just now. Repeat the request.';
}
export class CustomerThereAlready extends DomainError<{ customerId: string }> {
  readonly code = 'customers.there-already';
  readonly kind = 'stale';
  readonly title = 'There is such a customer already, and If-None-Match asked for none.';
}
export class KindDiffers extends DomainError<{ customerId: string }> {
  readonly code = 'customers.kind-differs';
  readonly kind = 'conflict';
  readonly title = 'A person does not become an organization, nor the other way round.';
}
export class ConsentOutdated extends DomainError<{ customerId: string; channel: string; purpose: string }> {
  readonly code = 'customers.consent-outdated';
  readonly kind = 'conflict';
  readonly title = 'The consent was withdrawn after this grant was obtained.';
}
export class TooManyConsents extends DomainError<{ customerId: string; limit: number }> {
  readonly code = 'customers.too-many-consents';
  readonly kind = 'conflict';
  readonly title = 'The customer would have more consents than are allowed.';
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
