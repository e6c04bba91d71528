import { requireRight } from '@crm/access';
import type { CallContext } from '@crm/contracts';
import { NoteExists } from '@crm/contracts/customers';
import type { AggregateStreams } from '@crm/event-store';
import { derivedId } from '@crm/kernel';
import { noteDecider } from '../notes/note.decider.js';
import { attachedTo } from '../subjects/attached-record.service.js';
import { LogSubjectDirectory } from '../subjects/log-subject-directory.adapter.js';

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
  const customer = { kind: 'customer', id: note.customerId } as const;
  const attached = await attachedTo(new LogSubjectDirectory(streams), customer, context);
  const command = { type: 'AddNote', noteId, ...attached, text: note.text, pinned: false } as const;
  try {
    const once = { ...context, commandId: derivedId(context.commandId, 'note') };
    await streams.execute(noteDecider, noteId, command, once, { creates: true });
    return true;
  } catch (refusal) {
    if (refusal instanceof NoteExists) return false;
    throw refusal;
  }
}
