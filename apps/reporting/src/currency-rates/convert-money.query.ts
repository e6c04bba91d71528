import { requireRight } from '@crm/access';
import { ConvertMoney, type ConversionView } from '@crm/contracts/sales';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Conversions } from './conversions.service.js';

@QueryHandler(ConvertMoney)
export class ConvertMoneyHandler implements IQueryHandler<ConvertMoney, ConversionView> {
  constructor(private readonly conversions: Conversions) {}

  async execute({ money, on: day, context }: ConvertMoney): Promise<ConversionView> {
    requireRight(context.principal, 'currency-rate.read');
    const { base, today } = await this.conversions.here(context);
    const on = day ?? today;
    const { money: sum, stale } = await this.conversions.sum([{ ...money, on }], base, context);
    return { given: money, on, converted: sum, stale };
  }
}
