import { HELD, hasFieldLists, OWNED, readableFields, RELATED, type Action, type Ownership } from '@crm/access';
import {
  filtersOf,
  type RelatedListQuestion,
  type CardOf,
  type ListOf,
  type ListPage,
  type Principal,
  type ShownOf,
  type View,
} from '@crm/contracts';
import type { DomainError } from '@crm/kernel';
import { collectionOf, type CollectionSpec, type Document, type Projection } from '@crm/read-models';

/** Who owns records: nobody (a caller who may read any may read all), their owner or without one their team, their owner and the customer's holder, or their members. */
export type Owners = 'nobody' | 'owner' | 'related' | 'members';

/** A view whose rows are records. */
export interface RecordView {
  readonly view: { readonly record: string };
  readonly projection: Projection;
  readonly owners: Owners;
}

/** A list and the card of its records: its queries, its export and the owners of its records follow from it. */
export interface RecordList<V extends View = View> extends RecordView {
  readonly view: V & { readonly record: string };
  readonly list: new (question: RelatedListQuestion) => ListOf<ListPage<ShownOf<V>>, RelatedListQuestion>;
  readonly card: new (id: string) => CardOf<ShownOf<V>>;
  readonly readWith: Action;
  /** The refusal if the record does not exist, was removed, or may not be read by the caller: all look the same. */
  absent(id: string): DomainError<object>;
  /** Fields of the view that are not stored, because they depend on the time of the answer. */
  computed?(row: Document): object;
  /** Whether the record is the principal itself, which may always be read. */
  isSelf?(principal: Principal, id: string): boolean;
}

export const isRecordView = (view: object): view is RecordView => 'owners' in view;
export const isRecordList = (view: object): view is RecordList => 'list' in view;

/** Returns whether the principal may see a field of such records. Kinds without field lists are visible as a whole. */
export function seesField(kind: string, principal: Principal): (field: string) => boolean {
  if (!hasFieldLists(kind)) return () => true;
  const visible = readableFields(principal, kind);
  return (field) => visible.has(field);
}

/** Keeps what depends on nothing but the fields that the principal may see: it is needed for each row. */
export function perFields<Made>(kind: string, make: (principal: Principal) => Made): (principal: Principal) => Made {
  const made = new WeakMap<object, Made>();
  return (principal) => {
    const visible = hasFieldLists(kind) ? readableFields(principal, kind) : ALL;
    const known = made.get(visible) ?? make(principal);
    made.set(visible, known);
    return known;
  };
}
const ALL = {};

/** Returns the collection as a caller may query it: fields that only rights use are left out, and those that the caller may not see. */
export function publicCollectionOf(
  { view, projection }: Pick<RecordList, 'view' | 'projection'>,
  principal: Principal,
): CollectionSpec {
  const sees = seesField(view.record, principal);
  const asked = new Set(filtersOf(view).flatMap(({ name, of }) => (sees(of) ? [name] : [])));
  const fields = Object.entries(projection.collection.fields).filter(([name]) => asked.has(name));
  return { name: collectionOf(projection), ...projection.collection, fields: Object.fromEntries(fields) };
}

/** The fields of a row that say who has its record, for `reachFilter`. */
export function holdersOf({ owners, projection }: Pick<RecordView, 'owners' | 'projection'>): readonly string[] {
  if (owners === 'related') return RELATED;
  return 'holder' in projection.collection.fields ? HELD : OWNED;
}

/** Returns who owns the record of a row. */
export function ownershipOf(owners: Owners, row: Document & Ownership): Ownership {
  if (owners === 'nobody') return {};
  if (owners === 'members') return { memberIds: row.memberIds ?? [] };
  const { ownerId, teamId, customerId, subjectHolder, createdBy, createdAt } = row;
  const more = owners === 'related' ? { subjectHolder } : { teamId, customerId };
  return { ownerId, ...more, createdBy, createdAt };
}
