import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { Message } from '../../call-context.js';
import { FieldChangeView } from '../interactions/interaction.messages.js';
import { InteractionView } from '../interactions/interaction.view.js';
import { INTERACTION_TYPES } from '../interactions/interaction.events.js';
import { PageView } from '../../list-question.js';

/** What a timeline may be narrowed to: the types of interactions, notes, and what changed about the customer. */
export const TIMELINE_KINDS = [...INTERACTION_TYPES, 'consent', 'change'] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

@ApiSchema({ description: 'Who did it.' })
export class TimelineActorView {
  @ApiProperty({ description: 'user, api-client or system.', example: 'user' })
  readonly type!: string;
  @ApiProperty({ example: '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10' })
  readonly id!: string;
}

@ApiSchema({ description: 'When and by whom it was taken away.' })
export class TimelineRemovalView {
  @ApiProperty({ format: 'date-time', example: '2026-11-21T09:30:00.000Z' })
  readonly at!: string;
  @ApiProperty({ description: 'The user or API client who removed it.' })
  readonly by!: string;
}

@ApiSchema({ description: 'The note that an entry is about.' })
export class TimelineNoteView {
  @ApiProperty({ format: 'uuid', example: '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10' })
  readonly id!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Markdown source. null: the note was removed.' })
  readonly text!: string | null;
  @ApiProperty({ example: false })
  readonly pinned!: boolean;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When the text was changed last.' })
  readonly editedAt!: string | null;
  @ApiProperty({ type: TimelineRemovalView, nullable: true, description: 'null: it was not removed.' })
  readonly removed!: TimelineRemovalView | null;
}

@ApiSchema({ description: 'One thing that happened: an interaction, a note, or one fact about the customer.' })
export class TimelineEntryView {
  @ApiProperty({
    format: 'uuid',
    description: 'Of the interaction or the note; of a change, the id of its event.',
    example: '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10',
  })
  readonly id!: string;
  @ApiProperty({ enum: TIMELINE_KINDS, description: 'The type of the interaction, `note`, `consent` or `change`.' })
  readonly kind!: TimelineKind;
  @ApiProperty({ description: 'The event it began with.', example: 'CustomerDetailsChanged' })
  readonly type!: string;
  @ApiProperty({
    format: 'date-time',
    description: 'When it happened; of an interaction, what its writer says.',
    example: '2026-11-21T09:30:00.000Z',
  })
  readonly at!: string;
  @ApiProperty({ format: 'date-time', description: 'When we were told.', example: '2026-11-21T09:30:00.000Z' })
  readonly recordedAt!: string;
  @ApiProperty({ type: TimelineActorView })
  readonly actor!: TimelineActorView;
  @ApiProperty({ description: 'In the log.', example: '00000000000000000042' })
  readonly position!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Why, where somebody said so.' })
  readonly reason!: string | null;
  @ApiProperty({
    type: [FieldChangeView],
    description: 'Of a change: what the customer’s fields were and are, as far as the caller may see them.',
  })
  readonly changes!: FieldChangeView[];
  @ApiProperty({ type: InteractionView, nullable: true })
  readonly interaction!: InteractionView | null;
  @ApiProperty({ type: TimelineNoteView, nullable: true })
  readonly note!: TimelineNoteView | null;
}

@ApiSchema({ description: 'A page of what happened with a customer, the newest first.' })
export class TimelinePage extends PageView {
  @ApiProperty({ type: [TimelineEntryView] })
  readonly items!: TimelineEntryView[];
}

export interface TimelineQuestion {
  readonly limit?: number;
  readonly cursor?: string;
  /** Any of these. Absent: all. */
  readonly kinds?: readonly TimelineKind[];
  /** Id of the user or API client who did it. */
  readonly actor?: string;
  /** RFC 3339: not before. */
  readonly from?: string;
  /** RFC 3339: before. */
  readonly to?: string;
}

/**
 * What happened with a customer, newest first by business time. Refused as customers.not-found when there is none or the caller may not
 * read it. Of interactions and notes only those the caller may read.
 */
export class ShowTimeline extends Message<TimelinePage> {
  constructor(
    readonly customerId: string,
    readonly question: TimelineQuestion,
  ) {
    super();
  }
}
