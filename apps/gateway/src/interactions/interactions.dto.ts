import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { InteractionView, IsMoment, NoteView, TIMELINE_KINDS } from '@crm/contracts/customers';
import { IsIn, IsString, IsUUID, Matches, MaxLength, ValidateIf } from 'class-validator';

/** A parameter that may be left out. Given twice it arrives as a list, which no rule accepts. */
const MayBeAbsent = (): PropertyDecorator => ValidateIf((_query, value) => value !== undefined);

const ID = { format: 'uuid', example: '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10' };
const KINDS = `(${TIMELINE_KINDS.join('|')})`;
const KIND_LIST = new RegExp(`^${KINDS}(,${KINDS}){0,20}$`);

export class InteractionPath {
  @ApiProperty(ID)
  @IsUUID()
  readonly interactionId!: string;
}

export class NotePath {
  @ApiProperty(ID)
  @IsUUID()
  readonly noteId!: string;
}

class PageQuery {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    default: 50,
    description: 'Per page; 0 is the default, more than 200 is 200.',
    example: 50,
  })
  @MayBeAbsent()
  @IsString()
  @Matches(/^\d{1,9}$/, { message: 'must be a whole number from 0' })
  readonly limit?: string;

  @ApiPropertyOptional({
    maxLength: 8000,
    description: 'The `next` of the page before. Belongs to the same question and caller.',
  })
  @MayBeAbsent()
  @IsString()
  @MaxLength(8000)
  readonly cursor?: string;
}

class AttachedQuery extends PageQuery {
  @ApiPropertyOptional({ ...ID, description: 'Only what hangs on this customer.' })
  @MayBeAbsent()
  @IsUUID()
  readonly customerId?: string;

  @ApiPropertyOptional({
    enum: ['true', 'false'],
    default: 'false',
    description: 'Count all matches too. Costs time on large lists.',
  })
  @MayBeAbsent()
  @IsIn(['true', 'false'])
  readonly total?: 'true' | 'false';
}

const GRAMMAR = 'In the grammar of `GET /customers`. Timestamps are texts. An unknown field or operator is refused.';

export class InteractionsQuery extends AttachedQuery {
  @ApiPropertyOptional({
    maxLength: 200,
    default: '-occurredAt',
    description: 'Up to four fields with one value, by comma; a minus sorts downwards. Missing values come first.',
    example: '-occurredAt',
  })
  @MayBeAbsent()
  @IsString()
  @MaxLength(200)
  readonly sort?: string;

  @ApiPropertyOptional({
    maxLength: 200,
    description: 'Every word must begin a word of subject or summary, or of what is known of a participant.',
    example: 'renew',
  })
  @MayBeAbsent()
  @IsString()
  @MaxLength(200)
  readonly q?: string;

  @ApiPropertyOptional({
    maxLength: 4000,
    description: `${GRAMMAR} Fields: \`id\`, \`type\`, \`direction\`, \`outcome\`, \`status\`, \`occurredAt\`, \`durationSeconds\`, \`subject\`, \`ownerId\`, \`createdAt\`, \`changedAt\`, and those with many values: \`customerId\`, \`userId\` (of participants).`,
    example: 'type in ("call", "meeting") and occurredAt ge "2026-01-01T00:00:00.000Z"',
  })
  @MayBeAbsent()
  @IsString()
  @MaxLength(4000)
  readonly filter?: string;
}

export class NotesQuery extends AttachedQuery {
  @ApiPropertyOptional({
    maxLength: 200,
    default: '-pinned,-createdAt',
    description: 'Up to four fields with one value, by comma; a minus sorts downwards. Missing values come first.',
    example: '-createdAt',
  })
  @MayBeAbsent()
  @IsString()
  @MaxLength(200)
  readonly sort?: string;

  @ApiPropertyOptional({
    maxLength: 200,
    description: 'Every word must begin a word of the note.',
    example: 'lunch',
  })
  @MayBeAbsent()
  @IsString()
  @MaxLength(200)
  readonly q?: string;

  @ApiPropertyOptional({
    maxLength: 4000,
    description: `${GRAMMAR} Fields: \`id\`, \`pinned\`, \`ownerId\`, \`createdAt\`, \`changedAt\`, \`editedAt\`, and \`customerId\`.`,
    example: 'pinned eq true',
  })
  @MayBeAbsent()
  @IsString()
  @MaxLength(4000)
  readonly filter?: string;
}

export class TimelineQuery extends PageQuery {
  @ApiPropertyOptional({
    pattern: KIND_LIST.source,
    description: `Only these, by comma: the types of interactions, \`note\` (a note, and an interaction of that type), \`consent\`, \`change\`.`,
    example: 'call,note',
  })
  @MayBeAbsent()
  @IsString()
  @Matches(KIND_LIST, { message: `must be some of ${TIMELINE_KINDS.join(', ')}, by comma` })
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

  @ApiPropertyOptional({ format: 'date-time', description: 'Not before.', example: '2026-01-01T00:00:00Z' })
  @MayBeAbsent()
  @IsMoment()
  readonly from?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Before.', example: '2027-01-01T00:00:00Z' })
  @MayBeAbsent()
  @IsMoment()
  readonly to?: string;
}

export class InteractionDocument extends InteractionView {
  @ApiPropertyOptional({ description: 'Present and true when this may lag behind the position that was asked for.' })
  readonly stale?: boolean;
}

export class NoteDocument extends NoteView {
  @ApiPropertyOptional({ description: 'Present and true when this may lag behind the position that was asked for.' })
  readonly stale?: boolean;
}
