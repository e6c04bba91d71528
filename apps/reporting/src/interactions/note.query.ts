import { GetNote, ListNotes, noteView } from '@crm/contracts/customers';
import { DomainError } from '@crm/kernel';
import type { RecordList } from '../records/record-list.js';
import { noteList } from './note-list.projection.js';

/** There is none, it was removed, or the caller may not read it: all look the same. */
export class NoteNotFound extends DomainError<{ noteId: string }> {
  readonly code = 'notes.not-found';
  readonly kind = 'not-found';
  readonly title = 'There is no such note.';
}

export const notes: RecordList<typeof noteView> = {
  view: noteView,
  projection: noteList,
  list: ListNotes,
  card: GetNote,
  readWith: 'note.read',
  owners: 'attached',
  absent: (noteId) => new NoteNotFound({ noteId }),
};
