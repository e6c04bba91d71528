import type { SessionEvent, UserEvent } from '@crm/contracts/identity';
import type { RecordedEvent } from '@crm/event-store';
import type { Document, Filter, Projection } from '@crm/read-models';

export type SessionRow = Document & {
  readonly id: string;
  readonly userId: string;
  readonly device: string;
  readonly ip: string;
  readonly startedAt: string;
  readonly lastUsedAt: string;
  readonly expiresAt: string;
};

type Recorded = RecordedEvent & (SessionEvent | UserEvent);

/** Each ends all sessions that the user has, but for one that it may name. */
const ENDING: readonly string[] = ['UserSessionsEnded', 'PasswordChanged', 'UserDeactivated', 'UserDeleted'];

/** One row per open session. What has expired is left out by whoever reads, and goes when anybody starts another. */
export const sessionList: Projection<SessionRow> = {
  name: 'identity.sessions',
  version: 1,
  filter: { streamPrefixes: ['session-', 'user-'] },
  collection: {
    fields: {
      id: { path: 'id', type: 'keyword' },
      // Of one value each; said to have many so that the rows are found by them while the view is built.
      userId: { path: 'userId', type: 'keyword', many: true },
      lastUsedAt: { path: 'lastUsedAt', type: 'keyword' },
      expiresAt: { path: 'expiresAt', type: 'keyword', many: true },
    },
    indexes: [['userId'], ['-lastUsedAt']],
  },
  key: (event) => ('sessionId' in (event as Recorded).data ? (event as SessionRecorded).data.sessionId : undefined),
  affects: (event) => others(event as Recorded),
  project: (row, event) => project(row, event as Recorded),
};

type SessionRecorded = RecordedEvent & SessionEvent;

function others(event: Recorded): Filter | undefined {
  if (ENDING.includes(event.type)) return { field: 'userId', op: 'eq', value: event.data.userId };
  if (event.type === 'SessionStarted') return { field: 'expiresAt', op: 'le', value: event.data.startedAt };
  return undefined;
}

function project(row: SessionRow | undefined, event: Recorded): SessionRow | undefined {
  switch (event.type) {
    case 'SessionStarted':
      // A row of another session is one that has expired.
      return row === undefined || row.id === event.data.sessionId ? started(event) : undefined;
    case 'SessionRefreshed': {
      const { ip, at, expiresAt } = event.data as Partial<typeof event.data>;
      return row && { ...row, ip: ip ?? '', lastUsedAt: at ?? row.lastUsedAt, expiresAt: expiresAt ?? row.expiresAt };
    }
    case 'SessionEnded':
    case 'PasswordChanged':
    case 'UserDeactivated':
    case 'UserDeleted':
      return undefined;
    case 'UserSessionsEnded':
      return row?.id === event.data.exceptSessionId ? row : undefined;
    default:
      return row;
  }
}

/** Of an erased person the personal parts are absent. */
function started({ data }: RecordedEvent & { type: 'SessionStarted' } & SessionEvent): SessionRow {
  const { sessionId, userId, startedAt, expiresAt } = data;
  const { device = '', ip = '' }: Partial<typeof data> = data;
  return { id: sessionId, userId, device, ip, startedAt, lastUsedAt: startedAt, expiresAt };
}
