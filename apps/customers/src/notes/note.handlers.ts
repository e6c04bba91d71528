import { changesOf } from '@crm/commands';
import { subjectOf } from '@crm/contracts';
import { AddNote, EditNote, NoteNotFound, PinNote, plainText, RemoveNote } from '@crm/contracts/customers';
import { attachedTo, ownerOfAttached } from '../subjects/attached-record.service.js';
import { SubjectDirectory } from '../subjects/subject-directory.port.js';
import { noteDecider } from './note.decider.js';

const note = changesOf({
  decider: noteDecider,
  id: ({ noteId }) => noteId,
  asks: SubjectDirectory,
  owned: (subjects, context) => ({
    read: 'note.read',
    owner: ownerOfAttached(subjects, context),
    isRemoved: ({ status }) => status === 'removed',
    absent: (noteId) => new NoteNotFound({ noteId }),
  }),
});

export const noteCommands = [
  note.creation(AddNote, 'note.create', async ({ note: input, context }, noteId, _streams, subjects) => {
    const attached = await attachedTo(subjects, subjectOf(input), context);
    return { type: 'AddNote', noteId, ...attached, text: plainText(input.text), pinned: input.pinned ?? false };
  }),
  note.change(EditNote, 'note.change', ({ noteId, text }) => ({ type: 'EditNote', noteId, text: plainText(text) })),
  note.change(PinNote, 'note.change', ({ noteId, pinned }) => ({ type: 'PinNote', noteId, pinned })),
  note.change(RemoveNote, 'note.remove', ({ noteId }) => ({ type: 'RemoveNote', noteId })),
];
