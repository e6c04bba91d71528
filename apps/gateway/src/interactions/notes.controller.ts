import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import { Forbidden } from '@crm/access';
import type { CallContext } from '@crm/contracts';
import {
  AddNote,
  EditNote,
  GetNote,
  ListNotes,
  NewNote,
  NoteChange,
  NoteView,
  NotePage,
  PinNote,
  RemoveNote,
} from '@crm/contracts/customers';
import { ServiceClient } from '@crm/messaging';
import type { FastifyReply } from 'fastify';
import { Requires } from '../auth/policy.js';
import { Answers } from '../manners/answers.js';
import { Caller, Reply } from '../manners/caller.js';
import { requireIfMatch } from '../manners/if-match.js';
import { ApiIfMatch, ApiNotModified, ApiProblems, ApiReceipt } from '../openapi/documentation.js';
import { questionOf } from '../manners/list-query.js';
import { ApiTag } from '../openapi/tags.js';
import { NotePath, NotesQuery } from './interactions.dto.js';

@ApiTag('notes', 'What colleagues write down about a customer.')
@Controller('notes')
export class NotesController {
  constructor(
    private readonly services: ServiceClient,
    private readonly answers: Answers,
  ) {}

  @Post()
  @Requires('note.create')
  @ApiOperation({
    operationId: 'addNote',
    summary: 'Note something about a customer',
    description:
      'It belongs to whoever writes it. The customer must be one the caller may read, and not archived (`customers.archived`).',
  })
  @ApiReceipt({ created: true, shows: NoteView })
  @ApiProblems(404, 409, 422)
  async add(@Body() body: NewNote, @Caller() caller: CallContext, @Reply() reply: FastifyReply): Promise<unknown> {
    const receipt = await this.services.command(new AddNote(body), caller);
    return this.answers.created(reply, caller, receipt, `/api/v1/notes/${receipt.id}`, this.show(receipt.id));
  }

  @Get()
  @Requires('note.read')
  @ApiOperation({
    operationId: 'listNotes',
    summary: 'List, search and filter notes; pinned ones first',
    description:
      'Those the caller wrote or answers for, or whose writer or customer belongs to a colleague, as far as the caller’s role reaches.',
  })
  @ApiResponse({ status: 200, description: 'A page. Without `next` it is the last one.', type: NotePage })
  @ApiNotModified()
  async list(
    @Query() query: NotesQuery,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    return this.answers.listed(reply, await this.services.query(new ListNotes(questionOf(query)), caller));
  }

  @Get(':noteId')
  @Requires('note.read')
  @ApiOperation({ operationId: 'getNote', summary: 'Show one note' })
  @ApiResponse({ status: 200, description: 'The note.', type: NoteView })
  @ApiNotModified()
  @ApiProblems(404)
  async get(
    @Param() { noteId }: NotePath,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    return this.answers.shown(reply, await this.show(noteId)(caller));
  }

  @Patch(':noteId')
  @Requires('note.change')
  @ApiOperation({
    operationId: 'editNote',
    summary: 'Change the text of a note',
    description: 'What it said before stays in the log. Without any difference nothing is recorded.',
  })
  @ApiIfMatch()
  @ApiReceipt({ shows: NoteView })
  @ApiProblems(404, 422)
  async edit(
    @Param() { noteId }: NotePath,
    @Body() body: NoteChange,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    await this.requireIfMatch(noteId, 'change', caller);
    const receipt = await this.services.command(new EditNote(noteId, body.text), caller);
    return this.answers.changed(reply, caller, receipt, this.show(noteId));
  }

  @Post(':noteId/pin')
  @HttpCode(200)
  @Requires('note.change')
  @ApiOperation({ operationId: 'pinNote', summary: 'Put a note above the others' })
  @ApiReceipt({ shows: NoteView })
  @ApiProblems(404, 422)
  pin(@Param() { noteId }: NotePath, @Caller() caller: CallContext, @Reply() reply: FastifyReply): Promise<unknown> {
    return this.setPinned(noteId, true, caller, reply);
  }

  @Post(':noteId/unpin')
  @HttpCode(200)
  @Requires('note.change')
  @ApiOperation({ operationId: 'unpinNote', summary: 'Put a note among the others again' })
  @ApiReceipt({ shows: NoteView })
  @ApiProblems(404, 422)
  unpin(@Param() { noteId }: NotePath, @Caller() caller: CallContext, @Reply() reply: FastifyReply): Promise<unknown> {
    return this.setPinned(noteId, false, caller, reply);
  }

  @Delete(':noteId')
  @Requires('note.remove')
  @ApiOperation({
    operationId: 'removeNote',
    summary: 'Remove a note',
    description: 'It is gone from lists and cards. The timeline says that there was one, and who removed it.',
  })
  @ApiIfMatch()
  @ApiReceipt()
  @ApiProblems(404, 422)
  async remove(
    @Param() { noteId }: NotePath,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    await this.requireIfMatch(noteId, 'remove', caller);
    return this.answers.changed(reply, caller, await this.services.command(new RemoveNote(noteId), caller));
  }

  private async setPinned(noteId: string, pinned: boolean, caller: CallContext, reply: FastifyReply): Promise<unknown> {
    const receipt = await this.services.command(new PinNote(noteId, pinned), caller);
    return this.answers.changed(reply, caller, receipt, this.show(noteId));
  }

  /** What the caller may not see (404) or not do (403) is told before what the request lacks (428). */
  private async requireIfMatch(noteId: string, action: 'change' | 'remove', caller: CallContext): Promise<void> {
    if (caller.ifMatch === undefined) {
      const { allowedActions } = await this.show(noteId)(caller);
      if (!allowedActions.includes(action)) throw new Forbidden({ action: `note.${action}` });
    }
    requireIfMatch(caller);
  }

  private show(noteId: string): (context: CallContext) => Promise<NoteView> {
    return (context) => this.services.query(new GetNote(noteId), context);
  }
}
