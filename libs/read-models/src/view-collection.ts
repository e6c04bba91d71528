import { fieldsOf, filtersOf, type Cell, type SearchUse, type View } from '@crm/contracts';
import { ERASED } from '@crm/event-store';
import type { CollectionSpec, FieldSpec } from './read-model-store.port.js';

export interface ViewStorage {
  /** Fields that access rules read and callers may not query. */
  readonly hidden?: Readonly<Record<string, FieldSpec>>;
  readonly indexes: CollectionSpec['indexes'];
  /** The order of the columns in the released layout, if it differs from the order of the view. */
  readonly order?: readonly string[];
}

/** Who has a record, for access rules: its owner, or without one its team. */
const HOLDER: FieldSpec = { path: 'ownerId', or: 'teamId', type: 'keyword' };

/** The collection in which a projection keeps the rows of a view. Records that belong to an owner and a team get the field `holder`. */
export function collectionOfView(
  view: View,
  { hidden = {}, indexes, order }: ViewStorage,
): Omit<CollectionSpec, 'name'> {
  const asked = filtersOf(view).map(({ name, of: _of, ...spec }): [string, FieldSpec] => [name, spec]);
  const { ownerId, teamId } = view.schema.properties;
  const fields = { ...Object.fromEntries(asked), ...hidden, ...(ownerId && teamId && { holder: HOLDER }) };
  const search = searchOf(view);
  return { fields: order ? inOrder(view, fields, order) : fields, indexes, ...(search && { search }) };
}

function inOrder({ name }: View, fields: CollectionSpec['fields'], order: readonly string[]): CollectionSpec['fields'] {
  const left = Object.keys(fields).find((field) => !order.includes(field));
  if (left !== undefined) throw new TypeError(`the order of ${name} leaves ${left} out`);
  return Object.fromEntries(
    order.map((field) => {
      const spec = fields[field];
      if (spec === undefined) throw new TypeError(`the view ${name} has no field ${field}`);
      return [field, spec];
    }),
  );
}

/** Returns how the search text of a row is made. Data of an erased person is not searchable. undefined: the view has no search. */
function searchOf(view: View): CollectionSpec['search'] {
  const searched = fieldsOf(view).flatMap(({ name, use: { search } }) =>
    search ? [[name, lookInto(search)] as const] : [],
  );
  if (searched.length === 0) return undefined;
  return (row) => {
    const found = { words: [] as string[], codes: [] as string[], phones: [] as string[] };
    for (const [name, { words, codes, phones }] of searched) {
      const value = row[name];
      if (value === undefined || value === null) continue;
      found.words.push(...textsIn(words?.(value)));
      found.codes.push(...textsIn(codes?.(value)));
      found.phones.push(...textsIn(phones?.(value)));
    }
    return found;
  };
}

const all = (value: unknown): readonly Cell[] => (Array.isArray(value) ? value : [value as Cell]);
const lookInto = (search: 'words' | 'codes' | SearchUse): SearchUse =>
  typeof search === 'string' ? { [search]: all } : search;

const textsIn = (values: readonly Cell[] = []): string[] =>
  values.filter((value): value is string => typeof value === 'string' && value !== ERASED);
