import type { Static, TObject, TProperties } from 'typebox';

/** The data of an event, by its properties. */
export type DataOf<Properties extends TProperties> = Static<TObject<Properties>>;

/** What happened to the record: the change feed calls the event `<kind>.<verb>`. */
export type Verb = 'created' | 'changed' | 'archived' | 'restored' | 'removed' | 'voided';

/** Fields whose old and new values follow from the type of the event alone. */
interface SaidByType {
  /** Default: `changed`. */
  readonly verb?: Verb;
  readonly says: Readonly<Record<string, readonly [from: unknown, to: unknown]>>;
}

/**
 * One field, or a part of one, after a dot: `preferences.language`. Without `adds`, `takes` and `becomes`, the data have `from` and `to`, or
 * a property with the name of the field that holds its new value.
 */
interface SaidOfField<Properties extends TProperties> {
  readonly verb?: Verb;
  readonly field: string | ((data: DataOf<Properties>) => string);
  /** The property that holds a value added to the field. */
  readonly adds?: keyof Properties & string;
  /** The property that holds a value removed from the field, or a function that returns the value. */
  readonly takes?: (keyof Properties & string) | ((data: DataOf<Properties>) => unknown);
  /** For a list: returns the whole list after the event, given the list before it. */
  readonly becomes?: (before: readonly unknown[], data: DataOf<Properties>) => readonly unknown[];
}

/** Several fields: `from` and `to` are objects with the old and the new value of each. Equal values did not change. */
interface SaidOfFields {
  readonly verb?: Verb;
  readonly fields: readonly string[];
}

/**
 * What an event does to its record, for feeds, the audit trail and the history of a field. A verb alone: each property is the field of the
 * same name, or `fields` lists the fields and `changes` has their old and new values. `happened`: no field changed.
 */
export type Telling<Properties extends TProperties = TProperties> =
  Verb | 'happened' | SaidByType | SaidOfFields | SaidOfField<Properties>;

/** Shown in place of a secret that changed. */
const HIDDEN = '[hidden]';
export const hiddenChange = [HIDDEN, HIDDEN] as const;

/** The values of a list after some were `added` and some `removed`. */
export const exchanged = (
  before: readonly unknown[],
  { added, removed }: { readonly added: readonly unknown[]; readonly removed: readonly unknown[] },
): readonly unknown[] => [...before.filter((value) => !removed.includes(value)), ...added];

/** A list after one value was appended. */
export const joined = (before: readonly unknown[], value: unknown): readonly unknown[] => [
  ...without(before, value),
  value,
];

/** A list after one value was removed. */
export const without = (before: readonly unknown[], value: unknown): readonly unknown[] =>
  before.filter((each) => each !== value);
