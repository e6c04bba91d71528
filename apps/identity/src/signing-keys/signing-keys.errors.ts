import { DomainError } from '@crm/kernel';

export class SigningKeyNotFound extends DomainError<{ kid: string }> {
  readonly code = 'identity.signing-key-not-found';
  readonly kind = 'not-found';
  readonly title = 'There is no such signing key.';
}
