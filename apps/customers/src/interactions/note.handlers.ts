import { requireRight } from '@crm/access';
import type { CallContext, Receipt } from '@crm/contracts';
import { AddNote, EditNote, PinNote, plainText, RemoveNote, NoteNotFound } from '@crm/contracts/customers';
import { AggregateStreams } from '@crm/event-store';
import { derivedId, newId } from '@crm/kernel';
import { Injectable } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AttachedAccess } from './attached-access.js';

import { noteDecider, type NoteCommand } from './note.decider.js';

@CommandHandler(AddNote)
export class AddNoteHandler implements ICommandHandler<AddNote> {
  constructor(
    private readonly streams: AggregateStreams,
    private readonly access: AttachedAccess,
  ) {}

  async execute({ note, context }: AddNote): Promise<Receipt> {
    const { customerId, text, pinned } = note;
    const customer = await this.access.customerFor(context.principal, 'note.create', customerId);
    // A repeated request must come to the same id, so that it finds its own events.
    const noteId = context.fingerprint === undefined ? newId() : derivedId(context.commandId, 'note');
    const command: NoteCommand = {
      type: 'add',
      noteId,
      customerId,
      customerIsArchived: customer.status === 'archived',
      customerOwnerId: customer.ownerId ?? null,
      ownerId: context.principal.id,
      text: plainText(text),
      pinned: pinned ?? false,
    };
    return this.streams.execute(noteDecider, noteId, command, context, { creates: true });
  }
}

/** What every change of a note has in common: rights first, then the decider, which also knows whether it was removed. */
@Injectable()
export class NoteChanges {
  constructor(
    private readonly streams: AggregateStreams,
    private readonly access: AttachedAccess,
  ) {}

  async execute(action: 'note.change' | 'note.remove', command: NoteCommand, context: CallContext): Promise<Receipt> {
    const { noteId } = command;
    requireRight(context.principal, action);
    const { state } = await this.streams.load(noteDecider, noteId);
    const absent = (): NoteNotFound => new NoteNotFound({ noteId });
    if (state.status === 'absent') throw absent();
    // Who may only read a removed note is told what everybody is told: that there is none.
    const right = { read: state.status === 'removed' ? action : 'note.read', action } as const;
    await this.access.require(context.principal, right, state, absent);
    return this.streams.execute(noteDecider, noteId, command, context);
  }
}

@CommandHandler(EditNote)
export class EditNoteHandler implements ICommandHandler<EditNote> {
  constructor(private readonly changes: NoteChanges) {}

  execute({ noteId, text, context }: EditNote): Promise<Receipt> {
    return this.changes.execute('note.change', { type: 'edit', noteId, text: plainText(text) }, context);
  }
}

@CommandHandler(PinNote)
export class PinNoteHandler implements ICommandHandler<PinNote> {
  constructor(private readonly changes: NoteChanges) {}

  execute({ noteId, pinned, context }: PinNote): Promise<Receipt> {
    return this.changes.execute('note.change', { type: 'pin', noteId, pinned }, context);
  }
}

@CommandHandler(RemoveNote)
export class RemoveNoteHandler implements ICommandHandler<RemoveNote> {
  constructor(private readonly changes: NoteChanges) {}

  execute({ noteId, context }: RemoveNote): Promise<Receipt> {
    return this.changes.execute('note.remove', { type: 'remove', noteId }, context);
  }
}
