import { sessionView, type SessionEvent, type ShownSession, type UserEvent } from '@crm/contracts/identity';
import {
  collectionOfView,
  type Document,
  type Filter,
  type Projection,
  type Recorded,
  type RecordedAs,
} from '@crm/read-models';

export type SessionRow = ShownSession & Document & { readonly userId: string };
type Event = SessionEvent | UserEvent;

/** Each ends all sessions of the user, except one that it may name. */
const ENDING: readonly string[] = ['UserSessionsEnded', 'PasswordChanged', 'UserDeactivated', 'UserDeleted'];

/** One row per open session. Expired ones are left out when the list is read, and removed when any user starts a session. */
export const sessionList: Projection<SessionRow, Event> = {
  name: 'identity.sessions',
  version: 1,
  filter: { streamPrefixes: ['session-', 'user-'] },
  collection: collectionOfView(sessionView, {
    hidden: { userId: { path: 'userId', type: 'keyword', many: true } },
    order: ['id', 'userId', 'lastUsedAt', 'expiresAt'],
    indexes: [['userId'], ['-lastUsedAt']],
  }),
  key: ({ data }) => ('sessionId' in data ? data.sessionId : undefined),
  affects: others,
  project,
};

function others(event: Recorded<Event>): Filter | undefined {
  if (ENDING.includes(event.type)) return { field: 'userId', op: 'eq', value: event.data.userId };
  if (event.type === 'SessionStarted') return { field: 'expiresAt', op: 'le', value: event.data.startedAt };
  return undefined;
}

function project(row: SessionRow | undefined, event: Recorded<Event>): SessionRow | undefined {
  switch (event.type) {
    case 'SessionStarted':
      // A row of another session has expired.
      return row === undefined || row.id === event.data.sessionId ? started(event) : undefined;
    case 'SessionRefreshed': {
      const { ip, at, expiresAt }: Partial<typeof event.data> = event.data;
      return row && { ...row, ip: ip ?? '', lastUsedAt: at ?? row.lastUsedAt, expiresAt: expiresAt ?? row.expiresAt };
    }
    case 'SessionEnded':
    case 'PasswordChanged':
    case 'UserDeactivated':
    case 'UserDeleted':
      return undefined;
    case 'UserSessionsEnded':
      return row?.id === event.data.exceptSessionId ? row : undefined;
    case 'EmailChangeCancelled':
    case 'EmailChangeConfirmed':
    case 'EmailChangeRequested':
    case 'EmailVerificationRequested':
    case 'EmailVerified':
    case 'PasswordRehashed':
    case 'PasswordResetRequested':
    case 'RefreshTokenReuseDetected':
    case 'RegistrationRepeated':
    case 'UserActivated':
    case 'UserEmailChanged':
    case 'UserInvited':
    case 'UserProfileChanged':
    case 'UserReactivated':
    case 'UserRegistered':
    case 'UserRolesChanged':
      return row;
  }
}

/** The personal parts of an erased person are absent. */
function started({ data }: RecordedAs<Event, 'SessionStarted'>): SessionRow {
  const { sessionId, userId, startedAt, expiresAt } = data;
  const { device = '', ip = '' }: Partial<typeof data> = data;
  return { id: sessionId, userId, device, ip, startedAt, lastUsedAt: startedAt, expiresAt };
}
