import type {
  FieldChangeView,
  InteractionEvent,
  NoteEvent,
  ShownInteraction,
  ShownNote,
  TimelineActorView,
  TimelineKind,
  TimelineRemovalView,
} from '@crm/contracts/customers';
import { eventOfType } from '@crm/contracts/records';
import type { RecordedEvent } from '@crm/event-store';
import type { Document, Projection, Recorded } from '@crm/read-models';
import { changesOf, reasonOf } from '../audit/field-changes.projection.js';
import { foldInteraction } from '../interactions/interaction-list.projection.js';
import { foldNote } from '../notes/note-list.projection.js';

export type TimelineRow = Document & {
  readonly id: string;
  readonly customerId: string;
  readonly record: 'change' | 'interaction' | 'note';
  readonly kind: TimelineKind;
  readonly type: string;
  readonly at: string;
  readonly recordedAt: string;
  readonly actor: TimelineActorView;
  readonly position: string;
  readonly reason: string | null;
  readonly changes: readonly FieldChangeView[];
  readonly interaction: ShownInteraction | null;
  readonly note: (ShownNote & { readonly removed: TimelineRemovalView | null }) | null;
};

const CUSTOMER = 'customer-';

/**
 * One row per fact about a customer, per interaction and per note, removed ones included. A customer's events are shown by a rule that
 * needs no list of types, so new types are on the timeline from the first day. To rebuild, raise `version`.
 */
export const timeline: Projection<TimelineRow> = {
  name: 'customers.timeline',
  version: 2,
  filter: { streamPrefixes: [CUSTOMER, 'interaction-', 'note-'] },
  collection: {
    fields: {
      customerId: { path: 'customerId', type: 'keyword' },
      at: { path: 'at', type: 'keyword' },
      position: { path: 'position', type: 'keyword' },
      record: { path: 'record', type: 'keyword' },
      kind: { path: 'kind', type: 'keyword' },
      actor: { path: 'actor.id', type: 'keyword' },
      ownerId: { path: 'actor.id', type: 'keyword' },
      createdBy: { path: 'actor.id', type: 'keyword' },
      createdAt: { path: 'recordedAt', type: 'keyword' },
    },
    indexes: [['customerId', '-at', '-position']],
  },
  // Each row depends on one stream, so an entry that cannot be shown must not hold up the history of all customers.
  onPoison: 'park',
  key: ({ stream, id }) => (stream.startsWith(CUSTOMER) ? id : stream.slice(stream.indexOf('-') + 1)),
  project(row, event) {
    if (isOfNote(event)) return note(row, event);
    return isOfInteraction(event) ? interaction(row, event) : change(event);
  },
};

const isOfNote = (event: Recorded): event is Recorded<NoteEvent> => event.stream.startsWith('note-');
const isOfInteraction = (event: Recorded): event is Recorded<InteractionEvent> =>
  event.stream.startsWith('interaction-');

function change(event: RecordedEvent): TimelineRow {
  const kind = event.type.startsWith('Consent') ? 'consent' : 'change';
  return {
    ...opened(event, { id: event.id, customerId: event.stream.slice(CUSTOMER.length), record: 'change', kind }),
    reason: reasonOf(event),
    // For a type of a later release it is not known who may see its values.
    changes: eventOfType(event.type) === undefined ? [] : changesOf(event),
  };
}

function interaction(row: TimelineRow | undefined, event: Recorded<InteractionEvent>): TimelineRow | undefined {
  const shown = foldInteraction(row?.interaction ?? undefined, event);
  if (shown === undefined) return undefined;
  const { id, customerId, type: kind, occurredAt: at } = shown;
  return { ...(row ?? opened(event, { id, customerId, record: 'interaction', kind })), kind, at, interaction: shown };
}

function note(row: TimelineRow | undefined, event: Recorded<NoteEvent>): TimelineRow | undefined {
  const shown = foldNote(row?.note ?? undefined, event);
  if (shown === undefined) return undefined;
  const { id, customerId } = shown;
  const isRemoved = event.type === 'NoteRemoved';
  const removed = isRemoved ? { at: event.recordedAt, by: event.actor.id } : null;
  return {
    ...(row ?? opened(event, { id, customerId, record: 'note', kind: 'note' })),
    note: { ...shown, ...(isRemoved && { text: '' }), removed },
  };
}

type Opening = Pick<TimelineRow, 'id' | 'customerId' | 'record' | 'kind'>;

function opened({ type, occurredAt, recordedAt, actor, position }: RecordedEvent, opening: Opening): TimelineRow {
  return {
    ...opening,
    type,
    at: occurredAt,
    recordedAt,
    actor: { type: actor.type, id: actor.id },
    position,
    reason: null,
    changes: [],
    interaction: null,
    note: null,
  };
}
