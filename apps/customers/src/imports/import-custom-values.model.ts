import {
  type CustomFieldValue,
  type ImportFormat,
  judgeValue,
  missingFields,
  REQUIRED,
  type WantedValue,
  type ValueFault,
  type CustomField,
  type CustomFields,
} from '@crm/contracts/customers';
import type { Cell, RowCells, RowFault } from '@crm/commands/imports/rows';
import {
  foldedWord,
  oneLine,
  readDate,
  readNumber,
  valuesIn,
  type DateFault,
  type DateFormat,
  type Formats,
  type NumberFault,
  type NumberFormat,
} from '@crm/import-files/values';

export interface ReadCustomFields {
  readonly values: readonly WantedValue[];
  /** A required field has no value. */
  readonly lacks: RowFault | undefined;
}
export type CustomFieldsReader = (cells: RowCells) => ReadCustomFields;

/** Returns a function that reads the custom fields of a row. A cell that cannot be read is left out. */
export function customFieldsReader(fields: CustomFields, formats: Formats | undefined): CustomFieldsReader {
  const byTarget = new Map(fields.map((field) => [`custom.${field.key}`, field]));
  const judged = (field: CustomField | undefined, { use, text }: Cell) =>
    field === undefined || field.archived ? ARCHIVED : customValueOf(field, oneLine(text), formats?.[use.index]);
  return (cells) => {
    const values: WantedValue[] = [];
    const unread = new Map<string, RowFault>();
    for (const [target, [cell]] of cells.beginning('custom.')) {
      if (cell === undefined) continue;
      const field = byTarget.get(target);
      const read = judged(field, cell);
      if (field !== undefined && 'value' in read) values.push({ key: field.key, slot: field.slot, value: read.value });
      if (!('code' in read)) continue;
      const fault = { column: cell.use.header, code: `custom-${read.code}`, reason: read.detail };
      unread.set(target, fault);
      cells.warnings.push({ ...fault, reason: `${fault.reason} The cell was left out.` });
    }
    const given = new Set(values.map(({ key }) => key));
    const [missing] = missingFields(fields, (key) => given.has(key));
    if (missing === undefined) return { values, lacks: undefined };
    const target = `custom.${missing.key}` as const;
    const reason = `The custom field ${missing.key} must have a value.`;
    return { values, lacks: unread.get(target) ?? cells.damageOf(target) ?? { code: REQUIRED.code, reason } };
  };
}

const ARCHIVED: ValueFault = { code: 'custom-field-archived', detail: 'This custom field is archived.' };

/** Returns the cell as a value of the custom field, or why it cannot be read. An option is named by its value or its label. */
function customValueOf(
  field: CustomField,
  text: string,
  format: ImportFormat | null = null,
): { readonly value: CustomFieldValue } | ValueFault {
  switch (field.type) {
    case 'text':
      return judgeValue(field, text);
    case 'date': {
      const read = readDate(text, format as DateFormat | null);
      return 'day' in read ? judgeValue(field, read.day) : { code: `date-${read.fault}`, detail: DATES[read.fault] };
    }
    case 'number': {
      const read = readNumber(text, format as NumberFormat | null);
      return 'number' in read
        ? judgeValue(field, read.number)
        : { code: `number-${read.fault}`, detail: NUMBERS[read.fault] };
    }
    case 'boolean': {
      const value = flagOf(text);
      return value === undefined ? NO_BOOLEAN : { value };
    }
    case 'select':
      return judgeValue(field, optionNamed(field, text));
    case 'multi-select':
      return judgeValue(field, optionsNamed(field, text));
  }
}

const DATES: Readonly<Record<DateFault, string>> = {
  ambiguous:
    'It is not certain which part of this date is the day and which the month. Say how the column is written with `formats`, for example dd/mm/yyyy.',
  'two-digit-year': 'The year of this date has two digits, so its century is not known. Write four.',
  serial: 'This is the number by which a spreadsheet stores a day. Format the column as a date before saving it.',
  unreadable: 'This is not a date such as 2026-11-21 or 21.11.2026.',
};
const NUMBERS: Readonly<Record<NumberFault, string>> = {
  ambiguous:
    'The comma or point of this number may separate decimals or thousands. Say how the column is written with `formats`, for example 1.234,5.',
  scientific:
    'The spreadsheet shortened this number (1E+05), and digits may be lost. Format the column as a number before saving it.',
  'too-large': 'This number has more digits than can be stored.',
  unreadable: 'This is not a number such as 1234.5.',
};
const NO_BOOLEAN: ValueFault = {
  code: 'unreadable',
  detail: 'This must be true or false, yes or no, 1 or 0, or one of these words in another language.',
};

const TRUE =
  'true, yes, y, 1, x, on, wahr, ja, j, vrai, oui, sí, si, verdadero, vero, sim, verdadeiro, waar, tak, prawda, да, ano, evet, はい, 예, 是';
const FALSE =
  'false, no, n, 0, off, falsch, nein, faux, non, falso, não, onwaar, nee, nie, fałsz, нет, ne, nej, hayır, いいえ, 아니요, 否';
const BOOLEANS = new Map([
  ...TRUE.split(', ').map((word) => [foldedWord(word), true] as const),
  ...FALSE.split(', ').map((word) => [foldedWord(word), false] as const),
]);

/** undefined: it is no word for yes or no. */
export const flagOf = (text: string): boolean | undefined => BOOLEANS.get(foldedWord(text));

/** Exactly by value or label first; then by a label without case, accents and punctuation, unless several options have it. */
function optionNamed({ options }: CustomField, text: string): string {
  const exact = options.find(({ value, label }) => value === text || label === text);
  if (exact !== undefined) return exact.value;
  const folded = foldedWord(text);
  const alike = options.filter((option) => !option.retired && foldedWord(option.label) === folded);
  return alike.length === 1 && folded !== '' ? (alike[0]?.value ?? text) : text;
}

/** The whole cell may be one option, whose label has a comma. */
function optionsNamed(field: CustomField, text: string): string[] {
  const whole = optionNamed(field, text);
  return field.options.some(({ value }) => value === whole)
    ? [whole]
    : valuesIn(text).map((part) => optionNamed(field, part));
}
