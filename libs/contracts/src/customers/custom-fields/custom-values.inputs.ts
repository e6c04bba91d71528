import { ApiPropertyOptional } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';
import { MayBeAbsent } from '../../field-rules.js';
import type { CustomFieldValue } from './custom-field.events.js';
import { MAX_CUSTOM_FIELDS, MAX_CUSTOM_TEXT, MAX_FIELD_OPTIONS } from './custom-field.messages.js';

/** Values of custom fields by key, as entered; null clears. */
export type CustomFieldsInput = Readonly<Record<string, CustomFieldValue | null>>;

/** Whether a value has the shape of custom field values. The service checks their keys and types. */
function isCustomFields(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const values: unknown[] = Object.values(value);
  return values.length <= MAX_CUSTOM_FIELDS && values.every(isPossibleValue);
}

const isPossibleValue = (value: unknown): boolean =>
  value === null ||
  ['string', 'number', 'boolean'].includes(typeof value) ||
  (Array.isArray(value) && value.every((each) => typeof each === 'string'));

/** The member of a body that sets values of custom fields. */
export const CustomValuesField =
  (more = ''): PropertyDecorator =>
  (target, name) =>
    [ApiPropertyOptional(shown(more)), MayBeAbsent(), IsCustomFields()].forEach((rule) => rule(target, name));

const shown = (more: string) => ({
  type: 'object' as const,
  maxProperties: MAX_CUSTOM_FIELDS,
  additionalProperties: {
    oneOf: [
      { type: 'string' as const, minLength: 1, maxLength: MAX_CUSTOM_TEXT },
      { type: 'number' as const },
      { type: 'boolean' as const },
      { type: 'array' as const, items: { type: 'string' as const }, maxItems: MAX_FIELD_OPTIONS },
      { type: 'null' as const },
    ],
  },
  example: {},
  description:
    'Values by the keys of `GET /custom-fields`: text, number, true or false, a date as YYYY-MM-DD, the value of an option or a list of them; null clears. ' +
    `For example \`{"loyalty_level": "gold", "seats": 12}\`. An unknown key, another type or an unknown option is refused. ${more}`.trim(),
});

const IsCustomFields = (): PropertyDecorator =>
  ValidateBy({
    name: 'isCustomFields',
    validator: {
      validate: isCustomFields,
      defaultMessage: () =>
        `must hold at most ${MAX_CUSTOM_FIELDS} texts, numbers, booleans, lists of texts or nulls by their keys`,
    },
  });
