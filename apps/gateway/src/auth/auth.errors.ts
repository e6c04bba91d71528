import { DomainError } from '@crm/kernel';

export class Unauthenticated extends DomainError {
  readonly code = 'auth.unauthenticated';
  readonly kind = 'unauthenticated';
  readonly title = 'A valid access token is needed.';
}
