import { ApiPropertyOptional } from '@nestjs/swagger';
import { IdField, MayBeAbsent } from '@crm/contracts';
import { interactionView, IsMoment, TIMELINE_KINDS } from '@crm/contracts/customers';
import { IsString, Matches, MaxLength } from 'class-validator';
import { relatedListQuery, PageQuery } from '../http-contract/list-query.dto.js';

const KINDS = `(${TIMELINE_KINDS.join('|')})`;
const KIND_LIST = new RegExp(`^${KINDS}(,${KINDS}){0,20}$`);

export class InteractionPath {
  @IdField() readonly interactionId!: string;
}

export class InteractionsQuery extends relatedListQuery(interactionView) {}

export class TimelineQuery extends PageQuery {
  @ApiPropertyOptional({
    pattern: KIND_LIST.source,
    description: `Only entries of these comma-separated kinds: the types of interactions, \`note\` (notes, and interactions of that type), \`consent\`, \`change\`.`,
    example: 'call,note',
  })
  @MayBeAbsent()
  @IsString()
  @Matches(KIND_LIST, { message: `must be a comma-separated list of ${TIMELINE_KINDS.join(', ')}` })
  readonly kind?: string;

  @ApiPropertyOptional({
    maxLength: 100,
    description: 'Id of the user or API client who did it.',
    example: '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10',
  })
  @MayBeAbsent()
  @IsString()
  @MaxLength(100)
  readonly actor?: string;

  @ApiPropertyOptional({
    format: 'date-time',
    description: 'Only entries at or after this time.',
    example: '2026-01-01T00:00:00Z',
  })
  @MayBeAbsent()
  @IsMoment()
  readonly from?: string;

  @ApiPropertyOptional({
    format: 'date-time',
    description: 'Only entries before this time.',
    example: '2027-01-01T00:00:00Z',
  })
  @MayBeAbsent()
  @IsMoment()
  readonly to?: string;
}
