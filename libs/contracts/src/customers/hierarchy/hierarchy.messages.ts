import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsUUID, ValidateIf } from 'class-validator';
import { command } from '../../command.js';
import { named } from '../../named-ids.js';

/** Levels of a group of companies, the uppermost included. */
export const MAX_LEVELS = 10;
/** Organisations that are or were a subsidiary of another one, in all. */
export const MAX_SUBSIDIARIES = 20_000;

@ApiSchema({ description: 'What an organisation is a subsidiary of.' })
export class SubsidiaryInput {
  @ApiProperty({
    ...named('customer'),
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'The parent organisation. null: none.',
    example: '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10',
  })
  @ValidateIf((_body, value) => value !== null)
  @IsUUID()
  readonly subsidiaryOf!: string | null;
}

/** Makes an organisation a subsidiary of another one, or (null) of none. */
export class PlaceSubsidiary extends command<{ customerId: string; parentId: string | null }>() {}
