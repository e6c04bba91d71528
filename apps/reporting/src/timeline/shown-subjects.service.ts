import { holderOf, levelOf, reaches, type Action } from '@crm/access';
import { subjectKey, type CallContext, type Principal, type Subject } from '@crm/contracts';
import { collectionOf, type Document } from '@crm/read-models';
import { isStale } from '../lists/fitness.service.js';
import { leads } from '../leads/lead.query.js';
import type { ListSources } from '../lists/list-question.service.js';
import type { RecordList } from '../lists/record-list.service.js';
import { opportunities } from '../opportunities/opportunity.query.js';
import { readerOf } from '../lists/record-queries.query.js';
import { readableSubject } from './readable-subject.service.js';

/** The records whose entries one timeline shows, by `subjectKey`, each with its holder. */
export type ShownSubjects = ReadonlyMap<string, string | null>;

/** What belongs to a customer and is shown on its timeline too. */
const OF_CUSTOMERS: readonly RecordList[] = [leads, opportunities];
/** The most that a store returns at once. */
const PAGE = 500;

/**
 * The record itself and, for a customer, its leads and opportunities that the caller may read, as the lists have them now. So an entry
 * belongs to as many timelines as it should, without a second row (docs/adr/0052). Throws that the record is not found.
 */
export async function shownSubjects(
  sources: ListSources,
  context: CallContext,
  about: Subject,
): Promise<{ readonly subjects: ShownSubjects; readonly stale: boolean }> {
  const { row, stale } = await readableSubject(sources, context, about);
  const lists = about.kind === 'customer' ? OF_CUSTOMERS : [];
  const late = await Promise.all(lists.map(({ projection }) => isStale(sources.progress, projection, context)));
  const subjects = new Map([[subjectKey(about), holderOf(row)]]);
  for (const records of lists)
    for await (const each of readableOf(sources, context.principal, records, about.id))
      subjects.set(`${records.view.record}:${each.id}`, holderOf(each));
  return { subjects, stale: stale || late.includes(true) };
}

type Row = Document & { readonly id: string; readonly ownerId: string | null; readonly teamId: string | null };

async function* readableOf(
  { store }: ListSources,
  principal: Principal,
  records: RecordList,
  customerId: string,
): AsyncGenerator<Row> {
  if (levelOf(principal, records.readWith) === 'none') return;
  const { only } = readerOf(records)(principal, customerId);
  const question = { ...(only && { filter: only }), sort: [{ field: 'createdAt', descending: true }], limit: PAGE };
  let page = await store.find<Row>(collectionOf(records.projection), question);
  for (;;) {
    yield* page.items;
    if (page.last === undefined) return;
    page = await store.find<Row>(collectionOf(records.projection), { ...question, after: page.last });
  }
}

/** Those of the records whose attached records the principal reaches, because they hold them. */
export const heldOf = (principal: Principal, action: Action, subjects: ShownSubjects): string[] =>
  [...subjects].flatMap(([key, subjectHolder]) => (reaches(principal, action, { subjectHolder }) ? [key] : []));
