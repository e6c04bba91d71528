import type { Static, TObject, TProperties } from 'typebox';

/** The data of an event, by its properties. */
export type DataOf<Properties extends TProperties> = Static<TObject<Properties>>;

/** What became of the record: the event of the change feed is `<kind>.<verb>`. */
export type Verb = 'created' | 'changed' | 'archived' | 'restored' | 'removed' | 'voided';

/** Fields whose values follow from the type alone, before and after. */
interface SaidByType {
  /** `changed` where absent. */
  readonly verb?: Verb;
  readonly says: Readonly<Record<string, readonly [from: unknown, to: unknown]>>;
}

/**
 * One field, or a part of it behind a dot: `preferences.language`. Without `adds`, `takes` and `becomes` the data say `from` and `to`, or
 * have a property of the field's name, which is its new value.
 */
interface SaidOfField<Properties extends TProperties> {
  readonly verb?: Verb;
  readonly field: string | ((data: DataOf<Properties>) => string);
  /** The property that holds a value which the field has from now on, beside others. */
  readonly adds?: keyof Properties & string;
  /** The property that holds a value which the field has no longer. */
  readonly takes?: keyof Properties & string;
  /** Of a list: all of it after the event, from what it was before. */
  readonly becomes?: (before: readonly unknown[], data: DataOf<Properties>) => readonly unknown[];
}

/**
 * What an event does to its record, for feeds, the audit trail and the history of a field. A verb alone: each property is a field of its
 * name, or `fields` lists them and `changes` has both sides. `happened`: nothing of a record is other than before.
 */
export type Telling<Properties extends TProperties = TProperties> =
  Verb | 'happened' | SaidByType | SaidOfField<Properties>;

/** In place of a secret that changed. */
const HIDDEN = '[hidden]';
export const hiddenChange = [HIDDEN, HIDDEN] as const;

/** The values of a list after some were `added` and some `removed`. */
export const exchanged = (
  before: readonly unknown[],
  { added, removed }: { readonly added: readonly unknown[]; readonly removed: readonly unknown[] },
): readonly unknown[] => [...before.filter((value) => !removed.includes(value)), ...added];

/** A list after one value joined its end. */
export const joined = (before: readonly unknown[], value: unknown): readonly unknown[] => [
  ...without(before, value),
  value,
];

/** A list after one value left it. */
export const without = (before: readonly unknown[], value: unknown): readonly unknown[] =>
  before.filter((each) => each !== value);
