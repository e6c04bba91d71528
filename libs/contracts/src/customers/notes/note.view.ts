import Type from 'typebox';
import { attachedFields } from '../../subject.js';
import { CardOf, ListOf, type RelatedListQuestion } from '../../list-question.js';
import { pageClass, viewClass } from '../../view-classes.js';
import { defineView, field, moment, nullable, ownerName, uuid, type RowOf } from '../../view-definition.js';

export const noteView = defineView({
  name: 'notes',
  title: 'Notes',
  description: 'A note with its current text, which reads `[erased]` if the customer was erased.',
  record: 'note',
  actions: ['read', 'change', 'remove'],
  defaultSort: '-pinned,-createdAt',
  searched: 'the note',
  examples: { filter: 'pinned eq true', sort: '-createdAt', q: 'lunch' },
  fields: {
    id: field(uuid(), { filter: true, column: true }),
    ...attachedFields,
    text: field(
      Type.String({
        description: 'Markdown source, trimmed and in Unicode NFC.',
        example: 'Prefers to be called **after lunch**.',
      }),
      { search: 'words', column: 'main' },
    ),
    pinned: field(Type.Boolean({ example: false }), { filter: true, column: 'main' }),
    ownerId: field(Type.String({ description: 'The user or API client who wrote it.' }), {
      filter: 'id',
      column: [{}, ownerName],
      names: 'actor',
    }),
    createdAt: field(moment(), { filter: true, column: 'main' }),
    changedAt: field(moment(), { filter: true, column: true }),
    editedAt: field(nullable(moment({ description: 'When the text was last changed. null: never.' })), {
      filter: true,
      column: true,
    }),
  },
});
export type ShownNote = RowOf<typeof noteView>;

export class NoteView extends viewClass(noteView) {}
export class NotePage extends pageClass(NoteView) {}
export class ListNotes extends ListOf<NotePage, RelatedListQuestion> {}
export class GetNote extends CardOf<NoteView> {}
