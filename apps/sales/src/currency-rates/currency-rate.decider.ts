import {
  type CurrencyRateEvent,
  CurrencyRateExists,
  CurrencyRateNotFound,
  CurrencyRateThereAlready,
  CurrencyRateWasRemoved,
  RateToItself,
} from '@crm/contracts/sales';
import type { Decider } from '@crm/kernel';

/** Rates arrive in their shortest text: the handler ensures it. */
export type CurrencyRateCommand =
  | ({ readonly type: 'AddCurrencyRate'; readonly rateId: string; readonly rate: string } & RateKey)
  | { readonly type: 'CorrectCurrencyRate'; readonly rateId: string; readonly rate: string }
  | { readonly type: 'RemoveCurrencyRate'; readonly rateId: string };

/** What no two rates that count share. */
export interface RateKey {
  readonly currency: string;
  readonly base: string;
  readonly validFrom: string;
}

export type CurrencyRate =
  | { readonly status: 'absent' }
  | { readonly status: 'current' | 'removed'; readonly rate: string; readonly key: RateKey };

function decide(command: CurrencyRateCommand, known: CurrencyRate): CurrencyRateEvent[] {
  const { rateId } = command;
  if (command.type === 'AddCurrencyRate') {
    const { currency, base, validFrom, rate } = command;
    if (known.status !== 'absent') throw new CurrencyRateExists({ rateId });
    if (currency === base) throw new RateToItself({ currency });
    return [{ type: 'CurrencyRateAdded', data: { rateId, currency, base, validFrom, rate } }];
  }
  if (known.status === 'absent') throw new CurrencyRateNotFound({ rateId });
  switch (command.type) {
    case 'CorrectCurrencyRate':
      if (known.status === 'removed') throw new CurrencyRateWasRemoved({ rateId });
      if (command.rate === known.rate) return [];
      return [{ type: 'CurrencyRateCorrected', data: { rateId, from: known.rate, to: command.rate } }];
    case 'RemoveCurrencyRate':
      return known.status === 'removed' ? [] : [{ type: 'CurrencyRateRemoved', data: { rateId } }];
  }
}

function evolve(known: CurrencyRate, event: CurrencyRateEvent): CurrencyRate {
  if (event.type === 'CurrencyRateAdded') {
    const { currency, base, validFrom, rate } = event.data;
    return { status: 'current', rate, key: { currency, base, validFrom } };
  }
  if (known.status === 'absent') return known;
  return event.type === 'CurrencyRateCorrected' ? { ...known, rate: event.data.to } : { ...known, status: 'removed' };
}

export const currencyRateDecider: Decider<CurrencyRate, CurrencyRateCommand, CurrencyRateEvent> = {
  category: 'currency-rate',
  initial: { status: 'absent' },
  decide,
  evolve,
  unique: {
    values: (known) =>
      known.status === 'current'
        ? [{ kind: 'currency-rate', value: `${known.key.currency}/${known.key.base}/${known.key.validFrom}` }]
        : [],
    taken: (_value, holder) => new CurrencyRateThereAlready({ rateId: holder }),
  },
};
