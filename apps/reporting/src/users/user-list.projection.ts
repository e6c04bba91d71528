import { mailboxOf, type Role } from '@crm/contracts';
import { userView, type SessionEvent, type ShownUser, type TeamEvent, type UserEvent } from '@crm/contracts/identity';
import { ERASED } from '@crm/event-store';
import { collectionOfView, type Document, type Projection, type Recorded, type RecordedAs } from '@crm/read-models';

/** A row is the user as the API shows it, plus the owner of the record, which is the user, and the mailbox it is found by. */
export type UserRow = ShownUser &
  Document & { readonly ownerId: string; readonly createdBy: string; readonly mailbox: string };

type Event = UserEvent | TeamEvent | SessionEvent;

/** One row per user who was not deleted. To rebuild, raise `version`. */
export const userList: Projection<UserRow, Event> = {
  name: 'identity.users',
  version: 4,
  filter: { streamPrefixes: ['user-', 'team-', 'session-'] },
  collection: collectionOfView(userView, {
    hidden: { ownerId: { path: 'ownerId', type: 'keyword' }, createdBy: { path: 'createdBy', type: 'keyword' } },
    indexes: [['name'], ['email'], ['status', 'name'], ['-createdAt'], ['-lastLoginAt'], ['teamIds'], ['roles']],
  }),
  key: keyOf,
  project,
};

const OF_TEAMS: readonly string[] = ['TeamMemberAdded', 'TeamMemberRemoved'] satisfies TeamEvent['type'][];

function keyOf({ type, data, stream }: Recorded<Event>): string | undefined {
  if (!stream.startsWith('user-') && !OF_TEAMS.includes(type) && type !== 'SessionStarted') return undefined;
  return 'userId' in data ? data.userId : undefined;
}

function project(row: UserRow | undefined, event: Recorded<Event>): UserRow | undefined {
  if (event.type === 'UserRegistered') return registered(event);
  if (row === undefined || event.type === 'UserDeleted') return undefined;
  const next = { ...row, ...changes(row, event) };
  return event.stream.startsWith('user-') ? { ...next, revision: event.revision } : next;
}

function registered(event: RecordedAs<Event, 'UserRegistered'>): UserRow {
  const { userId, ...personal } = event.data;
  const { name, email }: Partial<typeof personal> = personal;
  return {
    id: userId,
    revision: event.revision,
    name: name ?? ERASED,
    ...withEmail(email ?? ERASED),
    roles: [],
    status: 'registered',
    emailVerified: false,
    teamIds: [],
    createdAt: event.recordedAt,
    ownerId: userId,
    createdBy: event.actor.id,
  };
}

const withEmail = (email: string): Pick<UserRow, 'email' | 'mailbox'> => ({ email, mailbox: mailboxOf(email) });

function changes(row: UserRow, event: Recorded<Event>): Partial<UserRow> {
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
    case 'UserEmailChanged':
      return event.erased ? {} : { ...withEmail(event.data.changes.email.to), emailVerified: true };
    case 'TeamMemberAdded':
      return { teamIds: [...row.teamIds, event.data.teamId] };
    case 'TeamMemberRemoved':
      return { teamIds: row.teamIds.filter((id) => id !== event.data.teamId) };
    case 'SessionStarted':
      return { lastLoginAt: event.recordedAt };
    case 'UserRegistered':
    case 'UserDeleted':
    case 'EmailVerificationRequested':
    case 'RegistrationRepeated':
    case 'PasswordChanged':
    case 'PasswordRehashed':
    case 'PasswordResetRequested':
    case 'EmailChangeRequested':
    case 'EmailChangeConfirmed':
    case 'EmailChangeCancelled':
    case 'UserSessionsEnded':
    case 'SessionRefreshed':
    case 'SessionEnded':
    case 'RefreshTokenReuseDetected':
    case 'TeamCreated':
    case 'TeamRenamed':
    case 'TeamArchived':
    case 'TeamRestored':
      return {};
  }
}
