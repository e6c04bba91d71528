import { aboutOf, type Assignment, type Subject } from '@crm/contracts';
import { subjectIsArchived, type NoteEvent, NoteExists, NoteNotFound } from '@crm/contracts/customers';
import type { Decider } from '@crm/kernel';

/** Texts arrive trimmed and in NFC: the handler ensures it. */
export type NoteCommand =
  | {
      readonly type: 'AddNote';
      readonly noteId: string;
      readonly about: Subject;
      readonly subjectIsArchived: boolean;
      readonly subjectAssignment: Assignment;
      readonly ownerId: string;
      readonly text: string;
      readonly pinned: boolean;
    }
  | { readonly type: 'EditNote'; readonly noteId: string; readonly text: string }
  | { readonly type: 'PinNote'; readonly noteId: string; readonly pinned: boolean }
  | { readonly type: 'RemoveNote'; readonly noteId: string };

export interface KnownNote {
  readonly status: 'present' | 'removed';
  readonly about: Subject;
  readonly ownerId: string;
  /** undefined: the subject was erased. */
  readonly text: string | undefined;
  readonly pinned: boolean;
}
export type Note = { readonly status: 'absent' } | KnownNote;

function decide(command: NoteCommand, note: Note): NoteEvent[] {
  const { noteId } = command;
  if (command.type === 'AddNote') return add(command, note);
  if (note.status !== 'present') throw new NoteNotFound({ noteId });
  const ids = { noteId, ...aboutOf(note.about) };
  switch (command.type) {
    case 'EditNote':
      return command.text === note.text ? [] : [{ type: 'NoteEdited', data: { ...ids, text: command.text } }];
    case 'PinNote':
      if (command.pinned === note.pinned) return [];
      return [{ type: command.pinned ? 'NotePinned' : 'NoteUnpinned', data: ids }];
    case 'RemoveNote':
      return [{ type: 'NoteRemoved', data: ids }];
  }
}

function add(command: Extract<NoteCommand, { type: 'AddNote' }>, note: Note): NoteEvent[] {
  const { type: _type, about, subjectIsArchived: isArchived, ...data } = command;
  if (note.status !== 'absent') throw new NoteExists({ noteId: data.noteId });
  if (isArchived) throw subjectIsArchived(about);
  return [{ type: 'NoteAdded', data: { ...data, ...aboutOf(about) } }];
}

function evolve(note: Note, event: NoteEvent): Note {
  if (event.type === 'NoteAdded') {
    const { about, ownerId, pinned } = event.data;
    const { text }: Partial<typeof event.data> = event.data;
    return { status: 'present', about, ownerId, text, pinned };
  }
  if (note.status === 'absent') return note;
  switch (event.type) {
    case 'NoteEdited':
      return { ...note, text: (event.data as Partial<typeof event.data>).text };
    case 'NotePinned':
      return { ...note, pinned: true };
    case 'NoteUnpinned':
      return { ...note, pinned: false };
    case 'NoteRemoved':
      return { ...note, status: 'removed' };
  }
}

export const noteDecider: Decider<Note, NoteCommand, NoteEvent> = {
  category: 'note',
  initial: { status: 'absent' },
  decide,
  evolve,
};
