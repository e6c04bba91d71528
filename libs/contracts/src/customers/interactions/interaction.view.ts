import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import Type from 'typebox';
import { attachedFields } from '../../subject.js';
import { CardOf, ListOf, type RelatedListQuestion } from '../../list-question.js';
import { mailboxOf } from '../../mailbox.js';
import { named } from '../../named-ids.js';
import { instanceOf, pageClass, viewClass } from '../../view-classes.js';
import { defineView, field, moment, nullable, oneOf, ownerName, uuid, type RowOf } from '../../view-definition.js';
import { DIRECTIONS, INTERACTION_TYPES, OUTCOMES } from './interaction.events.js';
import { ParticipantInput } from './interaction.inputs.js';
import { FieldChangeView } from './interaction.messages.js';

@ApiSchema({ description: 'One correction: when, by whom, and what.' })
export class InteractionCorrectionView {
  @ApiProperty({ format: 'date-time', example: '2026-11-21T09:30:00.000Z' })
  readonly at!: string;
  @ApiProperty({ ...named('actor'), description: 'The user or API client who corrected it.' })
  readonly by!: string;
  @ApiProperty({ type: [FieldChangeView] })
  readonly changes!: FieldChangeView[];
}

@ApiSchema({ description: 'When, by whom and why an interaction was voided.' })
export class InteractionVoidView {
  @ApiProperty({ format: 'date-time', example: '2026-11-21T09:30:00.000Z' })
  readonly at!: string;
  @ApiProperty({ ...named('actor'), description: 'The user or API client who voided it.' })
  readonly by!: string;
  @ApiProperty({ example: 'Logged twice' })
  readonly reason!: string;
}

export const interactionView = defineView({
  name: 'interactions',
  title: 'Interactions',
  description: 'An interaction after all corrections. The texts of an erased customer read `[erased]`.',
  record: 'interaction',
  actions: ['read', 'correct', 'void'],
  defaultSort: '-occurredAt',
  searched: 'the subject, the summary, or the name, e-mail address or phone number of a participant',
  examples: { filter: 'type in ("call", "meeting") and occurredAt ge "2026-01-01T00:00:00.000Z"', q: 'renew' },
  fields: {
    id: field(uuid(), { filter: true, column: true }),
    ...attachedFields,
    type: field(oneOf(INTERACTION_TYPES), { filter: true, column: 'main' }),
    direction: field(nullable(oneOf(DIRECTIONS)), { filter: true, column: 'main' }),
    occurredAt: field(moment(), { filter: true, column: 'main' }),
    durationSeconds: field(nullable(Type.Integer({ minimum: 0, example: 420 })), {
      filter: true,
      column: { label: 'Duration in seconds' },
    }),
    subject: field(nullable(Type.String({ example: 'Renewal' })), { filter: 'text', search: 'words', column: 'main' }),
    summary: field(Type.String({ example: 'Asked for an offer until Friday.' }), { search: 'words', column: 'main' }),
    outcome: field(nullable(oneOf(OUTCOMES)), { filter: true, column: 'main' }),
    participants: field(Type.Array(instanceOf(ParticipantInput)), {
      filter: { name: 'userId', path: 'participants.userId', type: 'id', many: true },
      search: {
        words: (people) => people.map(({ name }) => name),
        codes: (people) => people.map(({ email }) => email && mailboxOf(email)),
        phones: (people) => people.map(({ phone }) => phone),
      },
      column: {
        main: true,
        cell: (people) => people.map(({ name, email, phone, userId }) => name ?? email ?? phone ?? userId),
      },
    }),
    status: field(oneOf(['logged', 'voided']), { filter: true, column: true }),
    voided: nullable(instanceOf(InteractionVoidView)),
    corrections: Type.Array(instanceOf(InteractionCorrectionView), {
      description: 'Oldest first. They also show what was originally logged.',
    }),
    ownerId: field(Type.String({ description: 'The user or API client who logged it.' }), {
      filter: 'id',
      column: [{}, ownerName],
      names: 'actor',
    }),
    createdAt: field(moment(), { filter: true, column: true }),
    changedAt: field(moment(), { filter: true, column: true }),
  },
});
export type ShownInteraction = RowOf<typeof interactionView>;

export class InteractionView extends viewClass(interactionView) {}
export class InteractionPage extends pageClass(InteractionView) {}
export class ListInteractions extends ListOf<InteractionPage, RelatedListQuestion> {}
export class GetInteraction extends CardOf<InteractionView> {}
