import { currencyRateView, type CurrencyRateEvent, type ShownCurrencyRate } from '@crm/contracts/sales';
import { collectionOfView, type Document, type Projection } from '@crm/read-models';

export type CurrencyRateRow = ShownCurrencyRate & Document;

/** One row per rate, removed ones included. To rebuild, raise `version`. */
export const currencyRateList: Projection<CurrencyRateRow, CurrencyRateEvent> = {
  name: 'sales.currency-rates',
  version: 1,
  filter: { streamPrefixes: ['currency-rate-'] },
  collection: collectionOfView(currencyRateView, {
    indexes: [['-validFrom', 'currency'], ['base', 'currency', 'status', '-validFrom'], ['-createdAt']],
  }),
  key: (event) => event.data.rateId,
  project(row, event) {
    const { revision, recordedAt } = event;
    if (event.type === 'CurrencyRateAdded') {
      const { rateId: id, ...content } = event.data;
      return { id, revision, ...content, status: 'current', createdAt: recordedAt, changedAt: recordedAt };
    }
    if (row === undefined) return undefined;
    const changed = { ...row, revision, changedAt: recordedAt };
    return event.type === 'CurrencyRateCorrected'
      ? { ...changed, rate: event.data.to }
      : { ...changed, status: 'removed' };
  },
};
