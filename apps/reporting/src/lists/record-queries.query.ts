import { allowedActions, memberFilter, reaches, reachFilter, requireRight, type Ownership } from '@crm/access';
import {
  fieldsOf,
  type RelatedListQuestion,
  type CardOf,
  type ListOf,
  type ListPage,
  type Principal,
} from '@crm/contracts';
import { collectionOf, InvalidQuery, type Document, type Filter } from '@crm/read-models';
import type { Type } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ReadSide } from './read-side.service.js';
import { answerFacets, parseFacets } from './facets.service.js';
import { isStale, requireFound } from './fitness.service.js';
import { allOf, answerList, type List, type ReadableList } from './list-question.service.js';
import {
  holdersOf,
  ownershipOf,
  perFields,
  publicCollectionOf,
  seesField,
  type RecordList,
} from './record-list.service.js';

type Row = Document & Ownership;

/** Returns the list as a principal may read it: all of it, or the records of one customer. */
export function readerOf(records: RecordList): (principal: Principal, customerId?: string) => ReadableList {
  const { view, projection, readWith, owners } = records;
  const listOf = perFields(view.record, (principal): List => {
    return { projection, collection: publicCollectionOf(records, principal), defaultSort: view.defaultSort };
  });
  return (principal, customerId) => {
    const list = listOf(principal);
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

/** Throws InvalidQuery when a search would reveal fields that the principal may not see. */
export function requireSearchable({ view }: RecordList, principal: Principal, q: string | undefined): void {
  const sees = seesField(view.record, principal);
  if (q && !fieldsOf(view).every(({ name, use }) => !use.search || sees(name)))
    throw new InvalidQuery({ parameter: 'q', reason: 'this list cannot be searched' });
}

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
      requireSearchable(records, principal, question.q);
      const { customerId = null } = question;
      const readable = readableBy(principal, question.customerId);
      const { list, only } = readable;
      const countable = view.facets?.filter((name) => Object.hasOwn(list.collection.fields, name)) ?? [];
      const counted = question.facets === undefined ? undefined : parseFacets(question.facets, countable);
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

/** Returns the fields of a row that the view declares and the principal may see, and what the principal may do. */
function showerOf({ view, owners, computed }: RecordList): (principal: Principal, row: Row) => object {
  const declared = ['revision', ...fieldsOf(view).map(({ name }) => name)];
  const shownTo = perFields(view.record, (principal) => new Set(declared.filter(seesField(view.record, principal))));
  return (principal, row) => ({
    ...Object.fromEntries(
      Object.entries({ ...row, ...computed?.(row) }).filter(([name]) => shownTo(principal).has(name)),
    ),
    allowedActions: allowedActions(principal, view.record, ownershipOf(owners, row)),
  });
}
