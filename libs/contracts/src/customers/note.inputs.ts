import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { IsBoolean, IsUUID } from 'class-validator';
import { IsPlainText, MayBeAbsent } from '../field-rules.js';

export const MAX_NOTE = 10_000;

const textProperty = {
  minLength: 1,
  maxLength: MAX_NOTE,
  description: 'Markdown source. It is kept as it is and never rendered here.',
  example: 'Prefers to be called **after lunch**.',
};

@ApiSchema({ description: 'A note about a customer.' })
export class NoteInput {
  @ApiProperty({ format: 'uuid', example: '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10' })
  @IsUUID()
  readonly customerId!: string;

  @ApiProperty(textProperty)
  @IsPlainText(MAX_NOTE, { lines: true })
  readonly text!: string;

  @ApiPropertyOptional({ default: false, description: 'Above the others.', example: false })
  @MayBeAbsent()
  @IsBoolean()
  readonly pinned?: boolean;
}

@ApiSchema({ description: 'How a note shall read.' })
export class NoteChangeInput {
  @ApiProperty(textProperty)
  @IsPlainText(MAX_NOTE, { lines: true })
  readonly text!: string;
}
