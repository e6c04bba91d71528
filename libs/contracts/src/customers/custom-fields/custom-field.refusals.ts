import { fieldsRefusal, refusal } from '@crm/kernel';

export class CustomFieldNotFound extends refusal<{ fieldId: string }>()('customers.custom-field-not-found', {
  kind: 'not-found',
  title: 'There is no such custom field.',
  meaning: 'No field has this id.',
  remedy: 'Check the id in the list of custom fields.',
  facts: { fieldId: 'The id that was asked for.' },
}) {}
export class CustomFieldExists extends refusal<{ fieldId: string }>()('customers.custom-field-exists', {
  kind: 'conflict',
  title: 'This custom field exists already.',
  meaning: 'A field with this id was defined before.',
  remedy: 'Use the existing field.',
  facts: { fieldId: 'The existing field.' },
}) {}
/** `holder` is the field that has the key, which may be in the archive. */
export class CustomFieldKeyTaken extends refusal<{ key: string; holder: string }>()(
  'customers.custom-field-key-taken',
  {
    kind: 'conflict',
    title: 'Another custom field has or had this key.',
    meaning: 'A key belongs to one field for ever, also when that is archived; case makes no difference.',
    remedy: 'Choose another key, or restore the field that has it.',
    facts: { key: 'The key.', holder: 'Id of the field that has it.' },
  },
) {}
export class TooManyCustomFields extends refusal<{ kind: string; limit: number }>()(
  'customers.too-many-custom-fields',
  {
    kind: 'conflict',
    title: 'There are as many custom fields of this kind as there can be.',
    meaning: 'The fields of each kind are limited, archived ones included.',
    remedy: 'Restore and rename a field that is no longer used.',
    facts: { kind: 'The kind of field.', limit: 'How many there can be.' },
  },
) {}
export class TooManyFieldOptions extends refusal<{ limit: number }>()('customers.too-many-field-options', {
  kind: 'conflict',
  title: 'The custom field would have more options than are allowed, retired ones included.',
  meaning: 'The options of one field are limited.',
  remedy: 'Bring a retired option back, or use a text field.',
  facts: { limit: 'How many are allowed.' },
}) {}
export class CustomFieldIsArchived extends refusal<{ fieldId: string }>()('customers.custom-field-archived', {
  kind: 'conflict',
  title: 'The custom field is archived. Restore it first.',
  meaning: 'An archived field cannot be changed.',
  remedy: 'Restore it, or leave it.',
  facts: { fieldId: 'The archived field.' },
}) {}
/** A definition that contradicts itself. */
export class CustomFieldInvalid extends fieldsRefusal('customers.custom-field-invalid', {
  kind: 'invalid',
  title: 'Custom fields cannot be defined like this.',
  meaning: 'A choice has no options, or a field that is none has some. `errors` says which.',
  remedy: 'Correct the definition.',
}) {}
/** Values that the definitions do not allow. */
export class CustomValuesInvalid extends fieldsRefusal('customers.custom-values-invalid', {
  kind: 'invalid',
  title: 'Some values of custom fields are not acceptable.',
  meaning:
    'A key is unknown or archived, a value of another type or none of the options, or a required one is missing. `errors` names each.',
  remedy: 'Compare with the list of custom fields.',
}) {}
