import type { EventFilter, RecordedEvent } from '@crm/event-store';
import type { DomainEvent } from '@crm/kernel';
import type { CollectionSpec, Document, Filter } from './read-model-store.port.js';

/** An event of the log, as a projection receives it. */
export type Recorded<Event extends DomainEvent = DomainEvent> = RecordedEvent & Event;
/** The event of this type, out of several types. */
export type RecordedAs<Event extends DomainEvent, Type extends Event['type']> = Recorded<
  Extract<Event, { readonly type: Type }>
>;

/**
 * A view as a pure fold over events: one row per key; `project` returns the next row (undefined removes it). No I/O, no clock: everything
 * it needs is in the event. `filter` must let through only events of type `Event`. To rebuild, raise `version`: rows live in collection
 * `<name>.v<version>`.
 */
export interface Projection<Row extends Document = Document, Event extends DomainEvent = DomainEvent> {
  /** Context and view: `customers.list`. */
  readonly name: string;
  readonly version: number;
  readonly filter: EventFilter;
  readonly collection: Omit<CollectionSpec, 'name'>;
  /**
   * `envelope`: the projection needs only who, when, what kind and where. Events are then neither decrypted nor upcast, which is most of
   * the cost of folding, and events of unknown types are folded too. Default: whole events.
   */
  readonly reads?: 'envelope';
  /** Key of the row that the event is about; undefined: none. */
  key(event: Recorded<Event>): string | undefined;
  /**
   * Selects further rows that the event is about (docs/adr/0013). Rows that match before the event are folded with it, once each and
   * together with the row of `key`. undefined: none. Rows must hold their id as `id`. Filter by a field with many values: those are indexed
   * from the first row on.
   */
  affects?(event: Recorded<Event>): Filter | undefined;
  /** Id of one more row that `project` reads and does not change. undefined: none. */
  sees?(event: Recorded<Event>): string | undefined;
  project(row: Row | undefined, event: Recorded<Event>, seen?: Row): Row | undefined;
  /** What happens to an event that cannot be handled: docs/adr/0016. Default: stop. Damaged data is always parked: docs/adr/0037. */
  readonly onPoison?: PoisonPolicy;
}

/**
 * - `stop`: the projection stops right before the event. For rows that must not be wrong.
 * - `park`: the event and all later ones of its stream are set aside until they are retried; other streams go on. Only for rows that are
 *   built from a single stream: order is kept within a stream.
 * - `skip`: the event is counted and dropped; later events are folded without it. For rows that may be slightly wrong.
 */
export type PoisonPolicy = 'stop' | 'park' | 'skip';

/**
 * Causes effects (mails, follow-up commands). It is a type of its own, so that a rebuild cannot call it: it starts at the position recorded
 * at its first registration and continues from its checkpoint. Delivery is at least once: deduplicate by `event.id`.
 */
export interface Reactor {
  readonly name: string;
  readonly filter: EventFilter;
  react(event: RecordedEvent, signal: AbortSignal): Promise<void>;
}

/**
 * What a reader may expect of the rows of a view.
 * - `whole`: everything that was asked for is in them.
 * - `gaps`: the view goes on without some records, whose events are parked.
 * - `behind`: it is catching up, or waits for an engine, or the very event that was asked for is parked.
 * - `stopped`, `frozen`: it does not go on by itself; see ProjectionStatus.
 */
export type Fitness = 'whole' | 'gaps' | 'behind' | 'stopped' | 'frozen';

export interface ProjectionStatus {
  readonly name: string;
  readonly version: number;
  /** frozen: the rows of another version, served until those of this one are built. */
  readonly state: 'starting' | 'catching-up' | 'live' | 'stopped' | 'frozen';
  readonly checkpoint: string;
  /** Events of the whole log after the checkpoint; 0 when caught up. */
  readonly lagEvents: number;
  /** Age of the oldest event not yet handled; 0 when caught up. */
  readonly lagSeconds: number;
  /** Events set aside until they are retried. */
  readonly parked: number;
  /** Events dropped for good. */
  readonly skipped: number;
  readonly lastError?: string;
}

/** Result of a retry of parked events. */
export interface RetryOutcome {
  readonly streams: number;
  /** Events that are now folded into the rows. */
  readonly unparked: number;
  readonly stillParked: number;
}

export interface ReactorStatus extends Pick<
  ProjectionStatus,
  'name' | 'checkpoint' | 'lagEvents' | 'lagSeconds' | 'lastError'
> {
  readonly state: 'running' | 'stopped';
}

/** The collection a projection's rows live in. */
export const collectionOf = (projection: Pick<Projection, 'name' | 'version'>): string =>
  `${projection.name}.v${projection.version}`;

/** The projection and version that a collection belongs to. */
export function projectionOf(collection: string): { readonly projection: string; readonly version: number } {
  const [, projection, version] = /^(.+)\.v(\d+)$/.exec(collection) ?? [];
  if (projection === undefined) throw new TypeError(`${collection} does not name a projection and its version`);
  return { projection, version: Number(version) };
}

export const specOf = (projection: Projection): CollectionSpec => ({
  name: collectionOf(projection),
  ...projection.collection,
});
