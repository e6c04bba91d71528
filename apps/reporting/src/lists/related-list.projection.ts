import { holderOf } from '@crm/access';
import type { RecordKind, RowOf, View } from '@crm/contracts';
import type { CustomerEvent } from '@crm/contracts/customers';
import type { DomainEvent } from '@crm/kernel';
import { collectionOfView, type Document, type Projection, type Recorded, type ViewStorage } from '@crm/read-models';

/** A record of a customer, and the holder of that customer, which only the customer itself shows. */
export type RelatedRow<Shown> = Shown &
  Document & { readonly record: string; readonly customerHolder: string | null; readonly createdBy: string };
/** Remembers the holder of a customer that was reassigned. */
export type HolderRow = Document & { readonly id: string; readonly record: 'holder'; readonly holder: string | null };

export interface RelatedList<V extends View, Event extends DomainEvent> extends ViewStorage {
  readonly view: V & { readonly record: string };
  /** The record whose events are folded. */
  readonly of: Pick<RecordKind, 'category' | 'definitions'>;
  /** Context and view: `notes.list`. */
  readonly name: string;
  readonly version: number;
  /**
   * Returns the customer of a record, and the owner of the customer at that time, from the event that opens the record. undefined: not an
   * opening event.
   */
  opening(event: Recorded<Event>): { readonly customerId: string; readonly customerOwnerId: string | null } | undefined;
  /** Applies an event to a record. undefined: the record does not exist or was removed. */
  fold(known: RowOf<V> | undefined, event: Recorded<Event>): RowOf<V> | undefined;
}

type Assigned = Extract<CustomerEvent, { type: 'CustomerAssigned' }>;
const ASSIGNED: Assigned['type'] = 'CustomerAssigned';

const HIDDEN = {
  record: { path: 'record', type: 'keyword' },
  customerHolder: { path: 'customerHolder', type: 'keyword' },
  createdBy: { path: 'createdBy', type: 'keyword' },
} as const;

/** One row per record, with the holder of its customer, and one row per reassigned customer, for records that are added later. */
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
      streamPrefixes: [`${category}-`, 'customer-'],
      types: [...definitions.map(({ type }) => type), ASSIGNED],
    },
    collection: collectionOfView(view, { ...storage, hidden: HIDDEN }),
    key: (event) => (isAssigned(event) ? event.data.customerId : event.stream.slice(category.length + 1)),
    affects: (event) =>
      isAssigned(event) ? { field: 'customerId', op: 'eq', value: event.data.customerId } : undefined,
    sees: (event) => (isAssigned(event) ? undefined : opening(event)?.customerId),
    project(row, event, seen) {
      if (isAssigned(event)) return assigned(row, event);
      const known = isRecord(row) ? row : undefined;
      const shown = fold(known, event);
      if (shown === undefined) return undefined;
      if (known !== undefined) return { ...known, ...shown };
      const customerHolder =
        seen === undefined || isRecord(seen) ? (opening(event)?.customerOwnerId ?? null) : seen.holder;
      return { ...shown, record: view.record, customerHolder, createdBy: event.actor.id };
    },
  };

  function isAssigned(event: Recorded<Event> | Recorded<Assigned>): event is Recorded<Assigned> {
    return event.type === ASSIGNED;
  }
  function isRecord(row: Row | HolderRow | undefined): row is Row {
    return row?.record === view.record;
  }
  function assigned(row: Row | HolderRow | undefined, { data }: Recorded<Assigned>): Row | HolderRow {
    const holder = holderOf(data.to);
    return isRecord(row) ? { ...row, customerHolder: holder } : { id: data.customerId, record: 'holder', holder };
  }
}
