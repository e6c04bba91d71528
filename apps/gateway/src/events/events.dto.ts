import { ApiPropertyOptional } from '@nestjs/swagger';
import { MayBeAbsent } from '@crm/contracts';
import { EVENT_PAGE } from '@crm/contracts/feeds';
import { IsString, Matches, MaxLength } from 'class-validator';

export class EventsQuery {
  @ApiPropertyOptional({
    pattern: '^\\d{20}$',
    description:
      'The `next` of the previous page, or the position of an event; the page starts after it. Absent: from the beginning of the log.',
    example: '00000000000000000000',
  })
  @MayBeAbsent()
  @IsString()
  @MaxLength(64)
  readonly after?: string;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    default: EVENT_PAGE.default,
    description: `Events per page. 0 means the default, values above ${EVENT_PAGE.most} count as ${EVENT_PAGE.most}.`,
    example: EVENT_PAGE.default,
  })
  @MayBeAbsent()
  @IsString()
  @Matches(/^\d{1,9}$/, { message: 'must be a whole number from 0' })
  readonly limit?: string;

  @ApiPropertyOptional({
    maxLength: 4000,
    description: 'Only events of these comma-separated types, with or without version.',
    example: 'crm.customer.created.v1,crm.customer.tagged',
  })
  @MayBeAbsent()
  @IsString()
  @MaxLength(4000)
  readonly types?: string;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: EVENT_PAGE.waitSeconds,
    default: 0,
    description: 'How many seconds to wait for the first event when there is none yet.',
    example: 0,
  })
  @MayBeAbsent()
  @IsString()
  @Matches(/^(\d|1\d|20)$/, { message: 'must be a whole number from 0 to 20' })
  readonly waitSeconds?: string;
}
