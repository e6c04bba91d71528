import { SUBJECT_KINDS, subjectKey, type Subject } from '@crm/contracts';
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
  readonly about: Subject;
  /** One word for `about`. */
  readonly subject: string;
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

/**
 * One row per fact about a customer, a lead or an opportunity, per interaction and per note, removed ones included. The events of these
 * records are shown by a rule that needs no list of types, so new types are on the timeline from the first day. A row belongs to one
 * record; which records a timeline shows is decided when it is read (docs/adr/0052). To rebuild, raise `version`.
 */
export const timeline: Projection<TimelineRow> = {
  name: 'customers.timeline',
  version: 3,
  filter: { streamPrefixes: [...SUBJECT_KINDS.map((kind) => `${kind}-`), 'interaction-', 'note-'] },
  collection: {
    fields: {
      subject: { path: 'subject', type: 'keyword' },
      at: { path: 'at', type: 'keyword' },
      position: { path: 'position', type: 'keyword' },
      record: { path: 'record', type: 'keyword' },
      kind: { path: 'kind', type: 'keyword' },
      actor: { path: 'actor.id', type: 'keyword' },
      ownerId: { path: 'actor.id', type: 'keyword' },
      createdBy: { path: 'actor.id', type: 'keyword' },
      createdAt: { path: 'recordedAt', type: 'keyword' },
    },
    indexes: [['subject', '-at', '-position']],
  },
  // Each row depends on one stream, so an entry that cannot be shown must not hold up the history of all others.
  onPoison: 'park',
  key: (event) =>
    isOfNote(event) || isOfInteraction(event) ? event.stream.slice(event.stream.indexOf('-') + 1) : event.id,
  project(row, event) {
    if (isOfNote(event)) return note(row, event);
    if (isOfInteraction(event)) return interaction(row, event);
    const about = subjectOfStream(event);
    return about && change(event, about);
  },
};

const isOfNote = (event: Recorded): event is Recorded<NoteEvent> => event.stream.startsWith('note-');
const isOfInteraction = (event: Recorded): event is Recorded<InteractionEvent> =>
  event.stream.startsWith('interaction-');

function subjectOfStream({ stream }: Recorded): Subject | undefined {
  const kind = SUBJECT_KINDS.find((each) => stream.startsWith(`${each}-`));
  return kind && { kind, id: stream.slice(kind.length + 1) };
}

function change(event: RecordedEvent, about: Subject): TimelineRow {
  const kind = event.type.startsWith('Consent') ? 'consent' : 'change';
  return {
    ...opened(event, { id: event.id, about, record: 'change', kind }),
    reason: reasonOf(event),
    // For a type of a later release it is not known who may see its values.
    changes: eventOfType(event.type) === undefined ? [] : changesOf(event),
  };
}

function interaction(row: TimelineRow | undefined, event: Recorded<InteractionEvent>): TimelineRow | undefined {
  const shown = foldInteraction(row?.interaction ?? undefined, event);
  if (shown === undefined) return undefined;
  const { id, about, type: kind, occurredAt: at } = shown;
  return { ...(row ?? opened(event, { id, about, record: 'interaction', kind })), kind, at, interaction: shown };
}

function note(row: TimelineRow | undefined, event: Recorded<NoteEvent>): TimelineRow | undefined {
  const shown = foldNote(row?.note ?? undefined, event);
  if (shown === undefined) return undefined;
  const { id, about } = shown;
  const isRemoved = event.type === 'NoteRemoved';
  const removed = isRemoved ? { at: event.recordedAt, by: event.actor.id } : null;
  return {
    ...(row ?? opened(event, { id, about, record: 'note', kind: 'note' })),
    note: { ...shown, ...(isRemoved && { text: '' }), removed },
  };
}

type Opening = Pick<TimelineRow, 'id' | 'about' | 'record' | 'kind'>;

function opened({ type, occurredAt, recordedAt, actor, position }: RecordedEvent, opening: Opening): TimelineRow {
  return {
    ...opening,
    subject: subjectKey(opening.about),
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
