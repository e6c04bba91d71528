import { columnsOf, type Cell, type View } from '@crm/contracts';
import { joined, type ExportColumn } from './exportable-list.service.js';

/** The columns that a view declares, each with the field that it shows. */
export const exportColumnsOf = (view: Pick<View, 'schema'>): (ExportColumn & { readonly of: string })[] =>
  columnsOf(view).map(({ name, label, main = false, of, cell = asItIs }) => ({
    name,
    label,
    main,
    of,
    value(row) {
      const value = row[of];
      const shown = value === undefined || value === null ? null : cell(value);
      return isMany(shown) ? joined(shown) : (shown ?? null);
    },
  }));

const asItIs = (value: unknown): Cell | readonly Cell[] => value as Cell;
const isMany = (shown: Cell | readonly Cell[]): shown is readonly Cell[] => Array.isArray(shown);
