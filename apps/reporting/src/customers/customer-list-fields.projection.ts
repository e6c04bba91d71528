import { CUSTOM_FIELD_LIMITS, type CustomFieldSlot } from '@crm/contracts/customers';
import type { FieldSpec } from '@crm/read-models';

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

/** By which names callers filter and sort, and which field of the record each is part of: who may not see that cannot ask for it. */
const CUSTOMER_FIELDS: Readonly<Record<string, FieldSpec & { readonly of: string }>> = {
  id: { path: 'id', type: 'keyword', of: 'id' },
  kind: { path: 'kind', type: 'keyword', of: 'kind' },
  status: { path: 'status', type: 'keyword', of: 'status' },
  ownerId: { path: 'ownerId', type: 'keyword', of: 'ownerId' },
  source: { path: 'source', type: 'keyword', of: 'source' },
  createdBy: { path: 'createdBy', type: 'keyword', of: 'createdBy' },
  createdAt: { path: 'createdAt', type: 'keyword', of: 'createdAt' },
  changedAt: { path: 'changedAt', type: 'keyword', of: 'changedAt' },
  name: { path: 'name', type: 'text', of: 'name' },
  company: { path: 'company', type: 'text', of: 'company' },
  city: { path: 'address.city', type: 'text', of: 'address' },
  country: { path: 'address.country', type: 'text', of: 'address' },
  tags: { path: 'tags', type: 'text', many: true, of: 'tags' },
  email: { path: 'emails.address', type: 'text', many: true, of: 'emails' },
  phone: { path: 'phones.number', type: 'keyword', many: true, of: 'phones' },
  externalId: { path: 'externalIds', members: ['system', 'id'], type: 'keyword', many: true, of: 'externalIds' },
};

/** What a search looks into. */
const SEARCHED_FIELDS = ['name', 'company', 'emails', 'phones'] as const;

const plain = Object.entries(CUSTOMER_FIELDS).map(([name, { of: _of, ...spec }]): [string, FieldSpec] => [name, spec]);

/** Everything the list keeps a column for. */
export const listFields: Readonly<Record<string, FieldSpec>> = { ...Object.fromEntries(plain), ...SLOTS };

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
  const fields = Object.entries(CUSTOMER_FIELDS).filter(([, { of }]) => visible.has(of));
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
