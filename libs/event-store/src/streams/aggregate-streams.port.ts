import type { CallContext, Receipt } from '@crm/contracts';
import type { Decider, DomainEvent } from '@crm/kernel';

export interface ExecuteOptions {
  /** The command creates the record under a fresh id: nothing is loaded first unless the context carries a fingerprint. */
  readonly creates?: boolean;
}

export interface LoadedAggregate<State> {
  readonly state: State;
  /** -1 when the stream is missing. */
  readonly revision: number;
  readonly position: string;
}

/** Who created a stream, and when: creators keep access for a limited time to records that they do not own. */
export interface StreamOrigin {
  readonly createdBy: string;
  /** Store clock, RFC 3339 UTC. */
  readonly createdAt: string;
}

/**
 * The only way a service writes: load one stream, decide, encrypt, append at the exact revision.
 *
 * execute:
 * - Idempotent by `context.commandId`: a command that is found in the stream returns its first receipt (IdempotencyKeyReused, kind
 *   `mismatch`, when the fingerprint differs).
 * - `context.ifMatch` other than the stream's revision is refused with StaleRevision (facts: id, expected, actual, changedFields since).
 *   With ifMatch, a conflict at the append is StaleRevision, too; without it, the command is decided again on the fresh state, at most 5
 *   times.
 * - States are cached by stream and checked by revision; before a refusal based on a cached state, the store's head is checked.
 * - When the decider declares `unique`, claims are appended with the events: atomically where the store can, in order where it cannot.
 * - An empty list of events writes nothing and returns the stream's current revision and position.
 *
 * Also throws what EventStore.append throws. Receipts carry `id` as given.
 */
export abstract class AggregateStreams {
  abstract execute<State, Command, Event extends DomainEvent>(
    decider: Decider<State, Command, Event>,
    id: string,
    command: Command,
    context: CallContext,
    options?: ExecuteOptions,
  ): Promise<Receipt>;

  /** The current state of the log (from the cache when it matches the head). */
  abstract load<State, Command, Event extends DomainEvent>(
    decider: Decider<State, Command, Event>,
    id: string,
  ): Promise<LoadedAggregate<State>>;

  /** Actor and time of the stream's first event; undefined when there is none. Not cached. */
  abstract origin(decider: { readonly category: string }, id: string): Promise<StreamOrigin | undefined>;

  /** Who holds a unique value, or else one of its `former` forms: the holder's id (stream name without category), or undefined. */
  abstract holderOf(kind: string, value: string, ...former: readonly string[]): Promise<string | undefined>;
}
