import {
  allowedActions,
  hasFieldLists,
  levelOf,
  readableFields,
  reachFilter,
  requireRight,
  seesWholly,
} from '@crm/access';
import type { Principal, SubjectKind } from '@crm/contracts';
import {
  ShowTimeline,
  utc,
  type TimelineEntryView,
  type TimelinePage,
  type TimelineQuestion,
} from '@crm/contracts/customers';
import { collectionOf, type CollectionSpec, type Filter } from '@crm/read-models';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ReadSide } from '../lists/read-side.service.js';
import { allOf, answerList } from '../lists/list-question.service.js';
import { readingOf } from './readable-subject.service.js';
import { heldOf, shownSubjects, type ShownSubjects } from './shown-subjects.service.js';
import { timeline, type TimelineRow } from './timeline.projection.js';

const collection: CollectionSpec = { name: collectionOf(timeline), ...timeline.collection };
/** Newest first; entries of the same moment in reverse order of the log. */
export const timelineOf = { projection: timeline, collection, defaultSort: '-at,-position' };

@QueryHandler(ShowTimeline)
export class ShowTimelineHandler implements IQueryHandler<ShowTimeline> {
  constructor(private readonly views: ReadSide) {}

  async execute({ about, question, context }: ShowTimeline): Promise<TimelinePage> {
    const { principal } = context;
    requireRight(principal, readingOf(about.kind));
    const { subjects, stale } = await shownSubjects(this.views, context, about);
    const { limit, cursor, ...wish } = question;
    const only = allOf(entriesVisibleTo(principal, subjects), ...wished(wish));
    const asked = { ...(limit !== undefined && { limit }), ...(cursor !== undefined && { cursor }) };
    const asking = { ...(only && { only }), bound: { about, ...wish }, context };
    const { total: _none, ...page } = await answerList<TimelineRow>(this.views, timelineOf, asked, asking);
    const items = page.items.map((row) => entryOf(principal, subjects, row));
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

/** A caller who may read a record may read its changes; for interactions and notes the same rights apply as everywhere. */
export function entriesVisibleTo(principal: Principal, subjects: ShownSubjects): Filter {
  const keys = [...subjects.keys()];
  const attached = (['interaction', 'note'] as const).flatMap((record): Filter[] => {
    const action = `${record}.read` as const;
    if (levelOf(principal, action) === 'none') return [];
    const ofKind: Filter = { field: 'record', op: 'eq', value: record };
    const held = heldOf(principal, action, subjects);
    if (held.length === keys.length) return [ofKind];
    const own = reachFilter(principal, action);
    return [{ and: [ofKind, { or: [of(held), ...(own === undefined ? [] : [own])] }] }];
  });
  return { and: [of(keys), { or: [{ field: 'record', op: 'eq', value: 'change' }, ...attached] }] };
}

/** One record is read in the order of the index. */
const of = (keys: readonly string[]): Filter =>
  keys.length === 1
    ? { field: 'subject', op: 'eq', value: keys[0] as string }
    : { field: 'subject', op: 'in', value: keys };

/** Returns the part of an entry that the principal may see. */
export function entryOf(principal: Principal, subjects: ShownSubjects, row: TimelineRow): TimelineEntryView {
  const { id, about, kind, type, at, recordedAt, actor, position, reason, changes, interaction, note } = row;
  const fields = hasFieldLists(about.kind) ? readableFields(principal, about.kind) : undefined;
  const owned = interaction && { ownerId: interaction.ownerId, subjectHolder: subjects.get(row.subject) ?? null };
  return {
    id,
    about,
    kind,
    type,
    at,
    recordedAt,
    actor,
    position,
    reason: about.kind === 'customer' || seesAll(about.kind, principal) ? reason : null,
    changes: changes.filter(({ field }) => fields?.has(field.split('.', 1)[0] as string) !== false),
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

/** A reason is no field that a list could name. */
const seesAll = (kind: SubjectKind, principal: Principal): boolean =>
  !hasFieldLists(kind) || seesWholly(principal, kind);
