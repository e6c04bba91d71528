import { CURRENCIES, minorDigits } from '@crm/contracts';
import { RatesMissing, SumTooLarge } from '@crm/contracts/sales';
import { isDomainError } from '@crm/kernel';
import fc from 'fast-check';
import { converted, rateDay, type DatedSum, type RateOn } from './conversion.model.js';

const of = (amount: number, currency: string, on = '2026-12-01'): DatedSum => ({ amount, currency, on });
const at =
  (rates: Readonly<Record<string, string>>): RateOn =>
  (currency, on) =>
    rates[`${currency} ${on}`] ?? rates[currency];

describe('a conversion', () => {
  it.each([
    ['the same currency needs no rate', of(123, 'EUR'), {}, 123],
    ['the minor units of both currencies count: 1,000 JPY', of(1_000, 'JPY'), { JPY: '0.0061' }, 610],
    ['three digits are three digits: 1.000 BHD', of(1_000, 'BHD'), { BHD: '2.43' }, 243],
    ['half a cent goes away from zero', of(1, 'USD'), { USD: '0.5' }, 1],
    ['less than half a cent is dropped', of(1, 'USD'), { USD: '0.4999999999' }, 0],
    ['nothing is nothing, and not unset', of(0, 'USD'), { USD: '0.9' }, 0],
    ['what a float gets wrong is right: 1.15 at 1.15', of(115, 'USD'), { USD: '1.15' }, 132],
  ])('%s', (_says, sum, rates, amount) =>
    expect(converted([sum], 'EUR', at(rates))).toEqual({ amount, currency: 'EUR' }),
  );

  it('rounds the sum of a currency and day, not each amount', () =>
    expect(converted([of(1, 'USD'), of(1, 'USD')], 'EUR', at({ USD: '0.5' })).amount).toBe(1));

  it('uses the rate of each day', () => {
    const rates = at({ 'USD 2026-10-01': '0.5', 'USD 2026-12-01': '2' });
    expect(converted([of(100, 'USD', '2026-10-01'), of(100, 'USD')], 'EUR', rates).amount).toBe(250);
  });

  it('without a rate is refused, with every currency and day that lacks one', () => {
    const refused = attempt(() => converted([of(5, 'USD'), of(1, 'CHF', '2026-10-01'), of(2, 'EUR')], 'EUR', at({})));
    expect(refused).toBeInstanceOf(RatesMissing);
    expect(refused).toMatchObject({
      facts: {
        missing: [
          { currency: 'USD', base: 'EUR', on: '2026-12-01' },
          { currency: 'CHF', base: 'EUR', on: '2026-10-01' },
        ],
      },
      errors: [
        { detail: 'No rate from USD to EUR holds on 2026-12-01.' },
        { detail: 'No rate from CHF to EUR holds on 2026-10-01.' },
      ],
    });
  });

  it('beyond what a JSON number holds exactly is refused', () => {
    const most = of(Number.MAX_SAFE_INTEGER, 'EUR');
    expect(converted([most], 'EUR', at({}))).toEqual({ amount: Number.MAX_SAFE_INTEGER, currency: 'EUR' });
    expect(attempt(() => converted([most, of(1, 'EUR')], 'EUR', at({})))).toBeInstanceOf(SumTooLarge);
  });
});

describe('any conversion', () => {
  const rate = fc
    .tuple(fc.nat(999), fc.stringMatching(/^\d{0,9}[1-9]$/))
    .map(([whole, fraction]) => `${whole}.${fraction}`);
  const rates = fc.dictionary(fc.constantFrom(...CURRENCIES), rate, { minKeys: 1, maxKeys: 6 });
  const sums = rates.chain((each) =>
    fc.record({
      rates: fc.constant(each),
      amounts: fc.array(
        fc.record({
          amount: fc.nat(1_000_000_000),
          currency: fc.constantFrom(...Object.keys(each), 'EUR'),
          on: fc.constantFrom('2026-11-01', '2026-12-01'),
        }),
        { maxLength: 20 },
      ),
    }),
  );

  it('gives the same sum in any order, and however amounts of a currency and day are split', () =>
    fc.assert(
      fc.property(sums, ({ rates, amounts }) => {
        const sum = converted(amounts, 'EUR', at(rates));
        expect(converted([...amounts].reverse(), 'EUR', at(rates))).toEqual(sum);
        const halves = amounts.flatMap((each) => {
          const first = Math.floor(each.amount / 2);
          return [
            { ...each, amount: first },
            { ...each, amount: each.amount - first },
          ];
        });
        expect(converted(halves, 'EUR', at(rates))).toEqual(sum);
      }),
    ));

  it('is at most half a minor unit away from the exact value', () =>
    fc.assert(
      fc.property(fc.constantFrom(...CURRENCIES), fc.nat(1_000_000_000), rate, (currency, amount, text) => {
        fc.pre(currency !== 'EUR');
        const { amount: is } = converted([of(amount, currency)], 'EUR', at({ [currency]: text }));
        const [whole = '', fraction = ''] = text.split('.');
        // exact = amount * rate * 100 / 10^digits; both sides times 2 * 10^(places + digits).
        const scale = 10n ** BigInt(fraction.length + (minorDigits(currency) ?? NaN));
        const distance = 2n * (BigInt(is) * scale - BigInt(amount) * BigInt(whole + fraction) * 100n);
        expect(distance <= scale && distance >= -scale).toBe(true);
      }),
    ));
});

describe('the day of a rate', () => {
  it('is the first of the month for what is closed, and today for what is open', () => {
    expect(rateDay('2026-10-31', '2026-12-01')).toBe('2026-10-01');
    expect(rateDay(null, '2026-12-17')).toBe('2026-12-17');
  });
});

function attempt(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    if (isDomainError(error)) return error;
    throw error;
  }
}
