import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { Message, type Receipt } from '../../call-context.js';
import { named } from '../../named-ids.js';
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

@ApiSchema({ description: 'A field before and after a change. Both values of an erased person read `[erased]`.' })
export class FieldChangeView {
  @ApiProperty({ example: 'subject' })
  readonly field!: string;
  @ApiProperty({ ...anyValue('The old value. null: none.'), ...named('actor'), example: 'Renewal' })
  readonly from!: unknown;
  @ApiProperty({ ...anyValue('The new value. null: none.'), ...named('actor'), example: 'Renewal 2027' })
  readonly to!: unknown;
}

/** Any JSON value: its type depends on the field. */
function anyValue(description: string) {
  const members = ['string', 'number', 'boolean', 'null'].map((type) => ({ type }));
  return {
    description,
    oneOf: [...members, { type: 'array', items: {} }, { type: 'object', additionalProperties: true }],
  };
}
