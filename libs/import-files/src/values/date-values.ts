import { isDay, type DATE_FORMATS } from '@crm/contracts/customers';
import { foldedWord, plainDigits } from './cell-text.js';

export type DateFormat = (typeof DATE_FORMATS)[number];

export type DateFault = 'two-digit-year' | 'ambiguous' | 'serial' | 'unreadable';
export type ReadDate = { readonly day: string } | { readonly fault: DateFault };

const MAX_TEXT = 60;
/** ISO 8601, or an SQL timestamp: the calendar day as written, whatever the offset is. */
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s]\s*\d{1,2}:\d{2}.*)?$/;
const YEAR_FIRST = /^(\d{4})[./](\d{1,2})[./](\d{1,2})\.?$/;
const YEAR_LAST = /^(\d{1,2})\s*([./-])\s*(\d{1,2})\s*[./-]\s*(\d{4})$/;
const TWO_DIGIT_YEAR = /^\d{1,2}\s*[./-]\s*\d{1,2}\s*[./-]\s*\d{2}$/;
/** The days since 1900 as which spreadsheets store dates. */
const SERIAL = /^\d{5}(\.\d+)?$/;
const TIME = /[\sT]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(\s*[ap]\.?m\.?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

/** Languages whose names of months are read. */
const LANGUAGES = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'nl',
  'pt',
  'pl',
  'cs',
  'da',
  'el',
  'fi',
  'hu',
  'nb',
  'ro',
  'ru',
  'sk',
  'sv',
  'tr',
  'uk',
];
/** By each name of a month, long and short, alone and beside a day; undefined where two languages mean different months. */
const MONTHS = new Map<string, string | undefined>();
for (const language of LANGUAGES)
  for (let month = 1; month <= 12; month += 1)
    for (const style of ['long', 'short'] as const)
      for (const beside of [{}, { day: 'numeric' }] as const) {
        const format = new Intl.DateTimeFormat(language, { month: style, timeZone: 'UTC', ...beside });
        const parts = format.formatToParts(Date.UTC(2000, month - 1, 1));
        const name = foldedWord(parts.find(({ type }) => type === 'month')?.value ?? '').replace(/\d+/g, '');
        const known = MONTHS.get(name);
        if (name !== '') MONTHS.set(name, MONTHS.has(name) && known !== String(month) ? undefined : String(month));
      }

/** `31. Dezember 1980`, `31-Dec-1980`, `1er mai 2020`, `31 de diciembre de 1980` */
const DAY_AND_NAME =
  /^(\d{1,2})(?:st|nd|rd|th|er|º|\.)?[\s.\/-]*(?:de\s|of\s)?\s*(\p{L}[\p{L}\p{M}]*)\.?[\s.,\/-]*(?:del?\s)?\s*(\d{4}|\d{2})$/u;
/** `December 31, 1980` */
const NAME_AND_DAY = /^(\p{L}[\p{L}\p{M}]*)\.?\s+(\d{1,2})(?:st|nd|rd|th)?[\s,]+(\d{4}|\d{2})$/u;
/** `1980年12月31日` */
const WITH_UNITS = /^(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]$/;

/** undefined: it names no month. */
function namedMonth(date: string): ReadDate | undefined {
  const [, day, name, year] = DAY_AND_NAME.exec(date) ?? inOrder(NAME_AND_DAY.exec(date)) ?? [];
  const month = name === undefined ? undefined : MONTHS.get(foldedWord(name));
  if (day === undefined || year === undefined || month === undefined) return undefined;
  return year.length === 2 ? { fault: 'two-digit-year' } : dayOf(year, month, day);
}
const inOrder = (found: RegExpExecArray | null) => found && [found[0], found[2], found[1], found[3]];

/** Reads a date. Without a format only those with one meaning are read: day and month may be equal, one above 12, or separated by dots. */
export function readDate(cell: string, format: DateFormat | null): ReadDate {
  if (cell.length > MAX_TEXT) return { fault: 'unreadable' };
  const text = plainDigits(cell).replace(WITH_UNITS, '$1-$2-$3');
  const iso = ISO.exec(text) ?? YEAR_FIRST.exec(text.replace(TIME, ''));
  if (iso !== null) return dayOf(iso[1]!, iso[2]!, iso[3]!);
  const date = text.replace(TIME, '');
  const parts = YEAR_LAST.exec(date);
  if (parts === null)
    return (
      namedMonth(date) ?? {
        fault: TWO_DIGIT_YEAR.test(date) ? 'two-digit-year' : SERIAL.test(date) ? 'serial' : 'unreadable',
      }
    );
  const [, first, separator, second, year] = parts as unknown as [string, string, string, string, string];
  const order = format ?? orderOf(first, separator, second);
  if (order === undefined) return { fault: 'ambiguous' };
  return order === 'mm/dd/yyyy' ? dayOf(year, first, second) : dayOf(year, second, first);
}

/** undefined: both are possible. */
function orderOf(first: string, separator: string, second: string): DateFormat | undefined {
  if (separator === '.') return 'dd.mm.yyyy';
  if (Number(first) > 12) return 'dd/mm/yyyy';
  if (Number(second) > 12) return 'mm/dd/yyyy';
  return Number(first) === Number(second) ? 'dd/mm/yyyy' : undefined;
}

function dayOf(year: string, month: string, day: string): ReadDate {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(text) && Number(year) > 0 ? { day: text } : { fault: 'unreadable' };
}

/** Returns the order of day and month if some of the values show it and none contradicts. */
export function detectDateFormat(values: Iterable<string>): DateFormat | null {
  const seen = new Set<DateFormat>();
  for (const value of values) {
    if (value.length > MAX_TEXT) continue;
    const [, first = '', separator = '', second = ''] = YEAR_LAST.exec(plainDigits(value).replace(TIME, '')) ?? [];
    const order = Number(first) === Number(second) ? undefined : orderOf(first, separator, second);
    if (order !== undefined) seen.add(order === 'mm/dd/yyyy' ? order : 'dd/mm/yyyy');
  }
  const [only = null] = seen;
  return seen.size === 1 ? only : null;
}
