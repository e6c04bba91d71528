import type { Position, Revision, StoredEvent } from './event-store.port.js';

/** Stands in place of a personal value whose key was destroyed. Never an empty string, never an exception. */
export const ERASED = '[erased]';

/**
 * A stored event as deciders and projections see it: decrypted, upcast to the newest version. One stored event may become none or
 * several; they share id, revision and position.
 */
export interface RecordedEvent<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
  readonly id: string;
  readonly stream: string;
  readonly revision: Revision;
  readonly position: Position;
  /** Store clock, RFC 3339 UTC. */
  readonly recordedAt: string;
  readonly occurredAt: string;
  readonly actor: { readonly type: string; readonly id: string; readonly onBehalfOf?: string };
  readonly correlationId: string;
  readonly causationId: string;
  readonly commandId: string;
  readonly source: string;
  /** The key of the event's subject was destroyed: its top-level personal fields are absent from `data`. */
  readonly erased: boolean;
}

/**
 * What stands on the outside of a stored event, for readers that need no more: nothing is decrypted or upcast, so `type` is as it was stored
 * and `data` holds only what is not personal. It asks for no key, so it cannot tell who was erased.
 */
export function envelopeOf({ meta, hash: _hash, ...event }: StoredEvent): RecordedEvent {
  const { occurredAt, actor, correlationId, causationId, commandId, source } = meta;
  return { ...event, occurredAt, actor, correlationId, causationId, commandId, source, erased: false };
}
