import type { Position, Revision, StoredEvent } from './event-store.port.js';

/** Replaces a personal value whose key was destroyed. Never an empty string, never an exception. */
export const ERASED = '[erased]';
/** Replaces a value that cannot be read because its key or the stored data is damaged. */
export const UNREADABLE = '[unreadable]';

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
  /** The personal fields are absent because the key or the data is damaged. Only EventCodec.decodeReadable returns such events. */
  readonly unreadable?: true;
}

/**
 * Returns a stored event without decrypting or upcasting it, for readers that need only the envelope: `type` is as stored, and `data` holds
 * only what is not personal. No key is read, so `erased` is always false.
 */
export function envelopeOf({ meta, hash: _hash, ...event }: StoredEvent): RecordedEvent {
  const { occurredAt, actor, correlationId, causationId, commandId, source } = meta;
  return { ...event, occurredAt, actor, correlationId, causationId, commandId, source, erased: false };
}
