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
import { LeadIsArchived, LeadNotFound, OpportunityIsArchived, OpportunityNotFound } from '@crm/contracts/sales';
import { questionOf } from '../http-contract/list-query.dto.js';
import { Changes, Creates, Does, Lists, Removes, Shows } from '../http-contract/routes.decorator.js';
import { ApiTag } from '../openapi/tags.openapi.js';
import { NotePath, NotesQuery } from './notes.dto.js';

const note = { name: 'note', type: NoteView, of: (id: string) => new GetNote(id), absent: NoteNotFound };

const ABSENT = [CustomerNotFound, LeadNotFound, OpportunityNotFound];
const ARCHIVED = [CustomerIsArchived, LeadIsArchived, OpportunityIsArchived];

@ApiTag('notes', 'Notes of colleagues about customers, leads and opportunities.')
@Controller('notes')
export class NotesController {
  @Creates('/', 'note.create', {
    summary: 'Add a note to a customer, a lead or an opportunity',
    description:
      'The note belongs to the caller. The caller must be allowed to read the record that it is about, and that must not be archived.',
    shows: note,
    refuses: [...ABSENT, ...ARCHIVED],
  })
  addNote(@Body() note: NoteInput) {
    return new AddNote({ note });
  }

  @Lists('/', 'note.read', {
    summary: 'List, search and filter notes; pinned ones first',
    description:
      'Returns notes that the caller or a colleague wrote, and notes about records of the caller or a colleague, as far as the caller’s role allows.',
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
    description: 'The previous text stays in the log. A request without any change records nothing.',
    shows: note,
  })
  editNote(@Param() { noteId }: NotePath, @Body() { text }: NoteChangeInput) {
    return new EditNote({ noteId, text });
  }

  @Does('/:noteId/pin', 'note.change', { summary: 'Pin a note above the others', shows: note })
  pinNote(@Param() { noteId }: NotePath) {
    return new PinNote({ noteId, pinned: true });
  }

  @Does('/:noteId/unpin', 'note.change', { summary: 'Unpin a note', shows: note })
  unpinNote(@Param() { noteId }: NotePath) {
    return new PinNote({ noteId, pinned: false });
  }

  @Removes('/:noteId', 'note.remove', {
    summary: 'Remove a note',
    description:
      'The note disappears from lists and cards. The timeline shows that there was a note, and who removed it.',
    refuses: [NoteNotFound],
  })
  removeNote(@Param() { noteId }: NotePath) {
    return new RemoveNote({ noteId });
  }
}
