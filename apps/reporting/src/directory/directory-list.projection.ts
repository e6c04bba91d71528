import {
  directoryView,
  type ApiClientEvent,
  type DirectoryEntry,
  type TeamEvent,
  type UserEvent,
} from '@crm/contracts/identity';
import { ERASED } from '@crm/event-store';
import { withChanges } from '@crm/kernel';
import { collectionOfView, type Document, type Projection, type Recorded } from '@crm/read-models';

/** `listed`: the directory shows it. Anyone can register an account under any name; it is listed once it was activated. */
export type DirectoryRow = DirectoryEntry & Document & { readonly listed: boolean };
type Event = UserEvent | TeamEvent | ApiClientEvent;

/** One row per user (deleted ones included), team and API client. To rebuild, raise `version`. The name of an erased person reads `[erased]`. */
export const directoryList: Projection<DirectoryRow, Event> = {
  name: 'identity.directory',
  version: 2,
  filter: { streamPrefixes: ['user-', 'team-', 'api-client-'] },
  collection: collectionOfView(directoryView, {
    hidden: { listed: { path: 'listed', type: 'boolean' } },
    indexes: [['name'], ['kind', 'name'], ['status', 'name'], ['teamIds']],
  }),
  key: ({ data }) => {
    if ('userId' in data) return data.userId;
    return 'teamId' in data ? data.teamId : data.apiClientId;
  },
  project(row, event) {
    if (isOpening(event)) return opened(event);
    if (row === undefined) return undefined;
    // A registration that was never used has named no record.
    return event.type === 'UserDeleted' && !row.listed ? undefined : { ...row, ...changes(row, event) };
  },
};

const OPENING = ['UserRegistered', 'TeamCreated', 'ApiClientCreated'] as const;
type Opening = Extract<Event, { readonly type: (typeof OPENING)[number] }>;

const isOpening = (event: Recorded<Event>): event is Recorded<Opening> =>
  (OPENING as readonly string[]).includes(event.type);

function opened(event: Recorded<Opening>): DirectoryRow {
  const begun: Pick<DirectoryRow, 'status' | 'teamIds' | 'absence' | 'listed'> = {
    status: 'active',
    teamIds: [],
    absence: null,
    listed: true,
  };
  switch (event.type) {
    case 'UserRegistered': {
      const { userId: id, via, name = ERASED }: Partial<typeof event.data> & { userId: string } = event.data;
      return { ...begun, id, kind: 'user', name, status: 'inactive', listed: via !== 'registration' };
    }
    case 'TeamCreated':
      return { ...begun, id: event.data.teamId, kind: 'team', name: event.data.name };
    case 'ApiClientCreated':
      return { ...begun, id: event.data.apiClientId, kind: 'api-client', name: event.data.name };
  }
}

function changes(row: DirectoryRow, event: Recorded<Exclude<Event, Opening>>): Partial<DirectoryRow> {
  switch (event.type) {
    case 'UserActivated':
      return { status: 'active', listed: true };
    case 'UserReactivated':
    case 'TeamRestored':
      return { status: 'active' };
    case 'UserDeactivated':
    case 'TeamArchived':
    case 'ApiClientRevoked':
      return { status: 'inactive' };
    case 'UserDeleted':
      return { status: 'deleted', teamIds: [], absence: null };
    case 'UserProfileChanged':
      return event.erased ? {} : withChanges({ name: row.name, absence: row.absence }, event.data.changes);
    case 'TeamRenamed':
      return { name: event.data.to };
    case 'TeamMemberAdded':
      return { teamIds: [...row.teamIds, event.data.teamId] };
    case 'TeamMemberRemoved':
      return { teamIds: row.teamIds.filter((id) => id !== event.data.teamId) };
    case 'ApiClientScopesChanged':
    case 'ApiClientSecretRotated':
    case 'EmailChangeCancelled':
    case 'EmailChangeConfirmed':
    case 'EmailChangeRequested':
    case 'EmailVerificationRequested':
    case 'EmailVerified':
    case 'PasswordChanged':
    case 'PasswordRehashed':
    case 'PasswordResetRequested':
    case 'RegistrationRepeated':
    case 'UserEmailChanged':
    case 'UserInvited':
    case 'UserRolesChanged':
    case 'UserSessionsEnded':
      return {};
  }
}
