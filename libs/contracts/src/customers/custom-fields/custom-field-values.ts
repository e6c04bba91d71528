import { MAX_CUSTOM_FIELDS } from './custom-field.messages.js';

/** Whether a value has the shape of custom field values. The service checks their keys and types. */
export function isCustomFields(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const values: unknown[] = Object.values(value);
  return values.length <= MAX_CUSTOM_FIELDS && values.every(isPossibleValue);
}

const isPossibleValue = (value: unknown): boolean =>
  value === null ||
  ['string', 'number', 'boolean'].includes(typeof value) ||
  (Array.isArray(value) && value.every((each) => typeof each === 'string'));
