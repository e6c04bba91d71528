import { refusal } from '@crm/kernel';

/** There is none, it was removed, or the caller may not read it: all look the same. */
export class NoteNotFound extends refusal<{ noteId: string }>()('notes.not-found', {
  kind: 'not-found',
  title: 'There is no such note.',
  meaning: 'There is none with this id, it was removed, or you may not read it.',
  remedy: 'Check the id.',
  facts: { noteId: 'The id that was asked for.' },
}) {}
export class NoteExists extends refusal<{ noteId: string }>()('notes.exists', {
  kind: 'conflict',
  title: 'This note exists already.',
  meaning: 'A note with this id was added before.',
  remedy: 'Use the existing one.',
  facts: { noteId: 'The existing note.' },
}) {}
