import { Message, type Receipt } from '../call-context.js';
import type { NoteInput } from './note.inputs.js';

export class AddNote extends Message<Receipt> {
  constructor(readonly note: NoteInput) {
    super();
  }
}
export class EditNote extends Message<Receipt> {
  constructor(
    readonly noteId: string,
    readonly text: string,
  ) {
    super();
  }
}
export class PinNote extends Message<Receipt> {
  constructor(
    readonly noteId: string,
    readonly pinned: boolean,
  ) {
    super();
  }
}
export class RemoveNote extends Message<Receipt> {
  constructor(readonly noteId: string) {
    super();
  }
}
