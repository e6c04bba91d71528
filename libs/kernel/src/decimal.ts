/** A decimal number, exactly: `units` times ten to the power of minus `places`. 12.50 is 1250 with 2 places. */
export interface Decimal {
  readonly units: bigint;
  readonly places: number;
}

const FORM = /^(0|[1-9]\d*)(?:\.(\d+))?$/;

/** Whether this is the text of a decimal number from 0, with at most so many digits before and after the point. Signs and exponents are refused. */
export function isDecimal(value: unknown, digits: number, places: number): value is string {
  const parts = typeof value === 'string' && value.length <= digits + places + 1 ? FORM.exec(value) : null;
  return parts !== null && (parts[1]?.length ?? 0) <= digits && (parts[2]?.length ?? 0) <= places;
}

/** Throws TypeError for a text that is not a decimal number. */
export function decimal(text: string): Decimal {
  const parts = FORM.exec(text);
  if (parts === null) throw new TypeError(`${text} is not a decimal number`);
  const [, whole = '', fraction = ''] = parts;
  return { units: BigInt(whole + fraction), places: fraction.length };
}

/** The shortest text of the same number: `12.5` for `12.50`. */
export const shortest = (text: string): string =>
  text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text;

export const powerOfTen = (places: number): bigint => 10n ** BigInt(places);

/** The integer next to `dividend / divisor`, for a positive divisor; half of one is rounded away from zero. */
export function roundedQuotient(dividend: bigint, divisor: bigint): bigint {
  const magnitude = dividend < 0n ? -dividend : dividend;
  const rounded = (2n * magnitude + divisor) / (2n * divisor);
  return dividend < 0n ? -rounded : rounded;
}
