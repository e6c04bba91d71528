import { allowedActions, memberFilter, reaches, reachFilter, requireRight, type Ownership } from '@crm/access';
import {
  fieldsOf,
  type RelatedListQuestion,
  type CardOf,
  type ListOf,
  type ListPage,
  type Principal,
} from '@crm/contracts';
import { collectionOf, type Document, type Filter } from '@crm/read-models';
import type { Type } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ReadSide } from './read-side.service.js';
import { answerFacets, parseFacets } from './facets.service.js';
import { isStale, requireFound } from './fitness.service.js';
import { allOf, answerList, type List, type ReadableList } from './list-question.service.js';
import { holdersOf, ownershipOf, publicCollectionOf, type RecordList } from './record-list.service.js';

type Row = Document & Ownership;

/** Returns the list as a principal may read it: all of it, or the records of one customer. */
export function readerOf(records: RecordList): (principal: Principal, customerId?: string) => ReadableList {
  const { view, projection, readWith, owners } = records;
  const list: List = { projection, collection: publicCollectionOf(records), defaultSort: view.defaultSort };
  return (principal, customerId) => {
    if (owners === 'nobody') return { list };
    const reach =
      owners === 'members' ? memberFilter(principal, readWith) : reachFilter(principal, readWith, holdersOf(records));
    // The collection of related records also holds the rows with the owners of customers.
    const ofKind: Filter | undefined = owners === 'related' ? is('record', view.record) : undefined;
    const only = allOf(ofKind, customerId === undefined ? undefined : is('customerId', customerId), reach);
    return { list, ...(only && { only }) };
  };
}

const is = (field: string, value: string): Filter => ({ field, op: 'eq', value });

/** The handlers of the two queries of a list. */
export const recordHandlers = (records: RecordList): Type[] => [listHandler(records), cardHandler(records)];

function listHandler(records: RecordList): Type {
  const { view, readWith, owners } = records;
  const readableBy = readerOf(records);
  const shownTo = showerOf(records);

  @QueryHandler(records.list)
  class ListHandler implements IQueryHandler<ListOf<ListPage<object>, RelatedListQuestion>> {
    constructor(private readonly views: ReadSide) {}

    async execute({ question, context }: ListOf<ListPage<object>, RelatedListQuestion>): Promise<ListPage<object>> {
      const { principal } = context;
      requireRight(principal, readWith);
      const { customerId = null } = question;
      const counted = question.facets === undefined ? undefined : parseFacets(question.facets, view.facets ?? []);
      const readable = readableBy(principal, question.customerId);
      const { list, only } = readable;
      const bound = owners === 'related' ? { customerId } : {};
      const page = await answerList<Row>(this.views, list, question, { ...(only && { only }), bound, context });
      const shown = { ...page, items: page.items.map((row) => shownTo(principal, row)) };
      if (counted === undefined) return shown;
      return { ...shown, facets: await answerFacets(this.views.store, readable, counted, question) };
    }
  }
  return ListHandler;
}

function cardHandler(records: RecordList): Type {
  const { view, projection, readWith, owners, absent, isSelf } = records;
  const shownTo = showerOf(records);
  const mayRead = (principal: Principal, row: Row): boolean =>
    (owners !== 'related' || row['record'] === view.record) &&
    (owners === 'nobody' || reaches(principal, readWith, row));

  @QueryHandler(records.card)
  class CardHandler implements IQueryHandler<CardOf<object>> {
    constructor(private readonly views: ReadSide) {}

    async execute({ id, context }: CardOf<object>): Promise<object> {
      const { principal } = context;
      const self = isSelf?.(principal, id) === true;
      if (!self) requireRight(principal, readWith);
      const stale = await isStale(this.views.progress, projection, context, id);
      const row = await this.views.store.get<Row>(collectionOf(projection), id);
      if (row === undefined || !(self || mayRead(principal, row))) {
        await requireFound(this.views.progress, projection, context, id);
        throw absent(id);
      }
      return { ...shownTo(principal, row), ...(stale && { stale }) };
    }
  }
  return CardHandler;
}

/** Returns the fields of a row that the view declares, and what the principal may do. */
function showerOf({ view, owners }: RecordList): (principal: Principal, row: Row) => object {
  const shown = new Set(['revision', ...fieldsOf(view).map(({ name }) => name)]);
  return (principal, row) => ({
    ...Object.fromEntries(Object.entries(row).filter(([name]) => shown.has(name))),
    allowedActions: allowedActions(principal, view.record, ownershipOf(owners, row)),
  });
}
