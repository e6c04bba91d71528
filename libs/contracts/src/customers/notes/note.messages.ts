import { command } from '../../command.js';
import type { NoteInput } from './note.inputs.js';

export class AddNote extends command<{ note: NoteInput }>() {}
export class EditNote extends command<{ noteId: string; text: string }>() {}
export class PinNote extends command<{ noteId: string; pinned: boolean }>() {}
export class RemoveNote extends command<{ noteId: string }>() {}
