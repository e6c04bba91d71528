import { stringify, type Options } from 'csv-stringify/sync';

/** Blank space and invisible marks before a sign hide a formula from the eye, and not from every spreadsheet. */
const HIDDEN_FORMULA = /^[\s\p{Cc}\p{Cf}]+[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\n\u200B-\u200F\u2060\uFEFF]/u;

const OPTIONS = {
  record_delimiter: '\r\n',
  escape_formulas: true,
  cast: { boolean: (value: boolean) => String(value), string: safeText },
} as const;

/** A text that no spreadsheet computes. Numbers are numbers, and never come here. */
export function safeText(text: string): string {
  const clean = text.replaceAll(/\u0000/g, '').toWellFormed();
  return HIDDEN_FORMULA.test(clean) ? `'${clean}` : clean;
}

/** RFC 4180. What begins like a formula is preceded by an apostrophe. `quoted`: texts stay one cell also where the semicolon parts them. */
export const csvRows = (rows: readonly (readonly unknown[])[], { quoted = false }: { quoted?: boolean } = {}): string =>
  stringify(rows as unknown[][], { ...OPTIONS, quoted_string: quoted } satisfies Options);
