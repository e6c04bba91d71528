import { ApiProperty } from '@nestjs/swagger';
import { Message, type Receipt } from '../call-context.js';
import type { AttachedListQuestion } from './interaction.messages.js';
import type { NewNote } from './note.inputs.js';
import { CountedPageView } from '../list-question.js';

export class AddNote extends Message<Receipt> {
  constructor(readonly note: NewNote) {
    super();
  }
}
export class EditNote extends Message<Receipt> {
  constructor(
    readonly noteId: string,
    readonly text: string,
  ) {
    super();
  }
}
export class PinNote extends Message<Receipt> {
  constructor(
    readonly noteId: string,
    readonly pinned: boolean,
  ) {
    super();
  }
}
export class RemoveNote extends Message<Receipt> {
  constructor(readonly noteId: string) {
    super();
  }
}

/** A note as it reads now. The text of an erased customer's reads `[erased]`. */
export class NoteView {
  @ApiProperty({ format: 'uuid', example: '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10' })
  readonly id!: string;
  @ApiProperty({ description: 'Of the note’s stream: goes into If-Match.', minimum: 0, example: 0 })
  readonly revision!: number;
  @ApiProperty({ format: 'uuid' })
  readonly customerId!: string;
  @ApiProperty({ description: 'Markdown source, as it was written.', example: 'Prefers to be called **after lunch**.' })
  readonly text!: string;
  @ApiProperty({ example: false })
  readonly pinned!: boolean;
  @ApiProperty({ description: 'Who wrote it: the user, or the API client.' })
  readonly ownerId!: string;
  @ApiProperty({ format: 'date-time', example: '2026-11-21T09:30:00.000Z' })
  readonly createdAt!: string;
  @ApiProperty({ format: 'date-time', example: '2026-11-21T09:30:00.000Z' })
  readonly changedAt!: string;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When the text was changed last. null: it never was.',
    example: '2026-11-21T09:30:00.000Z',
  })
  readonly editedAt!: string | null;
  @ApiProperty({ description: 'What the caller may do with it.', enum: ['read', 'change', 'remove'], isArray: true })
  readonly allowedActions!: string[];
}

export class NotePage extends CountedPageView {
  @ApiProperty({ type: [NoteView] })
  readonly items!: NoteView[];
}

/** Notes the caller may read, page by page. */
export class ListNotes extends Message<NotePage> {
  constructor(readonly question: AttachedListQuestion) {
    super();
  }
}

/** One note. Refused as notes.not-found when there is none or the caller may not read it: both look the same. */
export class GetNote extends Message<NoteView & { readonly stale?: true }> {
  constructor(readonly noteId: string) {
    super();
  }
}
