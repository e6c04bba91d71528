import type { ImportFormat } from '@crm/contracts/customers';
import { undressed } from './cell-text.js';
import { detectDateFormat } from './date-values.js';
import { detectNumberFormat } from './number-values.js';

/** Rows that are looked at before a run to learn how its dates and numbers are written. */
export const SAMPLE_ROWS = 5_000;

/** One entry per column; null: not known. */
export type Formats = readonly (ImportFormat | null)[];

/** A column whose values are written in some format. */
export interface FormattedColumn {
  readonly index: number;
  readonly type: 'date' | 'number';
}

/** Returns the chosen format of each column, otherwise the one that the values of a sample show without contradiction. */
export function detectFormats(
  columns: readonly FormattedColumn[],
  chosen: Formats | undefined,
  rows: readonly (readonly string[])[],
): Formats {
  const formats = [...(chosen ?? [])];
  for (const { index, type } of columns) {
    if (formats[index]) continue;
    const values = rows.map((cells) => undressed(cells[index] ?? '')).filter((text) => text !== '');
    formats[index] = type === 'date' ? detectDateFormat(values) : detectNumberFormat(values);
  }
  return Array.from(formats, (format) => format ?? null);
}
