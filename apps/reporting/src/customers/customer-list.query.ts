import { Forbidden, readableFields, reaches, reachFilter, requireRight, visibleTo } from '@crm/access';
import type { Principal } from '@crm/contracts';
import {
  CustomerNotFound,
  customerView,
  FindSimilarCustomers,
  GetCustomer,
  GetCustomerByExternalId,
  GetCustomFieldSlots,
  ListCustomers,
  plainText,
  type CustomerCardView,
  type CustomerPage,
  type CustomFieldSlot,
  type LikenessSignal,
  type SimilarCustomer,
} from '@crm/contracts/customers';
import { ServiceClient } from '@crm/messaging';
import { collectionOf, InvalidQuery, type Filter } from '@crm/read-models';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { isStale } from '../lists/freshness.service.js';
import { answerFacets, parseFacets } from '../lists/facets.service.js';
import { ReadSide } from '../lists/read-side.service.js';
import { answerList, predicateOf, type ReadableList } from '../lists/list-question.service.js';
import { customerActions } from './customer-actions.policy.js';
import { fieldsOf, mayBeSearched } from './customer-list-fields.projection.js';
import { customerList, type CustomerRow } from './customer-list.projection.js';
import { readableCustomer } from './readable-customer.service.js';

const MAX_CANDIDATES = 10;
/** How long a creation waits for the view to contain what its caller wrote before: a form sent twice. Likeness only warns. */
const LIKENESS_PATIENCE_MS = 200;

const COLLECTION = collectionOf(customerList);

const mayRead = (principal: Principal, row: CustomerRow): boolean => reaches(principal, 'customer.read', row);

/** The list as the principal may read and ask it. `facets`: what its values may be counted by. */
export function customersFor(
  principal: Principal,
  slots: readonly CustomFieldSlot[],
): ReadableList & { readonly facets: readonly string[] } {
  const { fields, stored, facets } = fieldsOf(readableFields(principal, 'customer'), slots);
  const collection = { name: COLLECTION, ...customerList.collection, fields };
  const only = reachFilter(principal, 'customer.read');
  return {
    list: { projection: customerList, collection, stored, defaultSort: customerView.defaultSort },
    facets,
    ...(only && { only }),
  };
}

/** Throws InvalidQuery when a search would tell of fields that the principal may not see. */
export function requireSearchable(principal: Principal, q: string | undefined): void {
  if (q && !mayBeSearched(readableFields(principal, 'customer')))
    throw new InvalidQuery({ parameter: 'q', reason: 'this list cannot be searched' });
}

@QueryHandler(ListCustomers)
export class ListCustomersHandler implements IQueryHandler<ListCustomers> {
  constructor(
    private readonly views: ReadSide,
    private readonly services: ServiceClient,
  ) {}

  async execute({ question, context }: ListCustomers): Promise<CustomerPage> {
    const { principal } = context;
    requireRight(principal, 'customer.read');
    requireSearchable(principal, question.q);
    const named = question.filter ?? question.sort ?? question.facets;
    const slots = named === undefined ? [] : await this.services.query(new GetCustomFieldSlots(), context);
    const { list, only, facets } = customersFor(principal, slots);
    const counted = question.facets === undefined ? undefined : parseFacets(question.facets, facets);
    const page = await answerList<CustomerRow>(this.views, list, question, { ...(only && { only }), context });
    const items = page.items.map((row) => visibleTo(principal, 'customer', row));
    if (counted === undefined) return { ...page, items };
    const { q: search = '', filter = '' } = question;
    const asked = { filter: predicateOf(list, filter, only), search };
    return { ...page, items, facets: await answerFacets(this.views.store, list, counted, asked) };
  }
}

@QueryHandler(GetCustomer)
export class GetCustomerHandler implements IQueryHandler<GetCustomer> {
  constructor(private readonly views: ReadSide) {}

  async execute({ id, context }: GetCustomer): Promise<CustomerCardView> {
    const { principal } = context;
    requireRight(principal, 'customer.read');
    const { customer, stale } = await readableCustomer(this.views, context, id);
    return cardOf(principal, customer, stale);
  }
}

@QueryHandler(GetCustomerByExternalId)
export class GetCustomerByExternalIdHandler implements IQueryHandler<GetCustomerByExternalId> {
  constructor(private readonly views: ReadSide) {}

  async execute({ system, id, context }: GetCustomerByExternalId): Promise<CustomerCardView> {
    const { principal } = context;
    requireRight(principal, 'customer.read');
    // Who may not see the ids may not try them out either.
    if (!readableFields(principal, 'customer').has('externalIds'))
      throw new Forbidden({ action: 'customer.read', fields: ['externalIds'] });
    const stale = await isStale(this.views.progress, customerList, context);
    const filter: Filter = {
      and: [
        { field: 'externalId', op: 'eq', value: `${system}:${plainText(id)}` },
        { field: 'status', op: 'eq', value: 'active' },
      ],
    };
    const { items } = await this.views.store.find<CustomerRow>(COLLECTION, { filter, limit: 1 });
    const [customer] = items;
    if (customer === undefined || !mayRead(principal, customer)) throw new CustomerNotFound({});
    return cardOf(principal, customer, stale);
  }
}

const cardOf = (principal: Principal, customer: CustomerRow, stale: boolean): CustomerCardView => ({
  ...visibleTo(principal, 'customer', customer),
  allowedActions: customerActions(principal, customer),
  ...(stale && { stale }),
});

/**
 * Looks through all customers, also those the caller may not read: otherwise whoever sees little could create doubles of the rest.
 * Of those it tells that there is one, and not which.
 */
@QueryHandler(FindSimilarCustomers)
export class FindSimilarCustomersHandler implements IQueryHandler<FindSimilarCustomers> {
  constructor(private readonly views: ReadSide) {}

  async execute({ description, context }: FindSimilarCustomers): Promise<readonly SimilarCustomer[]> {
    requireRight(context.principal, 'customer.create');
    const { name, company, phones, hasContactPoint, exceptId } = description;
    if (context.readAfter)
      await this.views.progress.waitFor(customerList.name, context.readAfter, LIKENESS_PATIENCE_MS);
    const byName: Filter = { field: 'name', op: 'eq', value: name };
    const matches = await Promise.all([
      phones.length === 0 ? [] : this.find('phone', { field: 'phone', op: 'in', value: phones }),
      company === undefined
        ? []
        : this.find('name-and-company', { and: [byName, { field: 'company', op: 'eq', value: company }] }),
      hasContactPoint ? [] : this.find('name', byName),
    ]);
    const found = new Map<string, { customer: CustomerRow; signals: LikenessSignal[] }>();
    for (const { customer, signal } of matches.flat()) {
      if (customer.id === exceptId) continue;
      const known = found.get(customer.id);
      if (known) known.signals.push(signal);
      else found.set(customer.id, { customer, signals: [signal] });
    }
    return [...found.values()].slice(0, MAX_CANDIDATES).map(({ customer, signals }) => ({
      ...(mayRead(context.principal, customer) && { id: customer.id }),
      signals,
    }));
  }

  private async find(
    signal: LikenessSignal,
    filter: Filter,
  ): Promise<{ customer: CustomerRow; signal: LikenessSignal }[]> {
    const active: Filter = { and: [{ field: 'status', op: 'eq', value: 'active' }, filter] };
    const { items } = await this.views.store.find<CustomerRow>(COLLECTION, { filter: active, limit: MAX_CANDIDATES });
    return items.map((customer) => ({ customer, signal }));
  }
}
