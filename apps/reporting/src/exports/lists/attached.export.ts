import { reaches } from '@crm/access';
import type { CallContext } from '@crm/contracts';
import { CustomerNotFound, type TimelineEntry } from '@crm/contracts/customers';
import { customerList, type CustomerRow } from '../../customers/customer-list.projection.js';
import { customerCollection, type CustomerViews } from '../../customers/customer-list.query.js';
import type { InteractionRow } from '../../interactions/interaction-list.projection.js';
import { interactionsFor } from '../../interactions/interaction.query.js';
import type { NoteRow } from '../../interactions/note-list.projection.js';
import { notesFor } from '../../interactions/note.query.js';
import type { TimelineRow } from '../../interactions/timeline.projection.js';
import { entriesVisibleTo, entryOf, timelineOf } from '../../interactions/timeline.query.js';
import { isStale } from '../../paging/freshness.js';
import { allOf } from '../../paging/list-question.js';
import { column, joined, MAIN, type ExportableList, type ExportColumn } from '../exportable-list.js';

/** Throws CustomerNotFound: there is none, or it is not for the caller to read. */
async function readableCustomer(
  { store, progress }: CustomerViews,
  context: CallContext,
  customerId: string,
): Promise<CustomerRow> {
  const { principal } = context;
  await isStale(progress, customerList, context);
  const customer = await store.get<CustomerRow>(customerCollection.name, customerId);
  if (customer === undefined || !reaches(principal, 'customer.read', customer))
    throw new CustomerNotFound({ customerId });
  return customer;
}

const INTERACTIONS: readonly ExportColumn[] = [
  column<InteractionRow>('id', 'Id', ({ id }) => id),
  column<InteractionRow>('customerId', 'Customer id', (row) => row.customerId),
  column<InteractionRow>('type', 'Type', ({ type }) => type, MAIN),
  column<InteractionRow>('direction', 'Direction', ({ direction }) => direction, MAIN),
  column<InteractionRow>('occurredAt', 'Occurred at', ({ occurredAt }) => occurredAt, MAIN),
  column<InteractionRow>('durationSeconds', 'Duration in seconds', (row) => row.durationSeconds),
  column<InteractionRow>('subject', 'Subject', ({ subject }) => subject, MAIN),
  column<InteractionRow>('summary', 'Summary', ({ summary }) => summary, MAIN),
  column<InteractionRow>('outcome', 'Outcome', ({ outcome }) => outcome, MAIN),
  column<InteractionRow>(
    'participants',
    'Participants',
    ({ participants }) =>
      joined(participants.map(({ name, email, phone, userId }) => name ?? email ?? phone ?? userId)),
    MAIN,
  ),
  column<InteractionRow>('status', 'Status', ({ status }) => status),
  column<InteractionRow>('ownerId', 'Owner id', ({ ownerId }) => ownerId),
  column<InteractionRow>('createdAt', 'Created at', ({ createdAt }) => createdAt),
  column<InteractionRow>('changedAt', 'Changed at', ({ changedAt }) => changedAt),
];

export const interactionsExport: ExportableList = {
  name: 'interactions',
  title: 'Interactions',
  readWith: 'interaction.read',
  async open({ context, customerId, views }) {
    if (customerId !== undefined) await readableCustomer(views, context, customerId);
    return { ...interactionsFor(context.principal, customerId), columns: INTERACTIONS };
  },
};

const NOTES: readonly ExportColumn[] = [
  column<NoteRow>('id', 'Id', ({ id }) => id),
  column<NoteRow>('customerId', 'Customer id', (row) => row.customerId),
  column<NoteRow>('text', 'Text', ({ text }) => text, MAIN),
  column<NoteRow>('pinned', 'Pinned', ({ pinned }) => pinned, MAIN),
  column<NoteRow>('ownerId', 'Owner id', ({ ownerId }) => ownerId),
  column<NoteRow>('createdAt', 'Created at', ({ createdAt }) => createdAt, MAIN),
  column<NoteRow>('changedAt', 'Changed at', ({ changedAt }) => changedAt),
  column<NoteRow>('editedAt', 'Edited at', ({ editedAt }) => editedAt),
];

export const notesExport: ExportableList = {
  name: 'notes',
  title: 'Notes',
  readWith: 'note.read',
  async open({ context, customerId, views }) {
    if (customerId !== undefined) await readableCustomer(views, context, customerId);
    return { ...notesFor(context.principal, customerId), columns: NOTES };
  },
};

const asText = (value: unknown): string =>
  value === null || value === undefined ? '–' : typeof value === 'string' ? value : JSON.stringify(value);

const said = ({ reason, changes, interaction, note }: TimelineEntry): string =>
  joined([
    interaction?.subject,
    interaction?.summary,
    note?.text,
    ...changes.map(({ field, from, to }) => `${field}: ${asText(from)} → ${asText(to)}`),
    reason,
  ]);

/** What callers may ask the timeline of one customer by. */
const TIMELINE_FIELDS = ['at', 'kind', 'actor'];

export const timelineExport: ExportableList = {
  name: 'timeline',
  title: 'Timeline',
  readWith: 'customer.read',
  fields: 'customer',
  async open({ context, customerId = '', views }) {
    const { principal } = context;
    const customer = await readableCustomer(views, context, customerId);
    const entry = (name: string, label: string, value: (entry: TimelineEntry) => string, options = {}): ExportColumn =>
      column<TimelineRow>(name, label, (row) => value(entryOf(principal, customer, row)), options);
    const only = allOf({ field: 'customerId', op: 'eq', value: customerId }, entriesVisibleTo(principal, customer));
    const asked = Object.entries(timelineOf.collection.fields).filter(([field]) => TIMELINE_FIELDS.includes(field));
    const { defaultSort: _byPosition, ...list } = timelineOf;
    return {
      list: {
        ...list,
        collection: { ...timelineOf.collection, fields: Object.fromEntries(asked) },
        defaultSort: '-at',
      },
      ...(only && { only }),
      columns: [
        entry('id', 'Id', ({ id }) => id),
        entry('at', 'At', ({ at }) => at, MAIN),
        entry('kind', 'Kind', ({ kind }) => kind, MAIN),
        entry('type', 'Type', ({ type }) => type, MAIN),
        entry('text', 'What', said, MAIN),
        entry('actor', 'Actor', ({ actor }) => `${actor.type}:${actor.id}`),
        entry('recordedAt', 'Recorded at', ({ recordedAt }) => recordedAt),
      ],
    };
  },
};
