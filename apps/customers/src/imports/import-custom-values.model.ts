import type { CustomFieldValue } from '@crm/contracts/customers';
import { judgeValue, type ValueFault } from '../custom-fields/custom-field-values.policy.js';
import type { CustomField } from '../custom-fields/custom-fields.decider.js';

/** Separators between several values of one cell. */
export const SEPARATORS = /[;,|]/;

/** Returns the cell as a value of the custom field, or why it is refused. An option is named by its value or its label. */
export function customValueOf(field: CustomField, text: string): { readonly value: CustomFieldValue } | ValueFault {
  const read = readValue(field, text);
  if (read === undefined) return { code: 'unreadable', detail: READABLE[field.type] ?? '' };
  return judgeValue(field, read);
}

const READABLE: Readonly<Partial<Record<CustomField['type'], string>>> = {
  number: 'This must be a number with digits and at most one point, for example 1234.5.',
  boolean: 'This must be true or false, yes or no, 1 or 0.',
};

function readValue(field: CustomField, text: string): CustomFieldValue | undefined {
  switch (field.type) {
    case 'text':
    case 'date':
      return text;
    case 'number':
      return readNumber(text);
    case 'boolean':
      return BOOLEANS.get(text.toLowerCase());
    case 'select':
      return optionNamed(field, text);
    case 'multi-select':
      return text
        .split(SEPARATORS)
        .map((part) => part.trim())
        .filter((part) => part !== '')
        .map((part) => optionNamed(field, part));
  }
}

/** A comma is refused: it separates thousands or decimals, depending on where the file was made. */
function readNumber(text: string): number | undefined {
  if (!/^[+-]?\d+(\.\d+)?$/.test(text)) return undefined;
  const number = Number(text);
  return Number.isInteger(number) && !Number.isSafeInteger(number) ? undefined : number;
}

const BOOLEANS = new Map([
  ...['true', 'yes', '1'].map((word) => [word, true] as const),
  ...['false', 'no', '0'].map((word) => [word, false] as const),
]);

const optionNamed = ({ options }: CustomField, text: string): string =>
  options.find(({ value, label }) => value === text || label.toLowerCase() === text.toLowerCase())?.value ?? text;
