import type { CustomFieldType } from '@crm/contracts/customers';
import { undressed } from './cell-text.model.js';
import { detectDateFormat } from './date-values.model.js';
import type { Formats, Mapping, NamedField } from './import-mapping.model.js';
import { detectNumberFormat } from './number-values.model.js';

/** Rows that are looked at before a run to learn how its dates and numbers are written. */
export const SAMPLE_ROWS = 5_000;

/** A column whose values are written in some format. */
export interface FormattedColumn {
  readonly index: number;
  readonly type: Extract<CustomFieldType, 'date' | 'number'>;
}

export const formattedColumns = (
  mapping: Mapping,
  customFields: readonly Pick<NamedField, 'key' | 'type'>[],
): FormattedColumn[] =>
  mapping.flatMap((target, index) => {
    const type = customFields.find(({ key }) => target === `custom.${key}`)?.type;
    return type === 'date' || type === 'number' ? [{ index, type }] : [];
  });

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
