import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsObject, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import {
  IsEmailAddress,
  IsMoment,
  IsPhone,
  IsPlainText,
  MayBeAbsent,
  MayBeCleared,
  SaysSomething,
} from '../../field-rules.js';
import { EMAIL_MAX_LENGTH, PHONE_MAX_LENGTH } from '../../contact-values.js';
import { MAX_REASON } from '../customers/customer.inputs.js';
import { named } from '../../named-ids.js';
import { AboutInput, AboutSchema } from '../../subject.js';
import {
  DIRECTIONS,
  INTERACTION_TYPES,
  OUTCOMES,
  type InteractionDirection,
  type InteractionOutcome,
  type InteractionType,
} from './interaction.events.js';

export const MAX_SUMMARY = 10_000;
export const MAX_SUBJECT = 200;
export const MAX_PARTICIPANTS = 50;
/** A week: longer is a mistake. */
export const MAX_DURATION_SECONDS = 604_800;
/** Clocks differ. Anything further ahead has not happened yet. */
const SKEW_MS = 5 * 60_000;

@ApiSchema({ description: 'A participant of an interaction.' })
export class ParticipantInput {
  @ApiPropertyOptional({ minLength: 1, maxLength: 200, example: 'Ada Lovelace' })
  @MayBeAbsent()
  @IsPlainText(200)
  readonly name?: string;

  @ApiPropertyOptional({ format: 'email', maxLength: EMAIL_MAX_LENGTH, example: 'ada@example.org' })
  @MayBeAbsent()
  @IsEmailAddress()
  readonly email?: string;

  @ApiPropertyOptional({
    description: 'International form; stored and returned as E.164.',
    maxLength: PHONE_MAX_LENGTH,
    example: '+44 20 7946 0958',
  })
  @MayBeAbsent()
  @IsPhone()
  readonly phone?: string;

  @ApiPropertyOptional({
    ...named('user'),
    format: 'uuid',
    description: 'Id of the user, when the participant is one.',
    example: '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10',
  })
  @MayBeAbsent()
  @IsUUID()
  readonly userId?: string;

  @ApiPropertyOptional({ minLength: 1, maxLength: 60, example: 'decision maker' })
  @MayBeAbsent()
  @IsPlainText(60)
  readonly role?: string;
}

function all(...decorators: PropertyDecorator[]): PropertyDecorator {
  return (target, property) => decorators.forEach((decorate) => decorate(target, property));
}
const Participants = (): PropertyDecorator =>
  all(
    IsArray(),
    ArrayMaxSize(MAX_PARTICIPANTS),
    IsObject({ each: true }),
    ValidateNested({ each: true }),
    SaysSomething(['name', 'email', 'phone', 'userId']),
    Type(() => ParticipantInput),
  );
const Seconds = (): PropertyDecorator => all(IsInt(), Min(0), Max(MAX_DURATION_SECONDS));

const typeProperty = { enum: INTERACTION_TYPES, example: 'call' as const };
const directionProperty = { enum: DIRECTIONS, example: 'inbound' as const };
const occurredAtProperty = {
  format: 'date-time',
  description: 'RFC 3339 with an offset; returned in UTC. From 1900 on, at most 5 minutes in the future.',
  example: '2025-11-21T09:30:00Z',
};
const durationProperty = { type: 'integer', minimum: 0, maximum: MAX_DURATION_SECONDS, example: 420 } as const;
const subjectProperty = { minLength: 1, maxLength: MAX_SUBJECT, example: 'Renewal' };
const summaryProperty = {
  minLength: 1,
  maxLength: MAX_SUMMARY,
  description: 'What was said or agreed. Line breaks are kept.',
  example: 'Asked for an offer until Friday.',
};
const outcomeProperty = { enum: OUTCOMES, example: 'answered' as const };
const participantsProperty = {
  type: ParticipantInput,
  isArray: true as const,
  maxItems: MAX_PARTICIPANTS,
  description: 'Who took part. Each has at least a name, an e-mail address, a phone number or a userId.',
  example: [{ name: 'Ada Lovelace' }],
};

@AboutSchema({
  description: 'An interaction about a customer, a lead or an opportunity.',
  example: { type: 'call', occurredAt: occurredAtProperty.example, summary: summaryProperty.example },
})
export class InteractionInput extends AboutInput {
  @ApiProperty(typeProperty)
  @IsIn(INTERACTION_TYPES)
  readonly type!: InteractionType;

  @ApiPropertyOptional(directionProperty)
  @MayBeAbsent()
  @IsIn(DIRECTIONS)
  readonly direction?: InteractionDirection;

  @ApiProperty(occurredAtProperty)
  @IsMoment({ aheadMs: SKEW_MS })
  readonly occurredAt!: string;

  @ApiPropertyOptional(durationProperty)
  @MayBeAbsent()
  @Seconds()
  readonly durationSeconds?: number;

  @ApiPropertyOptional(subjectProperty)
  @MayBeAbsent()
  @IsPlainText(MAX_SUBJECT)
  readonly subject?: string;

  @ApiProperty(summaryProperty)
  @IsPlainText(MAX_SUMMARY, { lines: true })
  readonly summary!: string;

  @ApiPropertyOptional(outcomeProperty)
  @MayBeAbsent()
  @IsIn(OUTCOMES)
  readonly outcome?: InteractionOutcome;

  @ApiPropertyOptional(participantsProperty)
  @MayBeAbsent()
  @Participants()
  readonly participants?: ParticipantInput[];
}

@ApiSchema({
  description: 'The corrected values. What is left out stays as it is; null clears; a list replaces the whole list.',
})
export class InteractionCorrectionInput {
  @ApiPropertyOptional(typeProperty)
  @MayBeAbsent()
  @IsIn(INTERACTION_TYPES)
  readonly type?: InteractionType;

  @ApiPropertyOptional({ ...directionProperty, nullable: true })
  @MayBeCleared()
  @IsIn(DIRECTIONS)
  readonly direction?: InteractionDirection | null;

  @ApiPropertyOptional(occurredAtProperty)
  @MayBeAbsent()
  @IsMoment({ aheadMs: SKEW_MS })
  readonly occurredAt?: string;

  @ApiPropertyOptional({ ...durationProperty, nullable: true })
  @MayBeCleared()
  @Seconds()
  readonly durationSeconds?: number | null;

  @ApiPropertyOptional({ ...subjectProperty, type: String, nullable: true })
  @MayBeCleared()
  @IsPlainText(MAX_SUBJECT)
  readonly subject?: string | null;

  @ApiPropertyOptional(summaryProperty)
  @MayBeAbsent()
  @IsPlainText(MAX_SUMMARY, { lines: true })
  readonly summary?: string;

  @ApiPropertyOptional({ ...outcomeProperty, nullable: true })
  @MayBeCleared()
  @IsIn(OUTCOMES)
  readonly outcome?: InteractionOutcome | null;

  @ApiPropertyOptional(participantsProperty)
  @MayBeAbsent()
  @Participants()
  readonly participants?: ParticipantInput[];
}

@ApiSchema({ description: 'Why an interaction is voided.' })
export class VoidInput {
  @ApiProperty({ minLength: 1, maxLength: MAX_REASON, example: 'Logged twice' })
  @IsPlainText(MAX_REASON, { lines: true })
  readonly reason!: string;
}
