import type { ApiClientRow } from '../../identity/api-client-list.projection.js';
import { API_CLIENT_LIST } from '../../identity/api-client-list.query.js';
import type { SessionRow } from '../../identity/session-list.projection.js';
import { sessionsOf } from '../../identity/session-list.query.js';
import type { TeamRow } from '../../identity/team-list.projection.js';
import { TEAM_LIST } from '../../identity/team-list.query.js';
import type { UserRow } from '../../identity/user-list.projection.js';
import { usersFor } from '../../identity/user-list.query.js';
import { column, joined, MAIN, type ExportableList } from '../exportable-list.js';

export const usersExport: ExportableList = {
  name: 'users',
  title: 'Users',
  readWith: 'user.read',
  open: ({ context }) => ({
    ...usersFor(context.principal),
    columns: [
      column<UserRow>('id', 'Id', ({ id }) => id),
      column<UserRow>('name', 'Name', ({ name }) => name, MAIN),
      column<UserRow>('email', 'Email', ({ email }) => email, MAIN),
      column<UserRow>('roles', 'Roles', ({ roles }) => joined(roles), MAIN),
      column<UserRow>('status', 'Status', ({ status }) => status, MAIN),
      column<UserRow>('emailVerified', 'Email verified', ({ emailVerified }) => emailVerified),
      column<UserRow>('teamIds', 'Team ids', ({ teamIds }) => joined(teamIds)),
      column<UserRow>('createdAt', 'Created at', ({ createdAt }) => createdAt, MAIN),
      column<UserRow>('lastLoginAt', 'Last log-in at', ({ lastLoginAt }) => lastLoginAt, MAIN),
    ],
  }),
};

export const teamsExport: ExportableList = {
  name: 'teams',
  title: 'Teams',
  readWith: 'team.read',
  open: () => ({
    list: TEAM_LIST,
    columns: [
      column<TeamRow>('id', 'Id', ({ id }) => id),
      column<TeamRow>('name', 'Name', ({ name }) => name, MAIN),
      column<TeamRow>('status', 'Status', ({ status }) => status, MAIN),
      column<TeamRow>('members', 'Members', ({ memberIds }) => memberIds.length, MAIN),
      column<TeamRow>('memberIds', 'Member ids', ({ memberIds }) => joined(memberIds)),
      column<TeamRow>('createdAt', 'Created at', ({ createdAt }) => createdAt, MAIN),
    ],
  }),
};

export const apiClientsExport: ExportableList = {
  name: 'api-clients',
  title: 'API clients',
  readWith: 'api-client.read',
  open: () => ({
    list: API_CLIENT_LIST,
    columns: [
      column<ApiClientRow>('id', 'Id', ({ id }) => id),
      column<ApiClientRow>('name', 'Name', ({ name }) => name, MAIN),
      column<ApiClientRow>('role', 'Role', ({ role }) => role, MAIN),
      column<ApiClientRow>('scopes', 'Scopes', ({ scopes }) => joined(scopes), MAIN),
      column<ApiClientRow>('status', 'Status', ({ status }) => status, MAIN),
      column<ApiClientRow>('createdAt', 'Created at', ({ createdAt }) => createdAt, MAIN),
      column<ApiClientRow>('expiresAt', 'Expires at', ({ expiresAt }) => expiresAt),
      column<ApiClientRow>('lastUsedAt', 'Last used at', ({ lastUsedAt }) => lastUsedAt, MAIN),
    ],
  }),
};

/** One's own, as the list shows them. */
export const sessionsExport: ExportableList = {
  name: 'sessions',
  title: 'Sessions',
  open: ({ context }) => ({
    ...sessionsOf(context.principal.id),
    columns: [
      column<SessionRow>('id', 'Id', ({ id }) => id),
      column<SessionRow>('device', 'Device', ({ device }) => device, MAIN),
      column<SessionRow>('ip', 'Address', ({ ip }) => ip, MAIN),
      column<SessionRow>('startedAt', 'Started at', ({ startedAt }) => startedAt, MAIN),
      column<SessionRow>('lastUsedAt', 'Last used at', ({ lastUsedAt }) => lastUsedAt, MAIN),
      column<SessionRow>('expiresAt', 'Expires at', ({ expiresAt }) => expiresAt, MAIN),
    ],
  }),
};
