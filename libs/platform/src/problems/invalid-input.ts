import { DomainError, type FieldError } from '@crm/kernel';

/** What was sent is not acceptable; `errors` names every field, parameter or header that is not. */
export class InvalidInput extends DomainError {
  readonly code = 'request.invalid';
  readonly kind = 'invalid';
  readonly title = 'Some of what was sent is not acceptable.';

  constructor(override readonly errors: readonly FieldError[]) {
    super({});
  }
}
