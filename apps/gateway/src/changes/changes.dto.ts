import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { MayBeAbsent } from '@crm/contracts';
import { IsString, MaxLength } from 'class-validator';

export class ChangesQuery {
  @ApiPropertyOptional({
    pattern: '^\\d{20}$',
    description:
      'The position to continue from, for the first connection of a page; the header `Last-Event-ID` takes precedence. Without both, the stream starts with changes from now on.',
    example: '00000000000000000000',
  })
  @MayBeAbsent()
  @IsString()
  @MaxLength(64)
  readonly after?: string;

  @ApiPropertyOptional({
    maxLength: 100,
    description: 'A single-use ticket instead of the Authorization header, for browsers.',
  })
  @MayBeAbsent()
  @IsString()
  @MaxLength(100)
  readonly ticket?: string;
}

@ApiSchema({ description: 'A ticket that opens one stream of changes.' })
export class TicketView {
  @ApiProperty({ description: 'Valid once, for `GET /changes?ticket=…`.', example: 'Zm9ydHktdHdv' })
  readonly ticket!: string;
  @ApiProperty({ format: 'date-time', example: '2026-11-21T09:31:00.000Z' })
  readonly expiresAt!: string;
}
