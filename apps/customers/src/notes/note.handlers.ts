import { changesOf } from '@crm/commands';
import { AddNote, EditNote, NoteNotFound, PinNote, plainText, RemoveNote } from '@crm/contracts/customers';
import { relatedTo, ownerOfRelated } from '../customers/related-record.service.js';
import { noteDecider } from './note.decider.js';

const note = changesOf({
  decider: noteDecider,
  id: ({ noteId }) => noteId,
  owned: {
    read: 'note.read',
    owner: ownerOfRelated,
    isRemoved: ({ status }) => status === 'removed',
    absent: (noteId) => new NoteNotFound({ noteId }),
  },
});

export const noteCommands = [
  note.creation(AddNote, 'note.create', async ({ note: { customerId, text, pinned }, context }, noteId, streams) => {
    const related = await relatedTo(streams, customerId, context.principal);
    return { type: 'AddNote', noteId, ...related, text: plainText(text), pinned: pinned ?? false };
  }),
  note.change(EditNote, 'note.change', ({ noteId, text }) => ({ type: 'EditNote', noteId, text: plainText(text) })),
  note.change(PinNote, 'note.change', ({ noteId, pinned }) => ({ type: 'PinNote', noteId, pinned })),
  note.change(RemoveNote, 'note.remove', ({ noteId }) => ({ type: 'RemoveNote', noteId })),
];
