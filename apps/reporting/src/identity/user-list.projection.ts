import type { Role } from '@crm/contracts';
import type { SessionEvent, TeamEvent, UserEvent, UserView } from '@crm/contracts/identity';
import { ERASED, type RecordedEvent } from '@crm/event-store';
import type { Document, Projection, SearchText } from '@crm/read-models';

/** A row is the user as the API shows it, and whose record it is: the user's own. */
export type UserRow = Omit<UserView, 'allowedActions'> &
  Document & { readonly ownerId: string; readonly createdBy: string };

type Recorded = RecordedEvent & (UserEvent | TeamEvent | SessionEvent);

/** One row per user who was not deleted. To rebuild, raise `version`. */
export const userList: Projection<UserRow> = {
  name: 'identity.users',
  version: 1,
  filter: { streamPrefixes: ['user-', 'team-', 'session-'] },
  collection: {
    fields: {
      id: { path: 'id', type: 'keyword' },
      name: { path: 'name', type: 'text' },
      email: { path: 'email', type: 'text' },
      roles: { path: 'roles', type: 'keyword', many: true },
      status: { path: 'status', type: 'keyword' },
      teamIds: { path: 'teamIds', type: 'keyword', many: true },
      createdAt: { path: 'createdAt', type: 'keyword' },
      lastLoginAt: { path: 'lastLoginAt', type: 'keyword' },
      ownerId: { path: 'ownerId', type: 'keyword' },
      createdBy: { path: 'createdBy', type: 'keyword' },
    },
    indexes: [['name'], ['email'], ['status', 'name'], ['-createdAt'], ['-lastLoginAt'], ['teamIds'], ['roles']],
    search: searchText,
  },
  key: (event) => keyOf(event as Recorded),
  project: (row, event) => project(row, event as Recorded),
};

function searchText(document: Document): SearchText {
  const { name, email } = document as UserRow;
  return { words: [name].filter((text) => text !== ERASED), codes: [email].filter((text) => text !== ERASED) };
}

const OF_TEAMS: readonly string[] = ['TeamMemberAdded', 'TeamMemberRemoved'] satisfies TeamEvent['type'][];

function keyOf({ type, data, stream }: Recorded): string | undefined {
  if (!stream.startsWith('user-') && !OF_TEAMS.includes(type) && type !== 'SessionStarted') return undefined;
  return (data as { userId: string }).userId;
}

function project(row: UserRow | undefined, event: Recorded): UserRow | undefined {
  if (event.type === 'UserRegistered') return registered(event);
  if (row === undefined || event.type === 'UserDeleted') return undefined;
  const next = { ...row, ...changes(row, event) };
  return event.stream.startsWith('user-') ? { ...next, revision: event.revision } : next;
}

function registered(event: Recorded & { type: 'UserRegistered' }): UserRow {
  const { userId, ...personal } = event.data;
  const { name, email }: Partial<typeof personal> = personal;
  return {
    id: userId,
    revision: event.revision,
    name: name ?? ERASED,
    email: email ?? ERASED,
    roles: [],
    status: 'registered',
    emailVerified: false,
    teamIds: [],
    createdAt: event.recordedAt,
    ownerId: userId,
    createdBy: event.actor.id,
  };
}

function changes(row: UserRow, event: Recorded): Partial<UserRow> {
  switch (event.type) {
    case 'EmailVerified':
      return { emailVerified: true };
    case 'UserActivated':
      return { status: 'active', emailVerified: true };
    case 'UserInvited':
      return { status: 'invited' };
    case 'UserDeactivated':
      return { status: 'deactivated' };
    case 'UserReactivated':
      return { status: 'active' };
    case 'UserRolesChanged': {
      const { added, removed } = event.data;
      return { roles: [...row.roles.filter((role) => !removed.includes(role)), ...(added as Role[])] };
    }
    case 'UserProfileChanged':
      return event.erased ? {} : { name: event.data.changes.name?.to ?? row.name };
    case 'TeamMemberAdded':
      return { teamIds: [...row.teamIds, event.data.teamId] };
    case 'TeamMemberRemoved':
      return { teamIds: row.teamIds.filter((id) => id !== event.data.teamId) };
    case 'SessionStarted':
      return { lastLoginAt: event.recordedAt };
    default:
      return {};
  }
}
