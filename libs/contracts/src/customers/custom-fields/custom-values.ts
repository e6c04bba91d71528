import type { CustomFieldValue } from './custom-field.events.js';

/** The custom field values of a record, by key. No key is the name of an `Object.prototype` member. */
export type CustomValues = Readonly<Record<string, CustomFieldValue>>;

/** A value that its definition allows, in its stored form. null: none. */
export interface WantedValue {
  readonly key: string;
  readonly slot: string;
  readonly value: CustomFieldValue | null;
}

/** What an event says of a value that was set or cleared. */
export interface ChangedValue {
  readonly key: string;
  readonly slot: string;
  readonly from: EventValue;
  readonly to: EventValue;
}
type EventValue = Exclude<CustomFieldValue, readonly string[]> | string[] | null;

/** Returns the values that differ, for the events that set them; other fields stay unchanged. */
export const changedValues = (current: CustomValues, wanted: readonly WantedValue[] = []): ChangedValue[] =>
  wanted.flatMap(({ key, slot, value }) => {
    const from = Object.hasOwn(current, key) ? (current[key] ?? null) : null;
    return isSame(from, value) ? [] : [{ key, slot, from: copy(from), to: copy(value) }];
  });

/** Returns the values after an event. `to` is missing from the events of an erased person. */
export function withValue(
  current: CustomValues,
  { key, to }: { readonly key: string; readonly to?: CustomFieldValue | null },
): CustomValues {
  const { [key]: _before, ...others } = current;
  return to === undefined || to === null ? others : { ...others, [key]: to };
}

const copy = (value: CustomFieldValue | null): EventValue => (isList(value) ? [...value] : value);

const isList = (value: CustomFieldValue | null): value is readonly string[] => Array.isArray(value);

/** Lists are in the order of the options, so equal choices are equal lists. */
const isSame = (one: CustomFieldValue | null, other: CustomFieldValue | null): boolean =>
  isList(one) && isList(other)
    ? one.length === other.length && one.every((each, index) => each === other[index])
    : one === other;
