import { GetNote, ListNotes, noteView, NoteNotFound } from '@crm/contracts/customers';
import type { RecordList } from '../lists/record-list.service.js';
import { noteList } from './note-list.projection.js';

export const notes: RecordList<typeof noteView> = {
  view: noteView,
  projection: noteList,
  list: ListNotes,
  card: GetNote,
  readWith: 'note.read',
  owners: 'related',
  absent: (noteId) => new NoteNotFound({ noteId }),
};
