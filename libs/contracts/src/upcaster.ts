/** An event as some version of the program wrote it. */
export interface VersionedEvent {
  readonly type: string;
  readonly version: number;
  readonly data: unknown;
}

/** One of the events that an old one is converted to. `version` defaults to the upcaster's `to` for its own type and to 1 for others. */
export interface UpcastEvent {
  readonly type: string;
  readonly version?: number;
  readonly data: unknown;
}

/**
 * Converts version `from` of an event to `to`, the next version. Pure, without I/O, applied on reading; the log never changes. `up`
 * returns the new data, or a list of events if the event was split, renamed or dropped. Personal fields of an erased person are absent
 * from `data`, so `up` must treat them as optional.
 */
export interface Upcaster {
  readonly type: string;
  readonly from: number;
  readonly to: number;
  up(data: Record<string, unknown>): Record<string, unknown> | readonly UpcastEvent[];
}

export function defineUpcaster(upcaster: Upcaster): Upcaster {
  const { type, from, to } = upcaster;
  if (to !== from + 1) throw new TypeError(`the upcaster of ${type} must go from ${from} to ${from + 1}, not to ${to}`);
  return upcaster;
}

/** Returns the upcaster of a version; undefined: the event stays as it is. */
export type FindUpcaster = (type: string, version: number) => Upcaster | undefined;

export function findUpcaster(upcasters: readonly Upcaster[]): FindUpcaster {
  const byVersion = new Map<string, Upcaster>();
  for (const upcaster of upcasters) {
    const key = `${upcaster.type}.v${upcaster.from}`;
    if (byVersion.has(key)) throw new TypeError(`two upcasters start from ${key}`);
    byVersion.set(key, upcaster);
  }
  return (type, version) => byVersion.get(`${type}.v${version}`);
}

/** Applies upcasters until there are none for the version. */
export function upcast(event: VersionedEvent, find: FindUpcaster): VersionedEvent[] {
  const upcaster = find(event.type, event.version);
  if (upcaster === undefined) return [event];
  const lifted = upcaster.up(event.data as Record<string, unknown>);
  if (!isList(lifted)) return upcast({ type: event.type, version: upcaster.to, data: lifted }, find);
  return lifted.flatMap(({ type, data, version = type === event.type ? upcaster.to : 1 }) =>
    upcast({ type, version, data }, find),
  );
}

const isList = (value: Record<string, unknown> | readonly UpcastEvent[]): value is readonly UpcastEvent[] =>
  Array.isArray(value);
