import { Forbidden, HELD, readableFields, reaches, reachFilter, requireRight, visibleTo } from '@crm/access';
import type { Principal } from '@crm/contracts';
import {
  CustomerNotFound,
  customerView,
  GetCustomer,
  GetCustomerByExternalId,
  GetCustomFieldDefinitions,
  ListCustomers,
  plainText,
  type CustomerCardView,
  type CustomerPage,
  type CustomFields,
} from '@crm/contracts/customers';
import { ServiceClient } from '@crm/messaging';
import { collectionOf, InvalidQuery, type Filter } from '@crm/read-models';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { isStale, requireFound } from '../lists/fitness.service.js';
import { answerFacets, parseFacets } from '../lists/facets.service.js';
import { ReadSide } from '../lists/read-side.service.js';
import { answerList, type ReadableList } from '../lists/list-question.service.js';
import { customerActions } from './customer-actions.policy.js';
import { fieldsOf, mayBeSearched } from './customer-list-fields.projection.js';
import { customerList, type CustomerRow } from './customer-list.projection.js';
import { readableCustomer } from './readable-customer.service.js';

const COLLECTION = collectionOf(customerList);

const mayRead = (principal: Principal, row: CustomerRow): boolean => reaches(principal, 'customer.read', row);

/** The list as the principal may read and query it. `facets`: the fields whose values may be counted. */
export function customersFor(
  principal: Principal,
  definitions: CustomFields,
): ReadableList & { readonly facets: readonly string[] } {
  const { fields, stored, facets } = fieldsOf(readableFields(principal, 'customer'), definitions);
  const collection = { name: COLLECTION, ...customerList.collection, fields };
  const only = reachFilter(principal, 'customer.read', HELD);
  return {
    list: { projection: customerList, collection, stored, defaultSort: customerView.defaultSort },
    facets,
    ...(only && { only }),
  };
}

/** Throws InvalidQuery when a search would reveal fields that the principal may not see. */
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
    const definitions =
      named === undefined ? [] : await this.services.query(new GetCustomFieldDefinitions('customer'), context);
    const readable = customersFor(principal, definitions);
    const { list, only } = readable;
    const counted = question.facets === undefined ? undefined : parseFacets(question.facets, readable.facets);
    const page = await answerList<CustomerRow>(this.views, list, question, { ...(only && { only }), context });
    const items = page.items.map((row) => visibleTo(principal, 'customer', row));
    if (counted === undefined) return { ...page, items };
    return { ...page, items, facets: await answerFacets(this.views.store, readable, counted, question) };
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
    // A caller who may not see external ids may not try them out either.
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
    if (customer === undefined || !mayRead(principal, customer)) {
      await requireFound(this.views.progress, customerList, context);
      throw new CustomerNotFound({});
    }
    return cardOf(principal, customer, stale);
  }
}

const cardOf = (principal: Principal, customer: CustomerRow, stale: boolean): CustomerCardView => ({
  ...visibleTo(principal, 'customer', customer),
  allowedActions: customerActions(principal, customer),
  ...(stale && { stale }),
});
