import fc from 'fast-check';
import { decimal, isDecimal, powerOfTen, roundedQuotient, shortest } from './decimal.js';

const wholes = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
const divisors = fc.bigInt({ min: 1n, max: 10n ** 20n });
const decimals = fc
  .tuple(fc.nat(999_999), fc.stringMatching(/^\d{0,6}$/))
  .map(([whole, fraction]) => (fraction === '' ? `${whole}` : `${whole}.${fraction}`));

describe('a decimal number', () => {
  it.each(['0', '0.5', '12', '12.50', '999.999'])('is read from %s', (text) =>
    expect(isDecimal(text, 3, 3)).toBe(true),
  );

  it.each(['', '.5', '5.', '05', '-1', '+1', '1e3', '1,5', ' 1', '1234', '1.2345', '١', 1.5, null, '1\n'])(
    'is not read from %j',
    (value) => expect(isDecimal(value, 3, 3)).toBe(false),
  );

  it('is exact where a float is not', () =>
    expect(decimal('0.1').units + decimal('0.2').units).toBe(decimal('0.3').units));

  it('keeps its value in its shortest text', () => {
    expect(['12.50', '10.0', '100', '0.00'].map(shortest)).toEqual(['12.5', '10', '100', '0']);
    fc.assert(
      fc.property(decimals, (text) => {
        const [long, short] = [decimal(text), decimal(shortest(text))];
        expect(long.units).toBe(short.units * powerOfTen(long.places - short.places));
      }),
    );
  });
});

describe('a rounded quotient', () => {
  it.each([
    [5n, 2n, 3n],
    [-5n, 2n, -3n],
    [4n, 3n, 1n],
    [-4n, 3n, -1n],
    [1n, 3n, 0n],
    [1n, 2n, 1n],
  ])('of %s and %s is %s: half goes away from zero', (dividend, divisor, quotient) =>
    expect(roundedQuotient(dividend, divisor)).toBe(quotient),
  );

  it('is at most half away from the true one, and the same on both sides of zero', () =>
    fc.assert(
      fc.property(wholes, divisors, (dividend, divisor) => {
        const rest = dividend - roundedQuotient(dividend, divisor) * divisor;
        expect(2n * (rest < 0n ? -rest : rest) <= divisor).toBe(true);
        expect(roundedQuotient(-dividend, divisor)).toBe(-roundedQuotient(dividend, divisor));
      }),
    ));
});
