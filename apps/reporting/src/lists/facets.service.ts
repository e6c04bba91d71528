import { COUNT_LIMITS, InvalidQuery, NotIndexed, type ReadModelStore, type ValueCount } from '@crm/read-models';
import { predicateOf, type ReadableList, type Wish } from './list-question.service.js';

/** Values returned for each field. */
const TOP = 20;

/**
 * Returns the comma-separated fields that a caller named. Throws NotIndexed for a field that is not in `allowed`: its values cannot be
 * counted.
 */
export function parseFacets(text: string, allowed: readonly string[]): readonly string[] {
  const fault = (reason: string): never => {
    throw new InvalidQuery({ parameter: 'facets', reason });
  };
  const fields = text.split(',').map((field) => field.trim());
  if (fields.length > COUNT_LIMITS.fields) fault(`at most ${COUNT_LIMITS.fields} fields`);
  if (fields.some((field) => field === '')) fault('expected a field name');
  if (new Set(fields).size < fields.length) fault('each field once');
  for (const field of fields) if (!allowed.includes(field)) throw new NotIndexed({ field, allowed });
  return fields;
}

/** Returns how often each value of the fields occurs in the whole list, not only on one page. */
export async function answerFacets(
  store: ReadModelStore,
  { list, only }: ReadableList,
  fields: readonly string[],
  { q: search = '', filter: asked = '' }: Wish,
): Promise<Record<string, ValueCount[]>> {
  const { collection, stored } = list;
  const filter = predicateOf(list, asked, only);
  const storedName = (field: string): string => stored?.get(field) ?? field;
  const counted = await store.countBy(collection.name, {
    fields: fields.map(storedName),
    top: TOP,
    ...(filter && { filter }),
    ...(search !== '' && { search }),
  });
  return Object.fromEntries(fields.map((field) => [field, [...(counted[storedName(field)] ?? [])]]));
}
