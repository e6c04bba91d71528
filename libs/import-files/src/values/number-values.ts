import type { NUMBER_FORMATS } from '@crm/contracts/customers';
import { plainDigits } from './cell-text.js';

export type NumberFormat = (typeof NUMBER_FORMATS)[number];

export type NumberFault = 'scientific' | 'ambiguous' | 'too-large' | 'unreadable';
export type ReadNumber = { readonly number: number } | { readonly fault: NumberFault };

const MAX_TEXT = 60;
const SCIENTIFIC = /^[+-]?\d+([.,]\d+)?E[+-]?\d+$/i;
const IS_NUMERIC = /^[^\d]{0,5}\d[\d.,\s'’]*[^\d]{0,5}$/;
/** A sign of a currency, or its code, before or after the number. */
const CURRENCY = /^([+-]?)\s*(?:\p{Sc}|[A-Z]{3}(?=[\s\d]))\s*|\s*(?:\p{Sc}|(?<=[\s\d])[A-Z]{3})$/gu;
const DECIMAL: Readonly<Record<NumberFormat, string>> = { '1,234.5': '.', '1.234,5': ',' };

/** Without a currency, and in the digits of ASCII. Accounts write negative numbers in brackets: `(1.234,50)`. */
const bareOf = (text: string): string =>
  plainDigits(text)
    .replace(/^\((.+)\)$/, '-$1')
    .replace(CURRENCY, '$1')
    .replace('\u2212', '-');

/** Reads a number. Blanks and apostrophes group thousands. Without a format only numbers with one meaning are read: not `1,234` nor `1.234`. */
export function readNumber(text: string, format: NumberFormat | null): ReadNumber {
  if (text.length > MAX_TEXT) return { fault: 'unreadable' };
  if (SCIENTIFIC.test(text)) return { fault: 'scientific' };
  const bare = bareOf(text).replace(/(?<=\d)[\s'’](?=\d{3}(?!\d))/g, '');
  const decimal = format === null ? decimalOf(bare) : DECIMAL[format];
  if (decimal === undefined) return { fault: 'ambiguous' };
  const group = decimal === '.' ? ',' : '.';
  const [whole = '', fraction, ...more] = bare.split(decimal);
  const grouped = new RegExp(`^[+-]?\\d{1,3}(\\${group}\\d{3})+$`);
  if (more.length > 0 || !(/^[+-]?\d+$/.test(whole) || grouped.test(whole)) || !/^\d*$/.test(fraction ?? ''))
    return { fault: 'unreadable' };
  const number = Number(`${whole.replaceAll(group, '')}.${fraction ?? ''}0`);
  return Math.abs(number) > Number.MAX_SAFE_INTEGER ? { fault: 'too-large' } : { number };
}

/** undefined: a comma or point before three digits may be either. */
function decimalOf(text: string): '.' | ',' | undefined {
  const [commas, points] = [text.split(',').length - 1, text.split('.').length - 1];
  if (commas > 0 && points > 0) return text.lastIndexOf(',') > text.lastIndexOf('.') ? ',' : '.';
  if (commas > 1) return '.';
  if (points > 1) return ',';
  const single = commas > 0 ? ',' : '.';
  return /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/.test(text) ? undefined : single;
}

/** Returns the format if some of the values show it and none contradicts. */
export function detectNumberFormat(values: Iterable<string>): NumberFormat | null {
  const seen = new Set<NumberFormat>();
  for (const value of values) {
    if (value.length > MAX_TEXT || !IS_NUMERIC.test(plainDigits(value))) continue;
    const bare = bareOf(value);
    const decimal = /[.,]/.test(bare) ? decimalOf(bare) : undefined;
    if (decimal !== undefined) seen.add(decimal === ',' ? '1.234,5' : '1,234.5');
  }
  const [only = null] = seen;
  return seen.size === 1 ? only : null;
}
