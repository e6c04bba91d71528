import type { EventFilter, RecordedEvent } from '@crm/event-store';
import type { DomainEvent } from '@crm/kernel';
import type { CollectionSpec, Document, Filter } from './read-model-store.port.js';

/** An event of the log, as a projection of events of this kind is given it. */
export type Recorded<Event extends DomainEvent = DomainEvent> = RecordedEvent & Event;
/** Of several kinds the one of this type. */
export type RecordedAs<Event extends DomainEvent, Type extends Event['type']> = Recorded<
  Extract<Event, { readonly type: Type }>
>;

/**
 * A view as a pure fold over events: one row per key, `project` answers the next row (undefined removes it). No I/O, no clock:
 * what it needs is in the event. `filter` lets through events of `Event` alone. To rebuild, raise `version`: rows live in collection `<name>.v<version>`.
 */
export interface Projection<Row extends Document = Document, Event extends DomainEvent = DomainEvent> {
  /** Context and view: `customers.list`. */
  readonly name: string;
  readonly version: number;
  readonly filter: EventFilter;
  readonly collection: Omit<CollectionSpec, 'name'>;
  /**
   * `envelope`: who, when, what kind and where are enough. Events are then not decrypted or upcast, which is most of what folding costs, and
   * those of types that this program does not know are folded too. Default: whole events.
   */
  readonly reads?: 'envelope';
  /** Which row the event is about; undefined: none. */
  key(event: Recorded<Event>): string | undefined;
  /**
   * Which other rows the event is about too: all that match are folded with it (docs/adr/0013), once each and together with the row of
   * `key`, by what they hold before the event. undefined: none. Rows hold their id as `id`. Ask for a field with many values: those are indexed
   * from the first row on.
   */
  affects?(event: Recorded<Event>): Filter | undefined;
  /** The id of one more row that `project` has to see and leaves as it is. undefined: none. */
  sees?(event: Recorded<Event>): string | undefined;
  project(row: Row | undefined, event: Recorded<Event>, seen?: Row): Row | undefined;
  /** What becomes of an event that cannot be handled: docs/adr/0016. Default: stop. */
  readonly onPoison?: PoisonPolicy;
}

/**
 * - `stop`: the projection stops right before the event. For rows that must not be wrong.
 * - `park`: the event and all later ones of its stream are set aside until `retry`; other streams go on. Only where each row is told by one
 *   stream alone: order is kept within a stream.
 * - `skip`: the event is counted and given up; what follows is folded without it. For what may be a little wrong.
 */
export type PoisonPolicy = 'stop' | 'park' | 'skip';

/**
 * Causes effects (mails, follow-up commands). A type of its own, so that a rebuild cannot call it: it starts at the position recorded
 * when it was first registered and goes on from its checkpoint. At least once: `event.id` is the key to deduplicate by.
 */
export interface Reactor {
  readonly name: string;
  readonly filter: EventFilter;
  react(event: RecordedEvent, signal: AbortSignal): Promise<void>;
}

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
  /** Events given up for good. */
  readonly skipped: number;
  readonly lastError?: string;
}

/** What a retry of parked events came to. */
export interface RetryOutcome {
  readonly streams: number;
  /** Events that are in the rows now. */
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
