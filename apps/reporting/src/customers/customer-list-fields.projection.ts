import { fieldsOf as fieldsOfView, filtersOf, type Operand } from '@crm/contracts';
import { CUSTOM_FIELD_LIMITS, customerView, type CustomFieldSlot } from '@crm/contracts/customers';
import { collectionOfView, type FieldSpec } from '@crm/read-models';

/**
 * Custom fields can be added and archived, but the columns of a list are fixed. The list therefore has a column (slot) for as many fields
 * as there can be (docs/adr/0012). The definitions say which field has which slot.
 */
const SLOTS: Readonly<Record<string, FieldSpec>> = {
  ...slots('t', CUSTOM_FIELD_LIMITS['text and select'], { type: 'text' }),
  ...slots('n', CUSTOM_FIELD_LIMITS.number, { type: 'number' }),
  ...slots('b', CUSTOM_FIELD_LIMITS.boolean, { type: 'boolean' }),
  ...slots('d', CUSTOM_FIELD_LIMITS.date, { type: 'keyword' }),
  ...slots('m', CUSTOM_FIELD_LIMITS['multi-select'], { type: 'keyword', many: true }),
};
function slots(letter: string, count: number, spec: Omit<FieldSpec, 'path'>): Record<string, FieldSpec> {
  const names = Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);
  return Object.fromEntries(names.map((name) => [name, { path: `slots.${name}`, ...spec }]));
}

/** The collection as it is stored, with the columns in the order in which they were released. */
export const customerCollection = collectionOfView(customerView, {
  hidden: SLOTS,
  order: [
    ...['id', 'kind', 'status', 'ownerId', 'source', 'createdBy', 'createdAt', 'changedAt', 'name', 'company'],
    ...['city', 'country', 'tags', 'email', 'phone', 'externalId', 'profile', 'subsidiaryOf', 'teamId', 'holder'],
    ...Object.keys(SLOTS),
  ],
  indexes: [
    ['-createdAt'],
    ['-changedAt'],
    ['name'],
    ['company', 'name'],
    ['status', '-createdAt'],
    ['status', 'name'],
    ['ownerId', '-createdAt'],
    ['ownerId', 'status', 'name'],
    ['teamId', '-createdAt'],
    ['holder'],
    ['tags'],
    ['email'],
    ['phone'],
    ['externalId'],
    ['profile'],
    ['subsidiaryOf', 'name'],
  ],
});

/** The field of the record that each filter name is part of. A caller who may not see that field cannot use the name. */
const PART_OF = new Map(filtersOf(customerView).map(({ name, of }) => [name, of]));

/** The fields that a search covers. */
const SEARCHED_FIELDS = fieldsOfView(customerView).flatMap(({ name, use }) => (use.search ? [name] : []));

const FACETS = new Set<string>(customerView.facets);
const FACET_TYPES = new Set<CustomFieldSlot['type']>(['select', 'multi-select', 'boolean']);

export interface FieldsOfCaller {
  /** By the names that callers use. */
  readonly fields: Readonly<Record<string, FieldSpec>>;
  /** Fields that the list stores under another name: the slot of `custom.<key>`. */
  readonly stored: ReadonlyMap<string, string>;
  /** Fields whose values can be counted. */
  readonly facets: readonly string[];
}

/** Returns what a caller who sees these fields of a customer may filter, sort and count by. All other fields are unknown to them. */
export function fieldsOf(visible: ReadonlySet<string>, custom: readonly CustomFieldSlot[]): FieldsOfCaller {
  const fields = Object.entries(customerCollection.fields).filter(([name]) => visible.has(PART_OF.get(name) ?? ''));
  const shown = visible.has('customFields') ? custom.filter(({ slot }) => Object.hasOwn(SLOTS, slot)) : [];
  return {
    fields: Object.fromEntries([
      ...fields,
      ...shown.map(
        (field) => [`custom.${field.key}`, { ...SLOTS[field.slot], ...asked(field) }] as [string, FieldSpec],
      ),
    ]),
    facets: [
      ...fields.map(([name]) => name).filter((name) => FACETS.has(name)),
      ...shown.filter(({ type }) => FACET_TYPES.has(type)).map(({ key }) => `custom.${key}`),
    ],
    stored: new Map(shown.map(({ key, slot }) => [`custom.${key}`, slot])),
  };
}

/** How callers write the values of a custom field. */
function asked({ type, options }: CustomFieldSlot): { readonly operand?: Operand } {
  if (type === 'date') return { operand: 'day' };
  return options === undefined ? {} : { operand: { oneOf: options } };
}

/** A search reveals every field it covers, so the caller must be allowed to see all of them. */
export const mayBeSearched = (visible: ReadonlySet<string>): boolean =>
  SEARCHED_FIELDS.every((field) => visible.has(field));
