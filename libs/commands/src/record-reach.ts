import { Forbidden, levelOf, reaches, requireRight, type Action, type Ownership } from '@crm/access';
import type { Principal } from '@crm/contracts';
import type { AggregateStreams } from '@crm/event-store';
import type { Decider, DomainError, DomainEvent } from '@crm/kernel';

/** Who owns a record, and who may learn that it exists. */
export interface Owned<State> {
  /** undefined: the record does not exist. */
  owner(state: State): Ownership | undefined | Promise<Ownership | undefined>;
  /** The right to see the record: without it the answer is 404, not 403. */
  readonly read: Action;
  /** A removed record is shown only to a caller who may change it, so that a repeated request still gets its receipt. */
  isRemoved?(state: State): boolean;
  absent(id: string): DomainError<object>;
}

export interface OwnedRecord<State, Command, Event extends DomainEvent> {
  readonly decider: Decider<State, Command, Event>;
  readonly owned: Owned<State>;
}

/**
 * Throws Forbidden when no role allows this for any record, the error of `absent` when the record is hidden, and Forbidden when it may only
 * be read.
 */
export async function requireReach<State, Command, Event extends DomainEvent>(
  streams: AggregateStreams,
  record: OwnedRecord<State, Command, Event>,
  principal: Principal,
  action: Action,
  id: string,
): Promise<void> {
  const { owned } = record;
  const level = requireRight(principal, action);
  // A caller who reaches every record needs no check of this one: the decider knows whether it exists.
  if (level === 'all' && levelOf(principal, owned.read) === 'all') return;
  const { state } = await streams.load(record.decider, id);
  const sight = owned.isRemoved?.(state) === true ? action : owned.read;
  if (!(await reachesState(streams, record, principal, sight, id, state))) throw owned.absent(id);
  if (!(await reachesState(streams, record, principal, action, id, state))) throw new Forbidden({ action });
}

/** Also false when the record does not exist, unless the caller reaches all of them. */
export async function mayReach<State, Command, Event extends DomainEvent>(
  streams: AggregateStreams,
  record: OwnedRecord<State, Command, Event>,
  principal: Principal,
  action: Action,
  id: string,
): Promise<boolean> {
  if (levelOf(principal, action) === 'all') return true;
  const { state } = await streams.load(record.decider, id);
  return reachesState(streams, record, principal, action, id, state);
}

/** The owner is in the state; who created the record is looked up only where that can still matter. */
async function reachesState<State, Command, Event extends DomainEvent>(
  streams: AggregateStreams,
  { decider, owned }: OwnedRecord<State, Command, Event>,
  principal: Principal,
  action: Action,
  id: string,
  state: State,
): Promise<boolean> {
  const owner = await owned.owner(state);
  if (owner === undefined) return false;
  if (reaches(principal, action, owner)) return true;
  if (levelOf(principal, action) === 'none') return false;
  const origin = await streams.origin(decider, id);
  return origin !== undefined && reaches(principal, action, { ...owner, ...origin });
}
