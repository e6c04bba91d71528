import { DomainError, type FieldError } from '@crm/kernel';

export class CustomFieldNotFound extends DomainError<{ fieldId: string }> {
  readonly code = 'customers.custom-field-not-found';
  readonly kind = 'not-found';
  readonly title = 'There is no such custom field.';
}
export class CustomFieldExists extends DomainError<{ fieldId: string }> {
  readonly code = 'customers.custom-field-exists';
  readonly kind = 'conflict';
  readonly title = 'This custom field exists already.';
}
/** `holder` is the field that has the key, which may be in the archive. */
export class CustomFieldKeyTaken extends DomainError<{ key: string; holder: string }> {
  readonly code = 'customers.custom-field-key-taken';
  readonly kind = 'conflict';
  readonly title = 'Another custom field has or had this key.';
}
export class TooManyCustomFields extends DomainError<{ kind: string; limit: number }> {
  readonly code = 'customers.too-many-custom-fields';
  readonly kind = 'conflict';
  readonly title = 'There are as many custom fields of this kind as there can be.';
}
export class TooManyFieldOptions extends DomainError<{ limit: number }> {
  readonly code = 'customers.too-many-field-options';
  readonly kind = 'conflict';
  readonly title = 'The custom field would have more options than are allowed, retired ones included.';
}
export class CustomFieldIsArchived extends DomainError<{ fieldId: string }> {
  readonly code = 'customers.custom-field-archived';
  readonly kind = 'conflict';
  readonly title = 'The custom field is archived. Restore it first.';
}
/** A definition that contradicts itself. */
export class CustomFieldInvalid extends DomainError {
  readonly code = 'customers.custom-field-invalid';
  readonly kind = 'invalid';
  readonly title = 'Custom fields cannot be defined like this.';

  constructor(override readonly errors: readonly FieldError[]) {
    super({});
  }
}
/** Values that the definitions do not allow. */
export class CustomValuesInvalid extends DomainError {
  readonly code = 'customers.custom-values-invalid';
  readonly kind = 'invalid';
  readonly title = 'Some values of custom fields are not acceptable.';

  constructor(override readonly errors: readonly FieldError[]) {
    super({});
  }
}
