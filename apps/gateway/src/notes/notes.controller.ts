import { Body, Controller, Param, Query } from '@nestjs/common';
import {
  AddNote,
  CustomerIsArchived,
  CustomerNotFound,
  EditNote,
  GetNote,
  ListNotes,
  NoteInput,
  NoteChangeInput,
  NoteNotFound,
  NotePage,
  NoteView,
  PinNote,
  RemoveNote,
} from '@crm/contracts/customers';
import { questionOf } from '../http-contract/list-query.dto.js';
import { Changes, Creates, Does, Lists, Removes, Shows } from '../http-contract/routes.decorator.js';
import { ApiTag } from '../openapi/tags.openapi.js';
import { NotePath, NotesQuery } from './notes.dto.js';

const note = { name: 'note', type: NoteView, of: (id: string) => new GetNote(id), absent: NoteNotFound };

@ApiTag('notes', 'What colleagues write down about a customer.')
@Controller('notes')
export class NotesController {
  @Creates('/', 'note.create', {
    summary: 'Note something about a customer',
    description:
      'It belongs to whoever writes it. The customer must be one the caller may read, and not archived (`customers.archived`).',
    shows: note,
    refuses: [CustomerNotFound, CustomerIsArchived],
  })
  addNote(@Body() note: NoteInput) {
    return new AddNote({ note });
  }

  @Lists('/', 'note.read', {
    summary: 'List, search and filter notes; pinned ones first',
    description:
      'Those the caller wrote or answers for, or whose writer or customer belongs to a colleague, as far as the caller’s role reaches.',
    shows: NotePage,
  })
  listNotes(@Query() query: NotesQuery) {
    return new ListNotes(questionOf(query));
  }

  @Shows('/:noteId', 'note.read', { summary: 'Show one note', shows: note })
  getNote(@Param() { noteId }: NotePath) {
    return new GetNote(noteId);
  }

  @Changes('/:noteId', 'note.change', {
    summary: 'Change the text of a note',
    description: 'What it said before stays in the log. Without any difference nothing is recorded.',
    shows: note,
  })
  editNote(@Param() { noteId }: NotePath, @Body() { text }: NoteChangeInput) {
    return new EditNote({ noteId, text });
  }

  @Does('/:noteId/pin', 'note.change', { summary: 'Put a note above the others', shows: note })
  pinNote(@Param() { noteId }: NotePath) {
    return new PinNote({ noteId, pinned: true });
  }

  @Does('/:noteId/unpin', 'note.change', { summary: 'Put a note among the others again', shows: note })
  unpinNote(@Param() { noteId }: NotePath) {
    return new PinNote({ noteId, pinned: false });
  }

  @Removes('/:noteId', 'note.remove', {
    summary: 'Remove a note',
    description: 'It is gone from lists and cards. The timeline says that there was one, and who removed it.',
    refuses: [NoteNotFound],
  })
  removeNote(@Param() { noteId }: NotePath) {
    return new RemoveNote({ noteId });
  }
}
