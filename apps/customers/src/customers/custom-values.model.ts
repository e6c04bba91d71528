import type { CustomerEvent, CustomFieldValue } from '@crm/contracts/customers';

/** The custom fields that a customer has, by key. No key is a name that every object has. */
export type CustomValues = Readonly<Record<string, CustomFieldValue>>;

/** A value that its definition allows, as it is kept. null: none. */
export interface WantedValue {
  readonly key: string;
  readonly slot: string;
  readonly value: CustomFieldValue | null;
}

/** The facts that give the customer these values; others stay. */
export const setValues = (
  customerId: string,
  current: CustomValues,
  wanted: readonly WantedValue[] = [],
): CustomerEvent[] =>
  wanted.flatMap(({ key, slot, value }): CustomerEvent[] => {
    const from = Object.hasOwn(current, key) ? (current[key] ?? null) : null;
    return isSame(from, value)
      ? []
      : [{ type: 'CustomFieldSet', data: { customerId, key, slot, from: copy(from), to: copy(value) } }];
  });

/** Values after a fact. `to` is missing from the facts of an erased person. */
export function withValue(
  current: CustomValues,
  { key, to }: { readonly key: string; readonly to?: CustomFieldValue | null },
): CustomValues {
  const { [key]: _before, ...others } = current;
  return to === undefined || to === null ? others : { ...others, [key]: to };
}

type EventValue = Extract<CustomerEvent, { type: 'CustomFieldSet' }>['data']['to'];
const copy = (value: CustomFieldValue | null): EventValue => (isList(value) ? [...value] : value);

const isList = (value: CustomFieldValue | null): value is readonly string[] => Array.isArray(value);

/** Lists come in the order of the options, so equal choices are equal lists. */
const isSame = (one: CustomFieldValue | null, other: CustomFieldValue | null): boolean =>
  isList(one) && isList(other)
    ? one.length === other.length && one.every((each, index) => each === other[index])
    : one === other;
