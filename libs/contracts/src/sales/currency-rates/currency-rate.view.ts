import Type from 'typebox';
import { CURRENCIES } from '../../currencies.js';
import { CardOf, ListOf } from '../../list-question.js';
import { pageClass, viewClass } from '../../view-classes.js';
import { day, defineView, field, moment, oneOf, uuid, type RowOf } from '../../view-definition.js';

const currency = (description: string, example: string) =>
  field(Type.String({ description, example }), { filter: { type: { oneOf: CURRENCIES } }, column: 'main' });

export const currencyRateView = defineView({
  name: 'currency-rates',
  title: 'Currency rates',
  description: 'What one unit of a currency is worth from a day on.',
  record: 'currency-rate',
  actions: ['read', 'manage'],
  defaultSort: '-validFrom,currency',
  examples: { filter: 'currency eq "USD" and status eq "current"', sort: '-validFrom' },
  fields: {
    id: field(uuid(), { filter: true, column: true }),
    currency: currency('ISO 4217.', 'USD'),
    base: currency('ISO 4217. The currency that amounts are converted to.', 'EUR'),
    validFrom: field(day({ description: 'The first day on which it holds.' }), { filter: true, column: 'main' }),
    rate: field(Type.String({ description: 'So much of `base` for one of `currency`, exactly.', example: '0.9235' }), {
      column: 'main',
    }),
    status: field(oneOf(['current', 'removed']), { filter: true, column: 'main' }),
    createdAt: field(moment(), { filter: true, column: true }),
    changedAt: field(moment(), { filter: true, column: true }),
  },
});
export type ShownCurrencyRate = RowOf<typeof currencyRateView>;

export class CurrencyRateView extends viewClass(currencyRateView) {}
export class CurrencyRatePage extends pageClass(CurrencyRateView) {}
export class ListCurrencyRates extends ListOf<CurrencyRatePage> {}
export class GetCurrencyRate extends CardOf<CurrencyRateView> {}
