import { allowedActions, ATTACHED, reaches, reachFilter, requireRight } from '@crm/access';
import type { Principal } from '@crm/contracts';
import {
  GetInteraction,
  ListInteractions,
  type InteractionPage,
  type InteractionView,
  InteractionNotFound,
} from '@crm/contracts/customers';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { CustomerViews } from '../customers/customer-list.query.js';
import { isStale } from '../paging/freshness.js';
import { allOf, answerList, type ReadableList } from '../paging/list-question.js';
import { hangingOn, publicCollection } from './attached-lists.js';
import { interactionList, type InteractionRow, type OwnerRow } from './interaction-list.projection.js';

const collection = publicCollection(interactionList);
const list = { projection: interactionList, collection, defaultSort: '-occurredAt' };

/** The list as the principal may read it, all of it or what hangs on one customer. */
export function interactionsFor(principal: Principal, customerId: string | undefined): ReadableList {
  const only = allOf(hangingOn('interaction', customerId), reachFilter(principal, 'interaction.read', ATTACHED));
  return { list, ...(only && { only }) };
}

@QueryHandler(ListInteractions)
export class ListInteractionsHandler implements IQueryHandler<ListInteractions> {
  constructor(private readonly views: CustomerViews) {}

  async execute({ question, context }: ListInteractions): Promise<InteractionPage> {
    const { principal } = context;
    requireRight(principal, 'interaction.read');
    const { customerId } = question;
    const { list, only } = interactionsFor(principal, customerId);
    const asking = { ...(only && { only }), bound: { customerId: customerId ?? null }, context };
    const page = await answerList<InteractionRow>(this.views, list, question, asking);
    return { ...page, items: page.items.map((row) => shown(principal, row)) };
  }
}

@QueryHandler(GetInteraction)
export class GetInteractionHandler implements IQueryHandler<GetInteraction> {
  constructor(private readonly views: CustomerViews) {}

  async execute({ interactionId, context }: GetInteraction): Promise<InteractionView & { readonly stale?: true }> {
    const { principal } = context;
    requireRight(principal, 'interaction.read');
    const stale = await isStale(this.views.progress, interactionList, context);
    const row = await this.views.store.get<InteractionRow | OwnerRow>(collection.name, interactionId);
    if (row?.record !== 'interaction' || !reaches(principal, 'interaction.read', row))
      throw new InteractionNotFound({ interactionId });
    return { ...shown(principal, row), ...(stale && { stale }) };
  }
}

/** Who answers for the customer now is for the customer to tell. */
function shown(principal: Principal, row: InteractionRow): InteractionView {
  const { record: _record, customerOwnerId: _owner, createdBy: _by, ...interaction } = row;
  return {
    ...(interaction as unknown as InteractionView),
    allowedActions: allowedActions(principal, 'interaction', row),
  };
}
