import { ApiProperty } from '@nestjs/swagger';
import { CurrencyField, DayField, IdField, MAX_AMOUNT } from '@crm/contracts';
import { currencyRateView } from '@crm/contracts/sales';
import { Matches } from 'class-validator';
import { listQuery } from '../http-contract/list-query.dto.js';

export class CurrencyRatePath {
  @IdField() readonly rateId!: string;
}

export class CurrencyRatesQuery extends listQuery(currencyRateView) {}

export class ConversionQuery {
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    maximum: MAX_AMOUNT,
    example: 123_450,
    description: 'In minor units of the currency.',
  })
  @Matches(/^(0|[1-9]\d{0,11}|10{12})$/, { message: `must be a whole number from 0 to ${MAX_AMOUNT}` })
  readonly amount!: string;
  @CurrencyField({ example: 'USD' }) readonly currency!: string;
  @DayField({ description: 'Default: today, in the time zone of the organisation.', optional: true })
  readonly on?: string;
}
