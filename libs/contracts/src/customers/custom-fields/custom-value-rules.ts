import { pointerTo, type FieldError } from '@crm/kernel';
import { isDay } from '../../moments.js';
import { isPlainText, plainText } from '../../text-values.js';
import type { CustomField, CustomFields } from './custom-field-definition.js';
import type { CustomFieldValue } from './custom-field.events.js';
import { MAX_CUSTOM_TEXT } from './custom-field.messages.js';
import { CustomValuesInvalid } from './custom-field.refusals.js';
import type { CustomFieldsInput } from './custom-values.inputs.js';
import type { WantedValue } from './custom-values.js';

/** Why a value is refused. Never quotes the value. */
export interface ValueFault {
  readonly code: string;
  readonly detail: string;
}

type Judged = { readonly value: CustomFieldValue } | ValueFault;

/** Throws CustomValuesInvalid with every fault. `creates`: all required fields must have a value. */
export function allowedValues(
  fields: CustomFields,
  wanted: CustomFieldsInput,
  { creates }: { readonly creates: boolean },
): WantedValue[] {
  const faults: FieldError[] = [];
  const values = Object.entries(wanted).flatMap(([key, value]): WantedValue[] => {
    const judged = judge(fields, key, value);
    if ('code' in judged) faults.push({ pointer: fieldPointer(key), ...judged });
    return 'code' in judged ? [] : [judged];
  });
  const missing = creates ? missingFields(fields, (key) => Object.hasOwn(wanted, key)) : [];
  faults.push(...missing.map(({ key }) => ({ pointer: fieldPointer(key), ...REQUIRED })));
  if (faults.length > 0) throw new CustomValuesInvalid(faults);
  // A new record has nothing to clear.
  return creates ? values.filter(({ value }) => value !== null) : values;
}

/** Required fields in use that were not given. */
export const missingFields = (fields: CustomFields, has: (key: string) => boolean): CustomField[] =>
  fields.filter(({ key, required, archived }) => required && !archived && !has(key));

function judge(fields: CustomFields, key: string, value: CustomFieldValue | null): WantedValue | ValueFault {
  const field = fields.find((each) => each.key === key);
  if (field === undefined) return { code: 'unknown-custom-field', detail: 'There is no custom field with this key.' };
  if (field.archived) return { code: 'custom-field-archived', detail: 'This custom field is archived.' };
  const { slot, required } = field;
  const isNone = value === null || (Array.isArray(value) && value.length === 0 && field.type === 'multi-select');
  if (isNone) return required ? REQUIRED : { key, slot, value: null };
  const judged = judgeValue(field, value);
  return 'code' in judged ? judged : { key, slot, value: judged.value };
}

export const REQUIRED: ValueFault = { code: 'required', detail: 'This custom field must have a value.' };

/** Returns the stored form of a value, or why it does not fit the field's type. */
export function judgeValue({ type, options }: CustomField, value: CustomFieldValue): Judged {
  switch (type) {
    case 'text':
      return isPlainText(value, 1, MAX_CUSTOM_TEXT) ? { value: plainText(value) } : NO_TEXT;
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? { value: value + 0 } : NO_NUMBER;
    case 'boolean':
      return typeof value === 'boolean' ? { value } : NO_BOOLEAN;
    case 'date':
      return isDay(value) ? { value } : NO_DATE;
    case 'select':
      return options.some((option) => !option.retired && option.value === value) ? { value } : NO_OPTION;
    case 'multi-select': {
      if (!isList(value)) return NO_LIST;
      const chosen = options.filter((option) => !option.retired && value.includes(option.value));
      const known = new Set(chosen.map((option) => option.value));
      // In the order of the options: two lists of the same options are the same value.
      return value.every((each) => known.has(each)) ? { value: [...known] } : NO_OPTION;
    }
  }
}

const isList = (value: CustomFieldValue): value is readonly string[] => Array.isArray(value);

const fault = (code: string, detail: string): ValueFault => ({ code, detail });
const NO_TEXT = fault(
  'text',
  `This must be visible text of 1 to ${MAX_CUSTOM_TEXT} characters without control characters.`,
);
const NO_NUMBER = fault('number', 'This must be a number.');
const NO_BOOLEAN = fault('boolean', 'This must be true or false.');
const NO_DATE = fault('date', 'This must be a date in the form YYYY-MM-DD.');
const NO_OPTION = fault('option', 'This is not one of the available options.');
const NO_LIST = fault('options', 'This must be a list of options.');

const fieldPointer = (key: string): string => pointerTo('/customFields', key);
