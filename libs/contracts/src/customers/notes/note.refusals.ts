import { refusal } from '@crm/kernel';

/** The note does not exist, was removed, or the caller may not read it; the refusal is the same. */
export class NoteNotFound extends refusal<{ noteId: string }>()('notes.not-found', {
  kind: 'not-found',
  title: 'There is no such note.',
  meaning: 'No note has this id, it was removed, or you may not read it.',
  remedy: 'Check the id.',
  facts: { noteId: 'The requested id.' },
}) {}
export class NoteExists extends refusal<{ noteId: string }>()('notes.exists', {
  kind: 'conflict',
  title: 'This note already exists.',
  meaning: 'A note with this id was added before.',
  remedy: 'Use the existing note.',
  facts: { noteId: 'The existing note.' },
}) {}
