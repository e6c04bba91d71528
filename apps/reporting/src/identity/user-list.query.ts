import { GetUser, ListUsers, userView } from '@crm/contracts/identity';
import { DomainError } from '@crm/kernel';
import type { RecordList } from '../records/record-list.js';
import { userList } from './user-list.projection.js';

/** There is none, or the caller may not read them: both look the same. */
export class UserNotFound extends DomainError<{ userId: string }> {
  readonly code = 'identity.user-not-found';
  readonly kind = 'not-found';
  readonly title = 'There is no such user.';
}

export const users: RecordList<typeof userView> = {
  view: userView,
  projection: userList,
  list: ListUsers,
  card: GetUser,
  readWith: 'user.read',
  owners: 'owner',
  absent: (userId) => new UserNotFound({ userId }),
  isSelf: (principal, userId) => principal.id === userId,
};
