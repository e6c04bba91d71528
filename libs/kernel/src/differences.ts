import { canonicalJson } from './canonical-json.js';

/** Field by field, the old and the new value. */
export type Differences<Fields extends object> = {
  readonly [Name in keyof Fields]?: { readonly from: Fields[Name]; readonly to: Fields[Name] };
};

/** What a change of some fields does, as the event that records it says. */
export interface ChangedFields<Fields extends object> {
  readonly fields: string[];
  readonly changes: Differences<Fields>;
}

/**
 * Compares the fields that are wanted with those that are known; a field that is undefined in `wanted` stays as it is. Values are compared
 * by what they hold, not by identity. undefined: nothing changes.
 */
export function changedFields<Fields extends object>(
  known: Fields,
  wanted: { readonly [Name in keyof Fields]?: Fields[Name] | undefined },
): ChangedFields<Fields> | undefined {
  const names = (Object.keys(wanted) as (keyof Fields & string)[]).filter(
    (name) => wanted[name] !== undefined && canonicalJson(wanted[name]) !== canonicalJson(known[name] ?? null),
  );
  if (names.length === 0) return undefined;
  const changes = Object.fromEntries(names.map((name) => [name, { from: known[name], to: wanted[name] }]));
  return { fields: names, changes: changes as Differences<Fields> };
}

/** The fields after such a change. */
export function withChanges<Fields extends object>(known: Fields, changes: Differences<Fields>): Fields {
  const now = Object.entries<{ readonly to: unknown } | undefined>(changes as never).flatMap(([name, change]) =>
    change === undefined ? [] : [[name, change.to]],
  );
  return { ...known, ...Object.fromEntries(now) };
}
