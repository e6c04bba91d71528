import { DomainError } from '@crm/kernel';

export class LastAdministratorStays extends DomainError<{ userId: string }> {
  readonly code = 'identity.last-administrator';
  readonly kind = 'conflict';
  readonly title = 'This is the last active administrator. Make somebody else one first.';
}
