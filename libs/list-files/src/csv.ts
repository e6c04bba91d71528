import { stringify, type Options } from 'csv-stringify/sync';

/** White space and invisible characters before the sign hide a formula from the reader, but not from every spreadsheet. */
const HIDDEN_FORMULA = /^[\s\p{Cc}\p{Cf}]+[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\n\u200B-\u200F\u2060\uFEFF]/u;
/** What gets an apostrophe here or in the library, and texts that would read as if they had got one. */
const GUARDED =
  /^'+([\t\r=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\s\p{Cc}\p{Cf}]+[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\n\u200B-\u200F\u2060\uFEFF])/u;

const OPTIONS = {
  record_delimiter: '\r\n',
  escape_formulas: true,
  cast: { boolean: (value: boolean) => String(value), string: safeText },
} as const;

/** Returns a text that no spreadsheet evaluates as a formula. Numbers are never passed here. */
export function safeText(text: string): string {
  const clean = text.replaceAll(/\u0000/g, '').toWellFormed();
  return HIDDEN_FORMULA.test(clean) || GUARDED.test(clean) ? `'${clean}` : clean;
}

/** Undoes the apostrophe that `csvRows` puts before a text. */
export const unguarded = (cell: string): string => (GUARDED.test(cell) ? cell.slice(1) : cell);

interface CsvDialect {
  /** Texts stay in one cell even where semicolons separate cells. */
  readonly quoted?: boolean;
  readonly delimiter?: string;
}

/** RFC 4180. A text that looks like a formula gets an apostrophe before it. */
export const csvRows = (
  rows: readonly (readonly unknown[])[],
  { quoted = false, delimiter = ',' }: CsvDialect = {},
): string => stringify(rows as unknown[][], { ...OPTIONS, quoted_string: quoted, delimiter } satisfies Options);
