import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import Type, { type Static } from 'typebox';
import { IsCurrency } from './field-rules.js';

/** In minor units. Thousands of such amounts add up exactly in a double. */
export const MAX_AMOUNT = 1_000_000_000_000;

/** An amount in an event. Zero is an amount; an amount that is not known is null. */
export const Money = Type.Object(
  {
    amount: Type.Integer({ description: 'In minor units of the currency: 123450 is 1,234.50 EUR.' }),
    currency: Type.String({ description: 'ISO 4217' }),
  },
  { additionalProperties: false },
);
export type Money = Readonly<Static<typeof Money>>;

const amount = {
  type: 'integer',
  minimum: 0,
  maximum: MAX_AMOUNT,
  example: 123_450,
  description: 'In minor units of the currency: 123450 is 1,234.50 EUR, but 123,450 JPY.',
} as const;
/** How the document shows the code of a currency. */
export const CURRENCY = { pattern: '^[A-Z]{3}$', example: 'EUR', description: 'ISO 4217, in upper case.' };

@ApiSchema({ description: 'An amount of money. Amounts are never negative.' })
export class MoneyInput {
  @ApiProperty(amount)
  @IsInt()
  @Min(0)
  @Max(MAX_AMOUNT)
  readonly amount!: number;

  @ApiProperty(CURRENCY)
  @IsCurrency()
  readonly currency!: string;
}

@ApiSchema({ description: 'An amount of money.' })
export class MoneyView {
  @ApiProperty(amount)
  readonly amount!: number;
  @ApiProperty(CURRENCY)
  readonly currency!: string;
}
