import { stringify } from 'csv-stringify/sync';
import type { Value } from './exportable-list.js';

/** Excel takes UTF-8 for what it is only with this before it. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Blank space and invisible marks before a sign hide a formula from the eye, and not from every spreadsheet. */
const HIDDEN_FORMULA = /^[\s\p{Cc}\p{Cf}]+[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\n\u200B-\u200F\u2060\uFEFF]/u;

const OPTIONS = {
  record_delimiter: '\r\n',
  escape_formulas: true,
  // A quoted text stays one cell also where the semicolon parts them.
  quoted_string: true,
  cast: { boolean: (value: boolean) => String(value), string: safeText },
} as const;

/** A text that no spreadsheet computes. Numbers are numbers, and never come here. */
export function safeText(text: string): string {
  const clean = text.replaceAll(/\u0000/g, '').toWellFormed();
  return HIDDEN_FORMULA.test(clean) ? `'${clean}` : clean;
}

export const csvHeader = (labels: readonly string[]): string => BYTE_ORDER_MARK + csvRows([labels]);

/** RFC 4180. What begins like a formula is preceded by an apostrophe. */
export const csvRows = (rows: readonly (readonly Value[])[]): string => stringify(rows as Value[][], OPTIONS);
