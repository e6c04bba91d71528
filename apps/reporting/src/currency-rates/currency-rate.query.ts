import { CurrencyRateNotFound, currencyRateView, GetCurrencyRate, ListCurrencyRates } from '@crm/contracts/sales';
import type { RecordList } from '../lists/record-list.service.js';
import { currencyRateList } from './currency-rate-list.projection.js';

export const currencyRates: RecordList<typeof currencyRateView> = {
  view: currencyRateView,
  projection: currencyRateList,
  list: ListCurrencyRates,
  card: GetCurrencyRate,
  readWith: 'currency-rate.read',
  owners: 'nobody',
  absent: (rateId) => new CurrencyRateNotFound({ rateId }),
};
