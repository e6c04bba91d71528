import { fieldsRefusal, refusal } from '@crm/kernel';

export class CustomFieldNotFound extends refusal<{ fieldId: string }>()('customers.custom-field-not-found', {
  kind: 'not-found',
  title: 'There is no such custom field.',
  meaning: 'No field has this id.',
  remedy: 'Check the id in the list of custom fields.',
  facts: { fieldId: 'The requested id.' },
}) {}
export class CustomFieldExists extends refusal<{ fieldId: string }>()('customers.custom-field-exists', {
  kind: 'conflict',
  title: 'This custom field already exists.',
  meaning: 'A field with this id was defined before.',
  remedy: 'Use the existing field.',
  facts: { fieldId: 'The existing field.' },
}) {}
/** `holder` is the field that has the key; it may be archived. */
export class CustomFieldKeyTaken extends refusal<{ key: string; holder: string }>()(
  'customers.custom-field-key-taken',
  {
    kind: 'conflict',
    title: 'Another custom field has or had this key.',
    meaning:
      'Among the fields of a kind of record, a key belongs to one field forever, even after it is archived. Case is ignored.',
    remedy: 'Choose another key, or restore the field that has it.',
    facts: { key: 'The key.', holder: 'Id of the field that has it.' },
  },
) {}
export class TooManyCustomFields extends refusal<{ kind: string; limit: number }>()(
  'customers.too-many-custom-fields',
  {
    kind: 'conflict',
    title: 'The limit of custom fields of this type is reached.',
    meaning: 'The number of fields of each type is limited for each kind of record. Archived fields count.',
    remedy: 'Restore and rename a field that is no longer used.',
    facts: { kind: 'The type of field.', limit: 'The maximum number of fields of this type.' },
  },
) {}
export class TooManyFieldOptions extends refusal<{ limit: number }>()('customers.too-many-field-options', {
  kind: 'conflict',
  title: 'The custom field would have too many options. Retired options count.',
  meaning: 'The number of options per field is limited.',
  remedy: 'Bring a retired option back, or use a text field.',
  facts: { limit: 'The maximum number of options.' },
}) {}
export class CustomFieldIsArchived extends refusal<{ fieldId: string }>()('customers.custom-field-archived', {
  kind: 'conflict',
  title: 'The custom field is archived. Restore it first.',
  meaning: 'An archived field cannot be changed.',
  remedy: 'Restore it, or leave it unchanged.',
  facts: { fieldId: 'The archived field.' },
}) {}
/** A definition that contradicts itself. */
export class CustomFieldInvalid extends fieldsRefusal('customers.custom-field-invalid', {
  kind: 'invalid',
  title: 'The definition of the custom field is not valid.',
  meaning: 'A `select` or `multi-select` has no options, or a field of another type has some. `errors` says which.',
  remedy: 'Correct the definition.',
}) {}
/** Values that the definitions do not allow. */
export class CustomValuesInvalid extends fieldsRefusal('customers.custom-values-invalid', {
  kind: 'invalid',
  title: 'Some values of custom fields are not valid.',
  meaning:
    'A key is unknown or archived, a value has the wrong type or is not one of the options, or a required value is missing. `errors` lists each.',
  remedy: 'Compare the values with the list of custom fields.',
}) {}
