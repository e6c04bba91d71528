import type { Decider, DomainError, DomainEvent, UniqueValue } from '@crm/kernel';

/** Any refusal class: what `thenRefused` expects to be thrown. */
type RefusalClass<Facts extends object> = new (...args: never[]) => DomainError<Facts>;

/**
 * The grammar of pure specs: `spec(decider).given(...events).when(command).then(...events)`.
 * States and commands are frozen first, so a decider that mutates them fails here.
 */
export function spec<State, Command, Event extends DomainEvent>(decider: Decider<State, Command, Event>) {
  return {
    given(...history: Event[]) {
      const state = freeze(
        history.reduce((before, event) => freeze(decider.evolve(before, freeze(event))), freeze(decider.initial)),
      );
      return {
        when: (command: Command) => outcome(() => decider.decide(freeze(command), state)),
        /** The unique values the aggregate holds after this history. */
        thenHolds(...values: UniqueValue[]) {
          expect(decider.unique?.values(state) ?? []).toEqual(values);
        },
        /** For what only the state shows; prefer to check events. */
        thenState: (expected: unknown) => expect(state).toEqual(expected),
      };
    },
  };
}

function outcome<Event extends DomainEvent>(decide: () => Event[]) {
  return {
    then(...expected: Event[]) {
      expect(decide()).toEqual(expected);
    },
    /** Success without events: the command changes nothing. */
    thenNothing() {
      expect(decide()).toEqual([]);
    },
    thenRefused<Facts extends object>(refusal: RefusalClass<Facts>, facts?: Partial<Facts>) {
      expect(decide).toThrow(refusal);
      if (facts !== undefined) expect(thrownBy(decide)).toMatchObject({ facts });
    },
  };
}

function thrownBy(action: () => unknown): unknown {
  try {
    action();
    return undefined;
  } catch (error) {
    return error;
  }
}

function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value) || ArrayBuffer.isView(value)) return value;
  Object.freeze(value);
  for (const member of Object.values(value)) freeze(member);
  return value;
}
