import fc from 'fast-check';
import { RowSet } from './row-set.js';

describe('a set of row numbers', () => {
  const rows = fc.array(fc.integer({ min: 0, max: 70 }), { maxLength: 20 });
  const all = Array.from({ length: 90 }, (_, row) => row);
  const held = (set: RowSet): number[] => all.filter((row) => set.has(row));

  it('has exactly the rows that it was made of', () => {
    fc.assert(fc.property(rows, (one) => expect(held(RowSet.of(one))).toEqual(all.filter((row) => one.includes(row)))));
  });

  it('is complemented, intersected and joined row by row, also beyond its last row', () => {
    fc.assert(
      fc.property(rows, rows, fc.boolean(), fc.boolean(), (first, second, isFirstNot, isSecondNot) => {
        const [one, two] = [RowSet.of(first), RowSet.of(second)];
        const [a, b] = [isFirstNot ? one.not() : one, isSecondNot ? two.not() : two];
        const [inA, inB] = [
          (row: number) => first.includes(row) !== isFirstNot,
          (row: number) => second.includes(row) !== isSecondNot,
        ];
        expect(held(a)).toEqual(all.filter(inA));
        expect(held(a.and(b))).toEqual(all.filter((row) => inA(row) && inB(row)));
        expect(held(a.or(b))).toEqual(all.filter((row) => inA(row) || inB(row)));
      }),
    );
  });
});
