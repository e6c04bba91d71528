import { fieldsOf as fieldsOfView, filtersOf } from '@crm/contracts';
import { CUSTOM_FIELD_LIMITS, customerView, type CustomFieldSlot } from '@crm/contracts/customers';
import { collectionOfView, type FieldSpec } from '@crm/read-models';

/**
 * Custom fields come and go while the columns of a list cannot: so the list has columns for as many as there can be (docs/adr/0012).
 * Which slot is whose, the definitions say.
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

/** As it lies in the store, the columns in the order in which they were released. */
export const customerCollection = collectionOfView(customerView, {
  hidden: SLOTS,
  order: [
    ...['id', 'kind', 'status', 'ownerId', 'source', 'createdBy', 'createdAt', 'changedAt', 'name', 'company'],
    ...['city', 'country', 'tags', 'email', 'phone', 'externalId'],
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
    ['tags'],
    ['email'],
    ['phone'],
    ['externalId'],
  ],
});

/** Which field of the record each name to ask by is part of: who may not see that cannot ask for it. */
const PART_OF = new Map(filtersOf(customerView).map(({ name, of }) => [name, of]));

/** What a search looks into. */
const SEARCHED_FIELDS = fieldsOfView(customerView).flatMap(({ name, use }) => (use.search ? [name] : []));

const FACETS = new Set(['status', 'kind', 'tags', 'source', 'ownerId', 'country']);
const FACET_TYPES = new Set<CustomFieldSlot['type']>(['select', 'multi-select', 'boolean']);

export interface FieldsOfCaller {
  /** By the names callers use. */
  readonly fields: Readonly<Record<string, FieldSpec>>;
  /** What the list keeps under another name: the slot of `custom.<key>`. */
  readonly stored: ReadonlyMap<string, string>;
  /** Those of which it makes sense to count the values. */
  readonly facets: readonly string[];
}

/** What somebody who sees these fields of a customer may filter, sort and count by. All else is unknown to them. */
export function fieldsOf(visible: ReadonlySet<string>, custom: readonly CustomFieldSlot[]): FieldsOfCaller {
  const fields = Object.entries(customerCollection.fields).filter(([name]) => visible.has(PART_OF.get(name) ?? ''));
  const shown = visible.has('customFields') ? custom.filter(({ slot }) => Object.hasOwn(SLOTS, slot)) : [];
  return {
    fields: Object.fromEntries([
      ...fields,
      ...shown.map(({ key, slot }) => [`custom.${key}`, SLOTS[slot]] as [string, FieldSpec]),
    ]),
    facets: [
      ...fields.map(([name]) => name).filter((name) => FACETS.has(name)),
      ...shown.filter(({ type }) => FACET_TYPES.has(type)).map(({ key }) => `custom.${key}`),
    ],
    stored: new Map(shown.map(({ key, slot }) => [`custom.${key}`, slot])),
  };
}

/** A search tells of everything it looks into. */
export const mayBeSearched = (visible: ReadonlySet<string>): boolean =>
  SEARCHED_FIELDS.every((field) => visible.has(field));
