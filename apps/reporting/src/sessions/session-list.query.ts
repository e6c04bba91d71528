import { requireRight } from '@crm/access';
import { FindUser, ListSessions, type SessionPage, UserNotFound } from '@crm/contracts/identity';
import { ServiceClient } from '@crm/messaging';
import { collectionOf } from '@crm/read-models';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ReadSide } from '../lists/read-side.service.js';
import { answerList, type List, type ReadableList } from '../lists/list-question.service.js';
import { sessionList, type SessionRow } from './session-list.projection.js';

const LIST: List = {
  projection: sessionList,
  collection: { name: collectionOf(sessionList), ...sessionList.collection },
  defaultSort: '-lastUsedAt',
};

/** The open sessions of one user. */
export const sessionsOf = (userId: string): ReadableList => ({
  list: LIST,
  only: {
    and: [
      { field: 'userId', op: 'eq', value: userId },
      { field: 'expiresAt', op: 'gt', value: new Date().toISOString() },
    ],
  },
});

@QueryHandler(ListSessions)
export class ListSessionsHandler implements IQueryHandler<ListSessions, SessionPage> {
  constructor(
    private readonly views: ReadSide,
    private readonly services: ServiceClient,
  ) {}

  async execute({ question, userId: asked, context }: ListSessions): Promise<SessionPage> {
    const { id, sessionId } = context.principal;
    if (asked !== undefined) requireRight(context.principal, 'user.manage');
    if (asked !== undefined && (await this.services.query(new FindUser(asked), context)).status === 'unknown')
      throw new UserNotFound({ userId: asked });
    const userId = asked ?? id;
    const { list, only } = sessionsOf(userId);
    const page = await answerList<SessionRow>(this.views, list, question, {
      ...(only && { only }),
      bound: { userId },
      context,
    });
    const items = page.items.map(({ userId: _theirs, ...session }) => ({
      ...session,
      current: session.id === sessionId,
    }));
    return { items, stale: page.stale, ...(page.next !== undefined && { next: page.next }) };
  }
}
