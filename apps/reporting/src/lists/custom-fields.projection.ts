import type { Operand } from '@crm/contracts';
import {
  CUSTOM_FIELD_LIMITS,
  type ChangedValue,
  type CustomField,
  type CustomFields,
  type CustomFieldValue,
} from '@crm/contracts/customers';
import type { FieldSpec } from '@crm/read-models';

/**
 * Custom fields can be added and archived, but the columns of a list are fixed. The list of a kind of record that has them therefore has a
 * column (slot) for as many fields as there can be (docs/adr/0012). The definitions say which field has which slot.
 */
export const CUSTOM_SLOTS: Readonly<Record<string, FieldSpec>> = {
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

/** The values of a row: by key, as the API shows them, and by slot, as they are found. */
export type CustomRow = { readonly customFields: Values; readonly slots?: Values };
type Values = Readonly<Record<string, CustomFieldValue>>;

/** The values after the event that sets one. */
export const withCustomValue = (
  { customFields, slots }: CustomRow,
  { key, slot, to }: Pick<ChangedValue, 'key' | 'slot' | 'to'>,
): CustomRow => ({ customFields: withMember(customFields, key, to), slots: withMember(slots ?? {}, slot, to) });

function withMember(values: Values, name: string, value: CustomFieldValue | null): Values {
  const { [name]: _before, ...others } = values;
  return value === null ? others : { ...others, [name]: value };
}

/** What callers may ask a list for by custom fields that are in use: `custom.<key>`. */
export interface AskedCustomFields {
  readonly fields: Readonly<Record<string, FieldSpec>>;
  /** Where the list stores each. */
  readonly stored: ReadonlyMap<string, string>;
  /** Those whose values can be counted. */
  readonly facets: readonly string[];
}

const FACET_TYPES = new Set<CustomField['type']>(['select', 'multi-select', 'boolean']);

export function askedCustomFields(definitions: CustomFields): AskedCustomFields {
  const inUse = fieldsInUse(definitions).filter(({ slot }) => Object.hasOwn(CUSTOM_SLOTS, slot));
  const nameOf = ({ key }: CustomField): string => `custom.${key}`;
  return {
    fields: Object.fromEntries(
      inUse.map((field) => [nameOf(field), { ...CUSTOM_SLOTS[field.slot], ...comparedAs(field) } as FieldSpec]),
    ),
    stored: new Map(inUse.map((field) => [nameOf(field), field.slot])),
    facets: inUse.filter(({ type }) => FACET_TYPES.has(type)).map(nameOf),
  };
}

export const fieldsInUse = (definitions: CustomFields): CustomFields => definitions.filter(({ archived }) => !archived);

/** How callers write the values of a custom field. */
function comparedAs({ type, options }: CustomField): { readonly operand?: Operand } {
  if (type === 'date') return { operand: 'day' };
  return options.length === 0 ? {} : { operand: { oneOf: options.map(({ value }) => value) } };
}
