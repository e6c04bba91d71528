import { GetUser, ListUsers, userView, UserNotFound } from '@crm/contracts/identity';
import type { RecordList } from '../lists/record-list.service.js';
import { userList } from './user-list.projection.js';

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
