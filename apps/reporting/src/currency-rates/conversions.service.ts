import { dayIn, type CallContext, type Money } from '@crm/contracts';
import { GetOrganisation } from '@crm/contracts/identity';
import { ServiceClient } from '@crm/messaging';
import { collectionOf } from '@crm/read-models';
import { Injectable } from '@nestjs/common';
import { isStale } from '../lists/fitness.service.js';
import { ReadSide } from '../lists/read-side.service.js';
import { converted, type DatedSum } from './conversion.model.js';
import { currencyRateList, type CurrencyRateRow } from './currency-rate-list.projection.js';

/** The base currency of the organisation, and the day that it is there. */
export interface Here {
  readonly base: string;
  readonly today: string;
}

/** Converts sums to the base currency of the organisation, for whatever answers sums. */
@Injectable()
export class Conversions {
  constructor(
    private readonly views: ReadSide,
    private readonly services: ServiceClient,
  ) {}

  async here(context: CallContext): Promise<Here> {
    const { currency, timeZone } = await this.services.query(new GetOrganisation(), context);
    return { base: currency, today: dayIn(timeZone, new Date()) };
  }

  /** Throws RatesMissing, SumTooLarge. `stale`: a rate that was recorded just now may not have counted. */
  async sum(
    amounts: readonly DatedSum[],
    base: string,
    context: CallContext,
  ): Promise<{ money: Money; stale: boolean }> {
    const stale = await isStale(this.views.progress, currencyRateList, context);
    const needed = new Map(amounts.map(({ currency, on }) => [`${currency} ${on}`, { currency, on }]));
    const rates = new Map<string, string | undefined>();
    for (const [key, { currency, on }] of needed)
      if (currency !== base) rates.set(key, await this.rate(currency, base, on));
    return { money: converted(amounts, base, (currency, on) => rates.get(`${currency} ${on}`)), stale };
  }

  private async rate(currency: string, base: string, on: string): Promise<string | undefined> {
    const { items } = await this.views.store.find<CurrencyRateRow>(collectionOf(currencyRateList), {
      filter: {
        and: [
          { field: 'base', op: 'eq', value: base },
          { field: 'currency', op: 'eq', value: currency },
          { field: 'status', op: 'eq', value: 'current' },
          { field: 'validFrom', op: 'le', value: on },
        ],
      },
      sort: [{ field: 'validFrom', descending: true }],
      limit: 1,
    });
    return items[0]?.rate;
  }
}
