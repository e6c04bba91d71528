import type { Role } from '@crm/contracts';
import { apiClientView, type ApiClientEvent, type ApiTokenEvent, type ShownApiClient } from '@crm/contracts/identity';
import { collectionOfView, type Document, type Projection, type Recorded } from '@crm/read-models';

export type ApiClientRow = ShownApiClient & Document;
type Event = ApiClientEvent | ApiTokenEvent;

/** One row per API client, revoked ones included. To rebuild, raise `version`. */
export const apiClientList: Projection<ApiClientRow, Event> = {
  name: 'identity.api-clients',
  version: 2,
  filter: { streamPrefixes: ['api-client-', 'api-token-'] },
  collection: collectionOfView(apiClientView, {
    order: ['id', 'name', 'role', 'status', 'scopes', 'createdAt', 'expiresAt', 'lastUsedAt'],
    indexes: [['name'], ['status', 'name'], ['-createdAt'], ['-lastUsedAt']],
  }),
  key: (event) => event.data.apiClientId,
  project,
};

function project(row: ApiClientRow | undefined, event: Recorded<Event>): ApiClientRow | undefined {
  if (event.type === 'ApiClientCreated') {
    const { apiClientId: id, name, role, scopes, expiresAt } = event.data;
    const { revision, recordedAt: createdAt } = event;
    const expiry = expiresAt === undefined ? {} : { expiresAt };
    return { id, revision, name, role: role as Role, scopes, status: 'active', createdAt, ...expiry };
  }
  if (row === undefined || event.type === 'ApiTokenIssued') return row && { ...row, lastUsedAt: event.recordedAt };
  return { ...row, ...changes(row, event), revision: event.revision };
}

function changes(
  row: ApiClientRow,
  event: Recorded<Exclude<ApiClientEvent, { type: 'ApiClientCreated' }>>,
): Partial<ApiClientRow> {
  switch (event.type) {
    case 'ApiClientSecretRotated':
      return { previousSecretUntil: event.data.previousValidUntil };
    case 'ApiClientScopesChanged': {
      const { added, removed } = event.data;
      return { scopes: [...row.scopes.filter((scope) => !removed.includes(scope)), ...added] };
    }
    case 'ApiClientRevoked':
      return { status: 'revoked' };
  }
}
