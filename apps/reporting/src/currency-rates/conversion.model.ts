import { minorDigits, type Money } from '@crm/contracts';
import { RatesMissing, SumTooLarge, type MissingRate } from '@crm/contracts/sales';
import { decimal, powerOfTen, roundedQuotient } from '@crm/kernel';

/** Amounts of one currency that are converted at the rate of one day. */
export interface DatedSum extends Money {
  readonly on: string;
}

/** The rate of a currency that holds on a day, as the text of a decimal number. undefined: there is none. */
export type RateOn = (currency: string, on: string) => string | undefined;

/** The day whose rate counts: for what is closed, the first day of the month in which it was; for what is open, today. */
export const rateDay = (closedOn: string | null, today: string): string =>
  closedOn === null ? today : `${closedOn.slice(0, 7)}-01`;

/** Adds up amounts of one currency and day, so each such sum is rounded once. */
export function summed(amounts: readonly DatedSum[]): { currency: string; on: string; amount: bigint }[] {
  const sums = new Map<string, { currency: string; on: string; amount: bigint }>();
  for (const { currency, on, amount } of amounts) {
    const key = `${currency} ${on}`;
    const sum = sums.get(key) ?? { currency, on, amount: 0n };
    sums.set(key, { ...sum, amount: sum.amount + BigInt(amount) });
  }
  return [...sums.values()];
}

/**
 * The sum of all amounts in the base currency. Amounts of one currency and day are added up exactly, converted, and rounded once to the minor
 * unit of the base currency, half away from zero; so the order of the amounts makes no difference. Throws RatesMissing with every rate that
 * is needed and not there, and SumTooLarge.
 */
export function converted(amounts: readonly DatedSum[], base: string, rateOn: RateOn): Money {
  const missing: MissingRate[] = [];
  let total = 0n;
  for (const { currency, on, amount } of summed(amounts)) {
    const rate = currency === base ? '1' : rateOn(currency, on);
    if (rate === undefined) missing.push({ currency, base, on });
    else total += exchanged(amount, currency, base, rate);
  }
  if (missing.length > 0) throw new RatesMissing(missing);
  const amount = Number(total);
  if (!Number.isSafeInteger(amount)) throw new SumTooLarge({ currency: base });
  return { amount, currency: base };
}

/** Of minor units to minor units: `rate` says so much of one unit for one unit. */
function exchanged(amount: bigint, currency: string, base: string, rate: string): bigint {
  const { units, places } = decimal(rate);
  const [from, to] = [digitsOf(currency), digitsOf(base)];
  return roundedQuotient(amount * units * powerOfTen(to), powerOfTen(places + from));
}

function digitsOf(currency: string): number {
  const digits = minorDigits(currency);
  if (digits === undefined) throw new TypeError(`${currency} is not a currency`);
  return digits;
}
