import { DomainError, type Decider, type DomainEvent } from '@crm/kernel';
import { spec } from './decider-spec.js';

class LampBroken extends DomainError<{ switches: number }> {
  readonly code = 'lamp.broken';
  readonly kind = 'conflict';
  readonly title = 'The lamp is broken.';
}
class LampMissing extends DomainError {
  readonly code = 'lamp.missing';
  readonly kind = 'not-found';
  readonly title = 'There is no lamp.';
}
type LampEvent = DomainEvent<'LampLit', { watts: number }>;
const lamp: Decider<{ lit: boolean; switches: number }, { type: 'Light' | 'Scribble' }, LampEvent> = {
  category: 'lamp',
  initial: { lit: false, switches: 0 },
  decide(command, state) {
    if (command.type === 'Scribble') Object.assign(state, { lit: true });
    if (state.switches > 1) throw new LampBroken({ switches: state.switches });
    return state.lit ? [] : [{ type: 'LampLit', data: { watts: 7 } }];
  },
  evolve: (state) => ({ lit: true, switches: state.switches + 1 }),
};
const lit: LampEvent = { type: 'LampLit', data: { watts: 7 } };

describe('the grammar of pure specs', () => {
  it('compares events', () => {
    spec(lamp).given().when({ type: 'Light' }).then(lit);
    expect(() => spec(lamp).given().when({ type: 'Light' }).then()).toThrow();
    expect(() =>
      spec(lamp)
        .given()
        .when({ type: 'Light' })
        .then({ type: 'LampLit', data: { watts: 8 } }),
    ).toThrow();
  });
  it('distinguishes no events from a refusal', () => {
    spec(lamp).given(lit).when({ type: 'Light' }).thenNothing();
    expect(() => spec(lamp).given().when({ type: 'Light' }).thenNothing()).toThrow();
    expect(() => spec(lamp).given(lit, lit).when({ type: 'Light' }).thenNothing()).toThrow();
  });
  it('compares the class and the facts of a refusal', () => {
    const broken = spec(lamp).given(lit, lit).when({ type: 'Light' });
    broken.thenRefused(LampBroken, { switches: 2 });
    expect(() => broken.thenRefused(LampMissing)).toThrow();
    expect(() => broken.thenRefused(LampBroken, { switches: 3 })).toThrow();
    expect(() => spec(lamp).given().when({ type: 'Light' }).thenRefused(LampBroken)).toThrow();
  });
  it('catches a decider that mutates the state', () => {
    expect(() => spec(lamp).given().when({ type: 'Scribble' }).thenNothing()).toThrow(TypeError);
  });
});
