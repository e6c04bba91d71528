import { Body, Controller, Param, Query } from '@nestjs/common';
import {
  AddCurrencyRate,
  ConversionView,
  ConvertMoney,
  CorrectCurrencyRate,
  CurrencyRateCorrectionInput,
  CurrencyRateInput,
  CurrencyRateNotFound,
  CurrencyRatePage,
  CurrencyRateThereAlready,
  CurrencyRateView,
  CurrencyRateWasRemoved,
  GetCurrencyRate,
  ListCurrencyRates,
  RatesMissing,
  RateToItself,
  RemoveCurrencyRate,
  SumTooLarge,
} from '@crm/contracts/sales';
import { questionOf } from '../http-contract/list-query.dto.js';
import { Changes, Creates, Lists, Removes, Shows, Tells } from '../http-contract/routes.decorator.js';
import { ApiTag } from '../openapi/tags.openapi.js';
import { ConversionQuery, CurrencyRatePath, CurrencyRatesQuery } from './currency-rates.dto.js';

const rate = {
  name: 'rate',
  type: CurrencyRateView,
  of: (id: string) => new GetCurrencyRate(id),
  absent: CurrencyRateNotFound,
};

@ApiTag('currency-rates', 'What other currencies are worth, from which day on.')
@Controller('currency-rates')
export class CurrencyRatesController {
  @Creates('/', 'currency-rate.manage', {
    summary: 'Add a rate',
    description: 'It holds from its day on, until the next rate of the same currencies begins.',
    shows: rate,
    refuses: [CurrencyRateThereAlready, RateToItself],
  })
  addCurrencyRate(@Body() body: CurrencyRateInput) {
    return new AddCurrencyRate({ rate: body });
  }

  @Lists('/', 'currency-rate.read', {
    summary: 'List and filter rates, removed ones included',
    shows: CurrencyRatePage,
  })
  listCurrencyRates(@Query() query: CurrencyRatesQuery) {
    return new ListCurrencyRates(questionOf(query));
  }

  @Tells('/conversion', 'currency-rate.read', {
    summary: 'Convert an amount to the base currency',
    description:
      'At the rate that holds on the day, in exact arithmetic, rounded once, half away from zero. Without a rate the answer is 409 and says which one is missing.',
    shows: ConversionView,
    answer: 'The amount in the base currency.',
    refuses: [RatesMissing, SumTooLarge],
  })
  convertMoney(@Query() { amount, currency, on }: ConversionQuery) {
    return new ConvertMoney({ amount: Number(amount), currency }, on);
  }

  @Shows('/:rateId', 'currency-rate.read', { summary: 'Show one rate', shows: rate })
  getCurrencyRate(@Param() { rateId }: CurrencyRatePath) {
    return new GetCurrencyRate(rateId);
  }

  @Changes('/:rateId', 'currency-rate.manage', {
    summary: 'Correct a rate',
    description: 'The value that was wrong stays in the log. Sums that are asked for from now on use the right one.',
    shows: rate,
    refuses: [CurrencyRateWasRemoved],
  })
  correctCurrencyRate(@Param() { rateId }: CurrencyRatePath, @Body() { rate }: CurrencyRateCorrectionInput) {
    return new CorrectCurrencyRate({ rateId, rate });
  }

  @Removes('/:rateId', 'currency-rate.manage', {
    summary: 'Remove a rate',
    description: 'The rate before it holds on. It stays in the list as `removed`; its day is free for another one.',
    shows: rate,
  })
  removeCurrencyRate(@Param() { rateId }: CurrencyRatePath) {
    return new RemoveCurrencyRate({ rateId });
  }
}
