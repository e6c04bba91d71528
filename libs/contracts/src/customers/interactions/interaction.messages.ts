import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { Message, type Receipt } from '../../call-context.js';
import type { InteractionCorrectionInput, InteractionInput } from './interaction.inputs.js';

export class LogInteraction extends Message<Receipt> {
  constructor(readonly interaction: InteractionInput) {
    super();
  }
}
export class CorrectInteraction extends Message<Receipt> {
  constructor(
    readonly interactionId: string,
    readonly correction: InteractionCorrectionInput,
  ) {
    super();
  }
}
export class VoidInteraction extends Message<Receipt> {
  constructor(
    readonly interactionId: string,
    readonly reason: string,
  ) {
    super();
  }
}

@ApiSchema({ description: 'A field before and after. Of an erased person both read `[erased]`.' })
export class FieldChangeView {
  @ApiProperty({ example: 'subject' })
  readonly field!: string;
  @ApiProperty({ ...anyValue('What stood there. null: nothing.'), example: 'Renewal' })
  readonly from!: unknown;
  @ApiProperty({ ...anyValue('What stands there now. null: nothing.'), example: 'Renewal 2027' })
  readonly to!: unknown;
}

/** Any JSON value: which one depends on the field. */
function anyValue(description: string) {
  const members = ['string', 'number', 'boolean', 'null'].map((type) => ({ type }));
  return {
    description,
    oneOf: [...members, { type: 'array', items: {} }, { type: 'object', additionalProperties: true }],
  };
}
