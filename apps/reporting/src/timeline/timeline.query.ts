import { allowedActions, holderOf, levelOf, readableFields, reaches, reachFilter, requireRight } from '@crm/access';
import type { Principal } from '@crm/contracts';
import {
  ShowTimeline,
  utc,
  type TimelineEntryView,
  type TimelinePage,
  type TimelineQuestion,
} from '@crm/contracts/customers';
import { collectionOf, type CollectionSpec, type Filter } from '@crm/read-models';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { CustomerRow } from '../customers/customer-list.projection.js';
import { ReadSide } from '../lists/read-side.service.js';
import { readableCustomer } from '../customers/readable-customer.service.js';
import { allOf, answerList } from '../lists/list-question.service.js';
import { timeline, type TimelineRow } from './timeline.projection.js';

const collection: CollectionSpec = { name: collectionOf(timeline), ...timeline.collection };
/** Newest first; entries of the same moment in reverse order of the log. */
export const timelineOf = { projection: timeline, collection, defaultSort: '-at,-position' };

@QueryHandler(ShowTimeline)
export class ShowTimelineHandler implements IQueryHandler<ShowTimeline> {
  constructor(private readonly views: ReadSide) {}

  async execute({ customerId, question, context }: ShowTimeline): Promise<TimelinePage> {
    const { principal } = context;
    requireRight(principal, 'customer.read');
    const { customer, stale } = await readableCustomer(this.views, context, customerId);
    const { limit, cursor, ...wish } = question;
    const only = allOf(
      { field: 'customerId', op: 'eq', value: customerId },
      entriesVisibleTo(principal, customer),
      ...wished(wish),
    );
    const asked = { ...(limit !== undefined && { limit }), ...(cursor !== undefined && { cursor }) };
    const asking = { ...(only && { only }), bound: { customerId, ...wish }, context };
    const { total: _none, ...page } = await answerList<TimelineRow>(this.views, timelineOf, asked, asking);
    const items = page.items.map((row) => entryOf(principal, customer, row));
    return { ...page, items, stale: page.stale || stale };
  }
}

function wished({ kinds, actor, from, to }: Omit<TimelineQuestion, 'limit' | 'cursor'>): (Filter | undefined)[] {
  return [
    kinds && { field: 'kind', op: 'in', value: kinds },
    actor === undefined ? undefined : { field: 'actor', op: 'eq', value: actor },
    from === undefined ? undefined : { field: 'at', op: 'ge', value: utc(from) },
    to === undefined ? undefined : { field: 'at', op: 'lt', value: utc(to) },
  ];
}

/** A caller who may read the customer may read its changes; for interactions and notes the same rights apply as everywhere. */
export function entriesVisibleTo(principal: Principal, customer: CustomerRow): Filter {
  const customerHolder = holderOf(customer);
  const related = (['interaction', 'note'] as const).flatMap((record): Filter[] => {
    const action = `${record}.read` as const;
    if (levelOf(principal, action) === 'none') return [];
    const ofKind: Filter = { field: 'record', op: 'eq', value: record };
    const own = reaches(principal, action, { customerHolder }) ? undefined : reachFilter(principal, action);
    return [own === undefined ? ofKind : { and: [ofKind, own] }];
  });
  return { or: [{ field: 'record', op: 'eq', value: 'change' }, ...related] };
}

/** Returns the part of an entry that the principal may see. */
export function entryOf(principal: Principal, customer: CustomerRow, row: TimelineRow): TimelineEntryView {
  const { id, kind, type, at, recordedAt, actor, position, reason, changes, interaction, note } = row;
  const fields = readableFields(principal, 'customer');
  const visible = changes.filter(({ field }) => fields.has(field.split('.', 1)[0] as string));
  const owned = interaction && { ownerId: interaction.ownerId, customerHolder: holderOf(customer) };
  return {
    id,
    kind,
    type,
    at,
    recordedAt,
    actor,
    position,
    reason,
    changes: visible,
    interaction: interaction &&
      owned && { ...interaction, allowedActions: allowedActions(principal, 'interaction', owned) },
    note: note && {
      id: note.id,
      text: note.removed === null ? note.text : null,
      pinned: note.pinned,
      editedAt: note.editedAt,
      removed: note.removed,
    },
  };
}
