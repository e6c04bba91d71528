import type { DomainError } from './domain-error.js';

/** A fact as the domain sees it: its name and its data. The envelope (who, when, where) is added by the streams. */
export interface DomainEvent<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
}

/**
 * One aggregate as two pure functions. `decide` checks a command against the state and returns the facts that follow, or throws
 * a {@link DomainError}; an empty list means that the command changes nothing. `evolve` applies what happened and never refuses.
 */
export interface Decider<State, Command, Event extends DomainEvent> {
  /** First part of the stream's name: the stream of customer 42 is `customer-42`. */
  readonly category: string;
  readonly initial: State;
  decide(command: Command, state: State): Event[];
  evolve(state: State, event: Event): State;
  /** Values that no two live aggregates may share. Absent where there are none. */
  readonly unique?: Uniqueness<State>;
}

/** The unique values of an aggregate. The streams claim each value that a change adds and release each that it removes, together with its events. */
export interface Uniqueness<State> {
  /** The values this state holds; `kind` is part of the claim's name, `value` is compared after normalisation by the decider. */
  values(state: State): readonly UniqueValue[];
  /** The refusal when another aggregate holds the value. `holder` is that aggregate's id. */
  taken(value: UniqueValue, holder: string): DomainError<object>;
}

export interface UniqueValue {
  /** For example `customer-email`. Kebab case: it is part of a stream's name. */
  readonly kind: string;
  /** Normalised. Never written anywhere in clear: the claim's stream is named by a keyed hash of it. */
  readonly value: string;
  /** What an earlier release claimed instead, where the normalisation has changed since. Such claims still hold; new ones are on `value`. */
  readonly former?: readonly string[];
}
