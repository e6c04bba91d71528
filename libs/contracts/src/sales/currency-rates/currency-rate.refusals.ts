import { refusal } from '@crm/kernel';

export class CurrencyRateNotFound extends refusal<{ rateId: string }>()('sales.currency-rate-not-found', {
  kind: 'not-found',
  title: 'There is no such rate.',
  meaning: 'No currency rate has this id.',
  remedy: 'Check the id.',
  facts: { rateId: 'The requested id.' },
}) {}
export class CurrencyRateExists extends refusal<{ rateId: string }>()('sales.currency-rate-exists', {
  kind: 'conflict',
  title: 'This rate already exists.',
  meaning: 'A currency rate with this id was added before.',
  remedy: 'Use the existing rate.',
  facts: { rateId: 'The existing rate.' },
}) {}
export class CurrencyRateThereAlready extends refusal<{ rateId: string }>()('sales.currency-rate-there-already', {
  kind: 'conflict',
  title: 'These currencies have a rate from this day on already.',
  meaning: 'Two rates of the same currencies never begin on the same day.',
  remedy: 'Correct that rate.',
  facts: { rateId: 'The rate that begins on this day.' },
}) {}
export class CurrencyRateWasRemoved extends refusal<{ rateId: string }>()('sales.currency-rate-removed', {
  kind: 'conflict',
  title: 'The rate was removed.',
  meaning: 'A removed rate is not corrected.',
  remedy: 'Add the right rate instead.',
  facts: { rateId: 'The removed rate.' },
}) {}
export class RateToItself extends refusal<{ currency: string }>()('sales.currency-rate-to-itself', {
  kind: 'invalid',
  title: 'A currency has no rate to itself.',
  meaning: '`currency` and `base` are the same, or `currency` is the base currency of the organisation.',
  remedy: 'Name another currency.',
  facts: { currency: 'The currency.' },
}) {}

export interface MissingRate {
  readonly currency: string;
  readonly base: string;
  readonly on: string;
}
/** `errors` has a sentence for each. */
export class RatesMissing extends refusal<{ missing: readonly MissingRate[] }>()('sales.currency-rates-missing', {
  kind: 'conflict',
  title: 'A sum cannot be converted: a currency has no rate on a day.',
  meaning:
    'No rate of the currency to the base currency holds on that day. `errors` says which. No rate is ever assumed.',
  remedy: 'Add a rate that is valid from that day or an earlier one.',
  facts: { missing: 'Each currency and day without a rate, and the base currency.' },
}) {
  constructor(missing: readonly MissingRate[]) {
    super(
      { missing },
      missing.map(({ currency, base, on }) => ({
        pointer: 'currency',
        code: 'rate-missing',
        detail: `No rate from ${currency} to ${base} holds on ${on}.`,
      })),
    );
  }
}
export class SumTooLarge extends refusal<{ currency: string }>()('sales.sum-too-large', {
  kind: 'conflict',
  title: 'The sum is too large.',
  meaning: 'In this currency it is more than 2^53 minor units, which a JSON number cannot hold exactly.',
  remedy: 'Ask for fewer records, or check the rates.',
  facts: { currency: 'The currency of the sum.' },
}) {}
