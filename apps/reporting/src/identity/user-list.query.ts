import { allowedActions, reaches, reachFilter, requireRight } from '@crm/access';
import type { Principal } from '@crm/contracts';
import { GetUser, ListUsers, type UserPage, type UserView, UserNotFound } from '@crm/contracts/identity';
import { collectionOf } from '@crm/read-models';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { CustomerViews } from '../customers/customer-list.query.js';
import { isStale } from '../paging/freshness.js';
import { answerList, type List, type ReadableList } from '../paging/list-question.js';
import { userList, type UserRow } from './user-list.projection.js';

const COLLECTION = collectionOf(userList);
const LIST: List = {
  projection: userList,
  collection: { name: COLLECTION, ...userList.collection },
  defaultSort: 'name',
};

/** The list as the principal may read it. */
export function usersFor(principal: Principal): ReadableList {
  const only = reachFilter(principal, 'user.read');
  return { list: LIST, ...(only && { only }) };
}

function shown(principal: Principal, row: UserRow): UserView {
  const { ownerId: _theUser, createdBy: _inTheLog, ...user } = row;
  return { ...user, allowedActions: allowedActions(principal, 'user', row) };
}

@QueryHandler(ListUsers)
export class ListUsersHandler implements IQueryHandler<ListUsers> {
  constructor(private readonly views: CustomerViews) {}

  async execute({ question, context }: ListUsers): Promise<UserPage> {
    const { principal } = context;
    requireRight(principal, 'user.read');
    const { list, only } = usersFor(principal);
    const page = await answerList<UserRow>(this.views, list, question, { ...(only && { only }), context });
    return { ...page, items: page.items.map((row) => shown(principal, row)) };
  }
}

@QueryHandler(GetUser)
export class GetUserHandler implements IQueryHandler<GetUser> {
  constructor(private readonly views: CustomerViews) {}

  async execute({ userId, context }: GetUser): Promise<UserView & { readonly stale?: true }> {
    const { principal } = context;
    if (userId !== principal.id) requireRight(principal, 'user.read');
    const stale = await isStale(this.views.progress, userList, context);
    const row = await this.views.store.get<UserRow>(COLLECTION, userId);
    if (row === undefined || (userId !== principal.id && !reaches(principal, 'user.read', row)))
      throw new UserNotFound({ userId });
    return { ...shown(principal, row), ...(stale && { stale }) };
  }
}
