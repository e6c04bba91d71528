import Type from 'typebox';
import { defineRecord, type EventOf } from '../../record-kind.js';

const rateId = Type.String({ format: 'uuid' });
const rate = Type.String({
  description: 'Exact decimal number, without trailing zeros: so much of `base` for one of `currency`.',
});

export const currencyRateRecord = defineRecord({
  kind: 'currency-rate',
  names: ['rateId'],
  readWith: 'currency-rate.read',
  events: {
    CurrencyRateAdded: {
      description: 'A rate holds from a day on, until the next one of the same currencies. Opens the stream.',
      tells: 'created',
      data: {
        rateId,
        currency: Type.String({ description: 'ISO 4217' }),
        base: Type.String({ description: 'ISO 4217. The currency that amounts are converted to.' }),
        validFrom: Type.String({ format: 'date', description: 'The first day on which it holds.' }),
        rate,
      },
    },
    CurrencyRateCorrected: {
      description: 'The rate was wrong. Sums that were answered before are answered differently from now on.',
      tells: { field: 'rate' },
      data: { rateId, from: rate, to: rate },
    },
    CurrencyRateRemoved: {
      description: 'The rate no longer counts: the one before holds on. It stays in the list as removed.',
      tells: { verb: 'removed', says: { status: ['current', 'removed'] } },
      data: { rateId },
    },
  },
});
export type CurrencyRateEvent = EventOf<typeof currencyRateRecord>;
