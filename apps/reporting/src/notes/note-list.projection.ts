import { noteRecord, noteView, type NoteEvent, type ShownNote } from '@crm/contracts/customers';
import { ERASED } from '@crm/event-store';
import type { Recorded } from '@crm/read-models';
import { relatedList } from '../lists/related-list.projection.js';

/** One row per note that was not removed. To rebuild, raise `version`. */
export const noteList = relatedList<typeof noteView, NoteEvent>({
  view: noteView,
  of: noteRecord,
  name: 'notes.list',
  version: 4,
  indexes: [['-createdAt'], ['-pinned', '-createdAt'], ['ownerId', '-createdAt'], ['subjectHolder', '-createdAt']],
  opening: (event) => (event.type === 'NoteAdded' ? event.data : undefined),
  fold: (known, event) => (event.type === 'NoteRemoved' ? undefined : foldNote(known, event)),
});

/** Applies an event to a note, for every view that shows notes. Each view handles removal itself. */
export function foldNote(known: ShownNote | undefined, event: Recorded<NoteEvent>): ShownNote | undefined {
  const { revision, recordedAt } = event;
  if (event.type === 'NoteAdded') {
    const { noteId: id, about, customerId = null, ownerId, pinned } = event.data;
    const { text }: Partial<typeof event.data> = event.data;
    const times = { createdAt: recordedAt, changedAt: recordedAt, editedAt: null };
    return { id, revision, about, customerId, text: text ?? ERASED, pinned, ownerId, ...times };
  }
  if (known === undefined) return undefined;
  const changed = { ...known, revision, changedAt: recordedAt };
  if (event.type === 'NoteEdited')
    return { ...changed, text: event.erased ? ERASED : event.data.text, editedAt: recordedAt };
  return event.type === 'NoteRemoved' ? changed : { ...changed, pinned: event.type === 'NotePinned' };
}
