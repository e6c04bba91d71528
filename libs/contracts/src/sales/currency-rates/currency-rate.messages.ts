import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { Message } from '../../call-context.js';
import { command } from '../../command.js';
import { MoneyView, type Money } from '../../money.js';
import type { CurrencyRateInput } from './currency-rate.inputs.js';

export class AddCurrencyRate extends command<{ rate: CurrencyRateInput }>() {}
export class CorrectCurrencyRate extends command<{ rateId: string; rate: string }>() {}
export class RemoveCurrencyRate extends command<{ rateId: string }>() {}

@ApiSchema({ description: 'An amount in the base currency of the organisation.' })
export class ConversionView {
  @ApiProperty({ type: MoneyView, description: 'What was asked for.' })
  readonly given!: MoneyView;
  @ApiProperty({ format: 'date', description: 'The day whose rate was used.', example: '2026-12-01' })
  readonly on!: string;
  @ApiProperty({
    type: MoneyView,
    description: 'In the base currency, rounded to its minor unit, half away from zero.',
  })
  readonly converted!: MoneyView;
  @ApiProperty({ description: 'Whether a rate may be missing that was recorded just now.', example: false })
  readonly stale!: boolean;
}

/** Converts an amount to the base currency, at the rate of a day: today's, in the zone of the organisation, if none is named. */
export class ConvertMoney extends Message<ConversionView> {
  constructor(
    readonly money: Money,
    readonly on?: string,
  ) {
    super();
  }
}
