import { columnsOf, type Cell, type View, type ViewColumn } from '@crm/contracts';
import { joined, nameColumn, type ExportColumn } from './exportable-list.service.js';

/** The columns that a view declares, each with the field that it shows. */
export const exportColumnsOf = (view: Pick<View, 'schema'>): (ExportColumn & { readonly of: string })[] =>
  columnsOf(view).map((declared) => ({ ...columnOf(declared), of: declared.of }));

function columnOf({ name, label, of, named, cell = asItIs, ...declared }: ViewColumn): ExportColumn {
  const main = declared.main === true;
  if (named) return nameColumn({ name, label, main }, (row) => idsIn(row[of]));
  return {
    name,
    label,
    main,
    value(row) {
      const value = row[of];
      const shown = value === undefined || value === null ? null : cell(value);
      return isMany(shown) ? joined(shown) : (shown ?? null);
    },
  };
}

const asItIs = (value: unknown): Cell | readonly Cell[] => value as Cell;
const isMany = (shown: Cell | readonly Cell[]): shown is readonly Cell[] => Array.isArray(shown);
const idsIn = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((id): id is string => typeof id === 'string');
