import { requireRight } from '@crm/access';
import type { CallContext } from '@crm/contracts';
import { NoteExists } from '@crm/contracts/customers';
import type { AggregateStreams } from '@crm/event-store';
import { derivedId } from '@crm/kernel';
import { relatedTo } from '../customers/related-record.service.js';
import { noteDecider } from '../notes/note.decider.js';

export interface RowNote {
  readonly customerId: string;
  readonly text: string;
}

/** Derived from customer and text: the same file imported again adds no second note. */
const noteIdOf = ({ customerId, text }: RowNote): string => derivedId(customerId, 'imported note', text);

/** Adds the note of a row to its customer. Returns false if an earlier import did so, even if the note was removed since. */
export async function addNote(streams: AggregateStreams, note: RowNote, context: CallContext): Promise<boolean> {
  requireRight(context.principal, 'note.create');
  const noteId = noteIdOf(note);
  const related = await relatedTo(streams, note.customerId, context.principal);
  const command = { type: 'AddNote', noteId, ...related, text: note.text, pinned: false } as const;
  try {
    const once = { ...context, commandId: derivedId(context.commandId, 'note') };
    await streams.execute(noteDecider, noteId, command, once, { creates: true });
    return true;
  } catch (refusal) {
    if (refusal instanceof NoteExists) return false;
    throw refusal;
  }
}
