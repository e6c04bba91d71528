import { holderOf } from '@crm/access';
import {
  SUBJECT_KINDS,
  type Assignment,
  type RecordKind,
  type RowOf,
  type Subject,
  type SubjectKind,
  type View,
} from '@crm/contracts';
import type { DomainEvent } from '@crm/kernel';
import { collectionOfView, type Document, type Projection, type Recorded, type ViewStorage } from '@crm/read-models';

/** A record that is about another one, and the holder of that one, which only that one itself shows. */
export type RelatedRow<Shown> = Shown &
  Document & { readonly record: string; readonly subjectHolder: string | null; readonly createdBy: string };
/** Remembers the holder of a subject that was reassigned. */
export type HolderRow = Document & { readonly id: string; readonly record: 'holder'; readonly holder: string | null };

export interface RelatedList<V extends View, Event extends DomainEvent> extends ViewStorage {
  readonly view: V & { readonly record: string };
  /** The record whose events are folded. */
  readonly of: Pick<RecordKind, 'category' | 'definitions'>;
  /** Context and view: `notes.list`. */
  readonly name: string;
  readonly version: number;
  /** Returns the subject of a record, and its owner and team at that time, from the event that opens the record. undefined: not an opening event. */
  opening(event: Recorded<Event>): { readonly about: Subject; readonly subjectAssignment: Assignment } | undefined;
  /** Applies an event to a record. undefined: the record does not exist or was removed. */
  fold(known: RowOf<V> | undefined, event: Recorded<Event>): RowOf<V> | undefined;
}

/** The events that give a subject to another owner or team. */
const ASSIGNED: Readonly<Record<string, SubjectKind>> = {
  CustomerAssigned: 'customer',
  LeadAssigned: 'lead',
  OpportunityAssigned: 'opportunity',
};
type Assigned = DomainEvent<string, { readonly to: Assignment }>;

const HIDDEN = {
  record: { path: 'record', type: 'keyword' },
  subjectHolder: { path: 'subjectHolder', type: 'keyword' },
  createdBy: { path: 'createdBy', type: 'keyword' },
} as const;

/** One row per record, with the holder of its subject, and one row per reassigned subject, for records that are added later. */
export function relatedList<V extends View, Event extends DomainEvent>({
  view,
  name,
  version,
  of: { category, definitions },
  opening,
  fold,
  ...storage
}: RelatedList<V, Event>): Projection<RelatedRow<RowOf<V>> | HolderRow, Event | Assigned> {
  type Row = RelatedRow<RowOf<V>>;
  return {
    name,
    version,
    filter: {
      streamPrefixes: [`${category}-`, ...SUBJECT_KINDS.map((kind) => `${kind}-`)],
      types: [...definitions.map(({ type }) => type), ...Object.keys(ASSIGNED)],
    },
    collection: collectionOfView(view, { ...storage, hidden: HIDDEN }),
    key: (event) => (isAssigned(event) ? subjectId(event) : event.stream.slice(category.length + 1)),
    affects: (event) => (isAssigned(event) ? { field: 'aboutId', op: 'eq', value: subjectId(event) } : undefined),
    sees: (event) => (isAssigned(event) ? undefined : opening(event)?.about.id),
    project(row, event, seen) {
      if (isAssigned(event)) return assigned(row, event);
      const known = isRecord(row) ? row : undefined;
      const shown = fold(known, event);
      if (shown === undefined) return undefined;
      if (known !== undefined) return { ...known, ...shown };
      const subjectHolder = seen === undefined || isRecord(seen) ? firstHolder(event) : seen.holder;
      return { ...shown, record: view.record, subjectHolder, createdBy: event.actor.id };
    },
  };

  function isAssigned(event: Recorded<Event> | Recorded<Assigned>): event is Recorded<Assigned> {
    return Object.hasOwn(ASSIGNED, event.type);
  }
  function subjectId({ type, stream }: Recorded<Assigned>): string {
    return stream.slice((ASSIGNED[type]?.length ?? 0) + 1);
  }
  function isRecord(row: Row | HolderRow | undefined): row is Row {
    return row?.record === view.record;
  }
  function firstHolder(event: Recorded<Event>): string | null {
    const opened = opening(event);
    return opened === undefined ? null : holderOf(opened.subjectAssignment);
  }
  function assigned(row: Row | HolderRow | undefined, event: Recorded<Assigned>): Row | HolderRow {
    const holder = holderOf(event.data.to);
    return isRecord(row) ? { ...row, subjectHolder: holder } : { id: subjectId(event), record: 'holder', holder };
  }
}
