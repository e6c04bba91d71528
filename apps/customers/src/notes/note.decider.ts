import { type NoteEvent, CustomerIsArchived, NoteExists, NoteNotFound } from '@crm/contracts/customers';
import type { Decider } from '@crm/kernel';

/** Texts arrive trimmed and in NFC: the handler ensures it. */
export type NoteCommand =
  | {
      readonly type: 'AddNote';
      readonly noteId: string;
      readonly customerId: string;
      readonly customerIsArchived: boolean;
      readonly customerOwnerId: string | null;
      readonly ownerId: string;
      readonly text: string;
      readonly pinned: boolean;
    }
  | { readonly type: 'EditNote'; readonly noteId: string; readonly text: string }
  | { readonly type: 'PinNote'; readonly noteId: string; readonly pinned: boolean }
  | { readonly type: 'RemoveNote'; readonly noteId: string };

export interface KnownNote {
  readonly status: 'present' | 'removed';
  readonly customerId: string;
  readonly ownerId: string;
  /** undefined: the customer was erased. */
  readonly text: string | undefined;
  readonly pinned: boolean;
}
export type Note = { readonly status: 'absent' } | KnownNote;

function decide(command: NoteCommand, note: Note): NoteEvent[] {
  const { noteId } = command;
  if (command.type === 'AddNote') return add(command, note);
  if (note.status !== 'present') throw new NoteNotFound({ noteId });
  const ids = { noteId, customerId: note.customerId };
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
  const { type: _type, customerIsArchived, ...data } = command;
  if (note.status !== 'absent') throw new NoteExists({ noteId: data.noteId });
  if (customerIsArchived) throw new CustomerIsArchived({ customerId: data.customerId });
  return [{ type: 'NoteAdded', data }];
}

function evolve(note: Note, event: NoteEvent): Note {
  if (event.type === 'NoteAdded') {
    const { customerId, ownerId, pinned } = event.data;
    const { text }: Partial<typeof event.data> = event.data;
    return { status: 'present', customerId, ownerId, text, pinned };
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
