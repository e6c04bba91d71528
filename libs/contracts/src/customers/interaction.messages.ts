import { ApiProperty } from '@nestjs/swagger';
import { Message, type Receipt } from '../call-context.js';
import { CountedPageView, type ListQuestion } from '../list-question.js';
import {
  DIRECTIONS,
  INTERACTION_TYPES,
  OUTCOMES,
  type InteractionDirection,
  type InteractionOutcome,
  type InteractionType,
} from './interaction.events.js';
import { ParticipantInput, type InteractionCorrection, type NewInteraction } from './interaction.inputs.js';

export class LogInteraction extends Message<Receipt> {
  constructor(readonly interaction: NewInteraction) {
    super();
  }
}
export class CorrectInteraction extends Message<Receipt> {
  constructor(
    readonly interactionId: string,
    readonly correction: InteractionCorrection,
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

/** A field before and after. Of an erased person both read `[erased]`. */
export class FieldChange {
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

export class InteractionCorrectionView {
  @ApiProperty({ format: 'date-time', example: '2026-11-21T09:30:00.000Z' })
  readonly at!: string;
  @ApiProperty({ description: 'The user or API client who corrected it.' })
  readonly by!: string;
  @ApiProperty({ type: [FieldChange] })
  readonly changes!: FieldChange[];
}

export class InteractionVoidView {
  @ApiProperty({ format: 'date-time', example: '2026-11-21T09:30:00.000Z' })
  readonly at!: string;
  @ApiProperty({ description: 'The user or API client who voided it.' })
  readonly by!: string;
  @ApiProperty({ example: 'Written down twice' })
  readonly reason!: string;
}

/** An interaction as it stands after all corrections. The texts of an erased customer read `[erased]`. */
export class InteractionView {
  @ApiProperty({ format: 'uuid', example: '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10' })
  readonly id!: string;
  @ApiProperty({ description: 'Of the interaction’s stream: goes into If-Match.', minimum: 0, example: 0 })
  readonly revision!: number;
  @ApiProperty({ format: 'uuid' })
  readonly customerId!: string;
  @ApiProperty({ enum: INTERACTION_TYPES })
  readonly type!: InteractionType;
  @ApiProperty({ enum: DIRECTIONS, nullable: true })
  readonly direction!: InteractionDirection | null;
  @ApiProperty({ format: 'date-time', example: '2026-11-21T09:30:00.000Z' })
  readonly occurredAt!: string;
  @ApiProperty({ type: 'integer', nullable: true, minimum: 0, example: 420 })
  readonly durationSeconds!: number | null;
  @ApiProperty({ type: String, nullable: true, example: 'Renewal' })
  readonly subject!: string | null;
  @ApiProperty({ example: 'Asked for an offer until Friday.' })
  readonly summary!: string;
  @ApiProperty({ enum: OUTCOMES, nullable: true })
  readonly outcome!: InteractionOutcome | null;
  @ApiProperty({ type: [ParticipantInput] })
  readonly participants!: ParticipantInput[];
  @ApiProperty({ enum: ['logged', 'voided'] })
  readonly status!: 'logged' | 'voided';
  @ApiProperty({ type: InteractionVoidView, nullable: true })
  readonly voided!: InteractionVoidView | null;
  @ApiProperty({
    description: 'Oldest first: what was written down at first can be read off it.',
    type: [InteractionCorrectionView],
  })
  readonly corrections!: InteractionCorrectionView[];
  @ApiProperty({ description: 'Who wrote it down: the user, or the API client.' })
  readonly ownerId!: string;
  @ApiProperty({ format: 'date-time', example: '2026-11-21T09:30:00.000Z' })
  readonly createdAt!: string;
  @ApiProperty({ format: 'date-time', example: '2026-11-21T09:30:00.000Z' })
  readonly changedAt!: string;
  @ApiProperty({ description: 'What the caller may do with it.', enum: ['read', 'correct', 'void'], isArray: true })
  readonly allowedActions!: string[];
}

export class InteractionPage extends CountedPageView {
  @ApiProperty({ type: [InteractionView] })
  readonly items!: InteractionView[];
}

/** What a list of something that hangs on customers asks. */
export interface AttachedListQuestion extends ListQuestion {
  /** Only what hangs on this customer. */
  readonly customerId?: string;
}

/** Interactions the caller may read, page by page. */
export class ListInteractions extends Message<InteractionPage> {
  constructor(readonly question: AttachedListQuestion) {
    super();
  }
}

/** One interaction. Refused as interactions.not-found when there is none or the caller may not read it: both look the same. */
export class GetInteraction extends Message<InteractionView & { readonly stale?: true }> {
  constructor(readonly interactionId: string) {
    super();
  }
}
