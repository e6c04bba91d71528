import { isDay, type DATE_FORMATS } from '@crm/contracts/customers';

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

/** Reads a date. Without a format only those with one meaning are read: day and month may be equal, one above 12, or separated by dots. */
export function readDate(text: string, format: DateFormat | null): ReadDate {
  if (text.length > MAX_TEXT) return { fault: 'unreadable' };
  const iso = ISO.exec(text) ?? YEAR_FIRST.exec(text.replace(TIME, ''));
  if (iso !== null) return dayOf(iso[1]!, iso[2]!, iso[3]!);
  const date = text.replace(TIME, '');
  const parts = YEAR_LAST.exec(date);
  if (parts === null)
    return { fault: TWO_DIGIT_YEAR.test(date) ? 'two-digit-year' : SERIAL.test(date) ? 'serial' : 'unreadable' };
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
    const [, first = '', separator = '', second = ''] = YEAR_LAST.exec(value.replace(TIME, '')) ?? [];
    const order = Number(first) === Number(second) ? undefined : orderOf(first, separator, second);
    if (order !== undefined) seen.add(order === 'mm/dd/yyyy' ? order : 'dd/mm/yyyy');
  }
  const [only = null] = seen;
  return seen.size === 1 ? only : null;
}
