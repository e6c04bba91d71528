import type { CustomerEvent, NoteEvent, NoteView } from '@crm/contracts/customers';
import { ERASED, type RecordedEvent } from '@crm/event-store';
import type { Document, Projection } from '@crm/read-models';
import type { OwnerRow } from './interaction-list.projection.js';

/** A note as the API shows it, without what depends on the caller. */
export type ShownNote = Omit<NoteView, 'allowedActions'>;

export type NoteRow = ShownNote &
  Document & { readonly record: 'note'; readonly customerOwnerId: string | null; readonly createdBy: string };

type Noted = RecordedEvent & NoteEvent;
type Assigned = RecordedEvent & Extract<CustomerEvent, { type: 'CustomerAssigned' }>;

/** One row per note that was not removed; and one per customer that was given away, as with interactions. To rebuild, raise `version`. */
export const noteList: Projection<NoteRow | OwnerRow> = {
  name: 'notes.list',
  version: 1,
  filter: {
    streamPrefixes: ['note-', 'customer-'],
    types: ['NoteAdded', 'NoteEdited', 'NotePinned', 'NoteUnpinned', 'NoteRemoved', 'CustomerAssigned'],
  },
  collection: {
    fields: {
      id: { path: 'id', type: 'keyword' },
      customerId: { path: 'customerId', type: 'keyword', many: true },
      pinned: { path: 'pinned', type: 'boolean' },
      ownerId: { path: 'ownerId', type: 'keyword' },
      createdAt: { path: 'createdAt', type: 'keyword' },
      changedAt: { path: 'changedAt', type: 'keyword' },
      editedAt: { path: 'editedAt', type: 'keyword' },
      record: { path: 'record', type: 'keyword' },
      customerOwnerId: { path: 'customerOwnerId', type: 'keyword' },
      createdBy: { path: 'createdBy', type: 'keyword' },
    },
    indexes: [['-createdAt'], ['-pinned', '-createdAt'], ['ownerId', '-createdAt'], ['customerOwnerId', '-createdAt']],
    search: (document) => {
      const row = document as NoteRow | OwnerRow;
      return { words: row.record === 'note' && row.text !== ERASED ? [row.text] : [], codes: [] };
    },
  },
  key: ({ stream }) => stream.slice(stream.indexOf('-') + 1),
  affects: (event) =>
    event.type === 'CustomerAssigned'
      ? { field: 'customerId', op: 'eq', value: (event as Assigned).data.customerId }
      : undefined,
  sees: (event) => (event.type === 'NoteAdded' ? (event as Noted).data.customerId : undefined),
  project: (row, event, seen) => {
    if (event.type === 'CustomerAssigned') return assigned(row, event as Assigned);
    const noted = event as Noted;
    if (noted.type === 'NoteRemoved') return undefined;
    const known = row as NoteRow | undefined;
    const shown = foldNote(known, noted);
    if (shown === undefined) return undefined;
    if (noted.type !== 'NoteAdded') return known && { ...known, ...shown };
    const customerOwnerId = (seen as OwnerRow | undefined)?.ownerId ?? noted.data.customerOwnerId;
    return { ...shown, record: 'note', customerOwnerId, createdBy: noted.actor.id };
  },
};

function assigned(row: NoteRow | OwnerRow | undefined, { data }: Assigned): NoteRow | OwnerRow {
  if (row?.record === 'note') return { ...row, customerOwnerId: data.to };
  return { id: data.customerId, record: 'owner', ownerId: data.to };
}

/** What an event makes of a note, for every view that shows it. Removal is for each to judge. */
export function foldNote(known: ShownNote | undefined, event: Noted): ShownNote | undefined {
  const { revision, recordedAt } = event;
  if (event.type === 'NoteAdded') {
    const { noteId: id, customerId, ownerId, pinned } = event.data;
    const { text }: Partial<typeof event.data> = event.data;
    const times = { createdAt: recordedAt, changedAt: recordedAt, editedAt: null };
    return { id, revision, customerId, text: text ?? ERASED, pinned, ownerId, ...times };
  }
  if (known === undefined) return undefined;
  const changed = { ...known, revision, changedAt: recordedAt };
  if (event.type === 'NoteEdited')
    return { ...changed, text: event.erased ? ERASED : event.data.text, editedAt: recordedAt };
  return event.type === 'NoteRemoved' ? changed : { ...changed, pinned: event.type === 'NotePinned' };
}
