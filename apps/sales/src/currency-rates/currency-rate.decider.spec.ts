import {
  type CurrencyRateEvent,
  CurrencyRateNotFound,
  CurrencyRateWasRemoved,
  RateToItself,
} from '@crm/contracts/sales';
import { spec } from '@crm/testing';
import { currencyRateDecider, type CurrencyRateCommand } from './currency-rate.decider.js';

const currencyRate = spec(currencyRateDecider);
const rateId = 'R1';
const content = { currency: 'USD', base: 'EUR', validFrom: '2026-11-01', rate: '0.9235' };
const add: CurrencyRateCommand = { type: 'AddCurrencyRate', rateId, ...content };
const correct = (rate: string): CurrencyRateCommand => ({ type: 'CorrectCurrencyRate', rateId, rate });
const added: CurrencyRateEvent = { type: 'CurrencyRateAdded', data: { rateId, ...content } };
const removed: CurrencyRateEvent = { type: 'CurrencyRateRemoved', data: { rateId } };

describe('a currency rate', () => {
  it('is the only one of its currencies that begins on its day, until it is removed', () => {
    currencyRate.given().when(add).then(added);
    currencyRate.given(added).thenHolds({ kind: 'currency-rate', value: 'USD/EUR/2026-11-01' });
    currencyRate.given(added, removed).thenHolds();
  });

  it('is between two currencies', () =>
    currencyRate
      .given()
      .when({ ...add, base: 'USD' } as CurrencyRateCommand)
      .thenRefused(RateToItself, { currency: 'USD' }));

  it('is corrected with the old and the new value', () => {
    currencyRate
      .given(added)
      .when(correct('0.93'))
      .then({ type: 'CurrencyRateCorrected', data: { rateId, from: '0.9235', to: '0.93' } });
    currencyRate.given(added).when(correct('0.9235')).thenNothing();
  });

  it('is removed once, and not corrected after that', () => {
    currencyRate.given(added).when({ type: 'RemoveCurrencyRate', rateId }).then(removed);
    currencyRate.given(added, removed).when({ type: 'RemoveCurrencyRate', rateId }).thenNothing();
    currencyRate.given(added, removed).when(correct('1')).thenRefused(CurrencyRateWasRemoved, { rateId });
  });

  it('must exist', () => currencyRate.given().when(correct('1')).thenRefused(CurrencyRateNotFound, { rateId }));
});
