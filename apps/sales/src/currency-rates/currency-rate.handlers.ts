import { requireRight } from '@crm/access';
import { changesOf } from '@crm/commands';
import { creationId, type Receipt } from '@crm/contracts';
import { GetOrganisation } from '@crm/contracts/identity';
import { AddCurrencyRate, CorrectCurrencyRate, RemoveCurrencyRate } from '@crm/contracts/sales';
import { AggregateStreams } from '@crm/event-store';
import { shortest } from '@crm/kernel';
import { ServiceClient } from '@crm/messaging';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { currencyRateDecider } from './currency-rate.decider.js';

@CommandHandler(AddCurrencyRate)
export class AddCurrencyRateHandler implements ICommandHandler<AddCurrencyRate, Receipt> {
  constructor(
    private readonly streams: AggregateStreams,
    private readonly services: ServiceClient,
  ) {}

  async execute({ rate: { currency, base, validFrom, rate }, context }: AddCurrencyRate): Promise<Receipt> {
    requireRight(context.principal, 'currency-rate.manage');
    const rateId = creationId(context, currencyRateDecider.category);
    const command = {
      type: 'AddCurrencyRate',
      rateId,
      currency,
      base: base ?? (await this.services.query(new GetOrganisation(), context)).currency,
      validFrom,
      rate: shortest(rate),
    } as const;
    const receipt = await this.streams.execute(currencyRateDecider, rateId, command, context, { creates: true });
    return { ...receipt, id: rateId };
  }
}

const currencyRate = changesOf({ decider: currencyRateDecider, id: ({ rateId }) => rateId, owned: null });

export const currencyRateCommands = [
  currencyRate.change(CorrectCurrencyRate, 'currency-rate.manage', ({ rateId, rate }) => ({
    type: 'CorrectCurrencyRate',
    rateId,
    rate: shortest(rate),
  })),
  currencyRate.change(RemoveCurrencyRate, 'currency-rate.manage', ({ rateId }) => ({
    type: 'RemoveCurrencyRate',
    rateId,
  })),
];
