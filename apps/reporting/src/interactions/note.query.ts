import { allowedActions, ATTACHED, reaches, reachFilter, requireRight } from '@crm/access';
import type { Principal } from '@crm/contracts';
import { GetNote, ListNotes, type NotePage, type NoteView, NoteNotFound } from '@crm/contracts/customers';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { CustomerViews } from '../customers/customer-list.query.js';
import { isStale } from '../paging/freshness.js';
import { allOf, answerList, type ReadableList } from '../paging/list-question.js';
import { hangingOn, publicCollection } from './attached-lists.js';
import type { OwnerRow } from './interaction-list.projection.js';
import { noteList, type NoteRow } from './note-list.projection.js';

const collection = publicCollection(noteList);
const list = { projection: noteList, collection, defaultSort: '-pinned,-createdAt' };

/** The list as the principal may read it, all of it or what hangs on one customer. */
export function notesFor(principal: Principal, customerId: string | undefined): ReadableList {
  const only = allOf(hangingOn('note', customerId), reachFilter(principal, 'note.read', ATTACHED));
  return { list, ...(only && { only }) };
}

@QueryHandler(ListNotes)
export class ListNotesHandler implements IQueryHandler<ListNotes> {
  constructor(private readonly views: CustomerViews) {}

  async execute({ question, context }: ListNotes): Promise<NotePage> {
    const { principal } = context;
    requireRight(principal, 'note.read');
    const { customerId } = question;
    const { list, only } = notesFor(principal, customerId);
    const asking = { ...(only && { only }), bound: { customerId: customerId ?? null }, context };
    const page = await answerList<NoteRow>(this.views, list, question, asking);
    return { ...page, items: page.items.map((row) => shown(principal, row)) };
  }
}

@QueryHandler(GetNote)
export class GetNoteHandler implements IQueryHandler<GetNote> {
  constructor(private readonly views: CustomerViews) {}

  async execute({ noteId, context }: GetNote): Promise<NoteView & { readonly stale?: true }> {
    const { principal } = context;
    requireRight(principal, 'note.read');
    const stale = await isStale(this.views.progress, noteList, context);
    const row = await this.views.store.get<NoteRow | OwnerRow>(collection.name, noteId);
    if (row?.record !== 'note' || !reaches(principal, 'note.read', row)) throw new NoteNotFound({ noteId });
    return { ...shown(principal, row), ...(stale && { stale }) };
  }
}

/** Who answers for the customer now is for the customer to tell. */
function shown(principal: Principal, row: NoteRow): NoteView {
  const { record: _record, customerOwnerId: _owner, createdBy: _by, ...note } = row;
  return { ...(note as unknown as NoteView), allowedActions: allowedActions(principal, 'note', row) };
}
