import { ApiSchema } from '@nestjs/swagger';
import { CurrencyField, DayField, DecimalField } from '../../input-fields.js';

const RATE = {
  digits: 9,
  places: 10,
  positive: true,
  example: '0.9235',
  description: 'So much of `base` for one of `currency`, as the text of an exact decimal number.',
} as const;

@ApiSchema({ description: 'What one unit of a currency is worth from a day on.' })
export class CurrencyRateInput {
  @CurrencyField({ example: 'USD' }) readonly currency!: string;
  @CurrencyField({ description: 'Default: the base currency of the organisation.', optional: true })
  readonly base?: string;
  @DayField({ description: 'The first day on which it holds. It ends with the next rate of the same currencies.' })
  readonly validFrom!: string;
  @DecimalField(RATE) readonly rate!: string;
}

@ApiSchema({
  description: 'The right value of a rate. Currencies and day never change: remove the rate and add another.',
})
export class CurrencyRateCorrectionInput {
  @DecimalField(RATE) readonly rate!: string;
}
