import { MAX_CUSTOM_FIELDS } from './custom-field.messages.js';

/** Whether this can be values of custom fields at all. Which keys there are, and of which type, the service knows. */
export function isCustomFields(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const values: unknown[] = Object.values(value);
  return values.length <= MAX_CUSTOM_FIELDS && values.every(isPossibleValue);
}

const isPossibleValue = (value: unknown): boolean =>
  value === null ||
  ['string', 'number', 'boolean'].includes(typeof value) ||
  (Array.isArray(value) && value.every((each) => typeof each === 'string'));
