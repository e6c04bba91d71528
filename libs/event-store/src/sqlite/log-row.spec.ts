import fc from 'fast-check';
import { positionNumber, positionText } from './log-row.js';

describe('positions', () => {
  const position = fc.oneof(
    fc.nat({ max: Number.MAX_SAFE_INTEGER }),
    // Around the lengths where a text without leading zeros would compare wrongly.
    fc.tuple(fc.integer({ min: 0, max: 15 }), fc.integer({ min: -1, max: 1 })).map(([digits, by]) => 10 ** digits + by),
  );

  it('compare as text exactly as they compare as numbers', () => {
    fc.assert(
      fc.property(position, position, (left, right) => {
        expect(positionText(left) < positionText(right)).toBe(left < right);
        expect(positionText(left) === positionText(right)).toBe(left === right);
      }),
    );
  });

  it('convert back to the same number', () => {
    fc.assert(fc.property(position, (number) => expect(positionNumber(positionText(number))).toBe(number)));
    expect(positionNumber('')).toBe(0);
  });

  it.each(['1', 'x', '-0000000000000000001', '99999999999999999999', '0x000000000000000010'])(
    'do not include %j',
    (text) => {
      expect(positionNumber(text)).toBeUndefined();
    },
  );
});
