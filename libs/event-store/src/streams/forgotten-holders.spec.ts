import fc from 'fast-check';
import { ForgottenHolders } from './forgotten-holders.js';

describe('the holders of very many values', () => {
  it('are those of a plain map', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.uuid()), { minLength: 1_500, maxLength: 1_600 }), (pairs) => {
        const [kept, plain] = [new ForgottenHolders(), new Map(pairs)];
        for (const [value, id] of pairs) kept.set(value, id);
        expect([...plain.keys()].map((value) => kept.get(value))).toEqual([...plain.values()]);
        expect(kept.get('never set\u0000')).toBeUndefined();
      }),
      { numRuns: 10 },
    ));
  it('are not kept when their ids are no UUIDs', () => {
    const kept = new ForgottenHolders();
    kept.set('a', 'M1');
    expect(kept.get('a')).toBeUndefined();
  });
});
