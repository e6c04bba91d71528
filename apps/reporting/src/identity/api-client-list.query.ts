import { allowedActions, requireRight } from '@crm/access';
import type { Principal } from '@crm/contracts';
import {
  GetApiClient,
  ListApiClients,
  type ApiClientPage,
  type ApiClientView,
  ApiClientNotFound,
} from '@crm/contracts/identity';
import { collectionOf } from '@crm/read-models';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { CustomerViews } from '../customers/customer-list.query.js';
import { isStale } from '../paging/freshness.js';
import { answerList, type List } from '../paging/list-question.js';
import { apiClientList, type ApiClientRow } from './api-client-list.projection.js';

const COLLECTION = collectionOf(apiClientList);
export const API_CLIENT_LIST: List = {
  projection: apiClientList,
  collection: { name: COLLECTION, ...apiClientList.collection },
  defaultSort: 'name',
};

// API clients have no owner: whoever may read any reads all.
const shown = (principal: Principal, row: ApiClientRow): ApiClientView => ({
  ...row,
  allowedActions: allowedActions(principal, 'api-client', {}),
});

@QueryHandler(ListApiClients)
export class ListApiClientsHandler implements IQueryHandler<ListApiClients> {
  constructor(private readonly views: CustomerViews) {}

  async execute({ question, context }: ListApiClients): Promise<ApiClientPage> {
    requireRight(context.principal, 'api-client.read');
    const page = await answerList<ApiClientRow>(this.views, API_CLIENT_LIST, question, { context });
    return { ...page, items: page.items.map((row) => shown(context.principal, row)) };
  }
}

@QueryHandler(GetApiClient)
export class GetApiClientHandler implements IQueryHandler<GetApiClient> {
  constructor(private readonly views: CustomerViews) {}

  async execute({ apiClientId, context }: GetApiClient): Promise<ApiClientView & { readonly stale?: true }> {
    requireRight(context.principal, 'api-client.read');
    const stale = await isStale(this.views.progress, apiClientList, context);
    const row = await this.views.store.get<ApiClientRow>(COLLECTION, apiClientId);
    if (row === undefined) throw new ApiClientNotFound({ apiClientId });
    return { ...shown(context.principal, row), ...(stale && { stale }) };
  }
}
