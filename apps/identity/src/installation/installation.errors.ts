import { DomainError } from '@crm/kernel';

/** Wrong, replaced by a newer one, or used: told in the same words. */
export class SetUpTokenRefused extends DomainError {
  readonly code = 'identity.set-up-token-refused';
  readonly kind = 'forbidden';
  readonly title = 'This set-up token does not open anything.';
}
