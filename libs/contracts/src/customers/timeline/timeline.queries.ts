import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { Message } from '../../call-context.js';
import { FieldChangeView } from '../interactions/interaction.messages.js';
import { InteractionView } from '../interactions/interaction.view.js';
import { INTERACTION_TYPES } from '../interactions/interaction.events.js';
import { PageView } from '../../list-question.js';
import { named, Names, type NamesView } from '../../named-ids.js';
import { SubjectView, type Subject } from '../../subject.js';

/** What a timeline can be filtered by: the types of interactions (with notes), consents, and changes to the record. */
export const TIMELINE_KINDS = [...INTERACTION_TYPES, 'consent', 'change'] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

@ApiSchema({ description: 'Who did it.' })
export class TimelineActorView {
  @ApiProperty({ description: 'user, api-client or system.', example: 'user' })
  readonly type!: string;
  @ApiProperty({ ...named('actor'), example: '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10' })
  readonly id!: string;
}

@ApiSchema({ description: 'When and by whom the note was removed.' })
export class TimelineRemovalView {
  @ApiProperty({ format: 'date-time', example: '2026-11-21T09:30:00.000Z' })
  readonly at!: string;
  @ApiProperty({ ...named('actor'), description: 'The user or API client who removed it.' })
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
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When the text was last changed. null: never.',
  })
  readonly editedAt!: string | null;
  @ApiProperty({ type: TimelineRemovalView, nullable: true, description: 'null: it was not removed.' })
  readonly removed!: TimelineRemovalView | null;
}

@ApiSchema({ description: 'An interaction, a note, or one change to the record.' })
export class TimelineEntryView {
  @ApiProperty({
    format: 'uuid',
    description: 'Id of the interaction or the note; for a change, id of its event.',
    example: '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10',
  })
  readonly id!: string;
  @ApiProperty({
    type: SubjectView,
    description: 'The record that changed, or that the interaction or the note is about.',
  })
  readonly about!: SubjectView;
  @ApiProperty({ enum: TIMELINE_KINDS, description: 'The type of the interaction, `note`, `consent` or `change`.' })
  readonly kind!: TimelineKind;
  @ApiProperty({ description: 'Type of the first event of the entry.', example: 'CustomerDetailsChanged' })
  readonly type!: string;
  @ApiProperty({
    format: 'date-time',
    description: 'When it happened; for an interaction, the time that its author gave.',
    example: '2026-11-21T09:30:00.000Z',
  })
  readonly at!: string;
  @ApiProperty({ format: 'date-time', description: 'When it was recorded.', example: '2026-11-21T09:30:00.000Z' })
  readonly recordedAt!: string;
  @ApiProperty({ type: TimelineActorView })
  readonly actor!: TimelineActorView;
  @ApiProperty({ description: 'Position in the log.', example: '00000000000000000042' })
  readonly position!: string;
  @ApiProperty({ type: String, nullable: true, description: 'The reason, if one was given.' })
  readonly reason!: string | null;
  @ApiProperty({
    type: [FieldChangeView],
    description: 'For a change: the old and new values of the record’s fields, as far as the caller may see them.',
  })
  readonly changes!: FieldChangeView[];
  @ApiProperty({ type: InteractionView, nullable: true })
  readonly interaction!: InteractionView | null;
  @ApiProperty({ type: TimelineNoteView, nullable: true })
  readonly note!: TimelineNoteView | null;
}

@ApiSchema({ description: 'A page of what happened with a record, the newest first.' })
export class TimelinePage extends PageView {
  @ApiProperty({ type: [TimelineEntryView] })
  readonly items!: TimelineEntryView[];
  @Names()
  readonly names?: NamesView;
}

export interface TimelineQuestion {
  readonly limit?: number;
  readonly cursor?: string;
  /** Any of these. Absent: all. */
  readonly kinds?: readonly TimelineKind[];
  /** Id of the user or API client who did it. */
  readonly actor?: string;
  /** RFC 3339, inclusive. */
  readonly from?: string;
  /** RFC 3339, exclusive. */
  readonly to?: string;
}

/**
 * What happened with a customer, a lead or an opportunity, newest first by business time; for a customer also with its leads and
 * opportunities. Refused as not found when the record does not exist or the caller may not read it. Contains only what the caller may read.
 */
export class ShowTimeline extends Message<TimelinePage> {
  constructor(
    readonly about: Subject,
    readonly question: TimelineQuestion,
  ) {
    super();
  }
}
