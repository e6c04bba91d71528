import type { Role } from '@crm/contracts';
import type { ApiClientEvent, ApiClientView, ApiTokenEvent } from '@crm/contracts/identity';
import type { RecordedEvent } from '@crm/event-store';
import type { Document, Projection, SearchText } from '@crm/read-models';

export type ApiClientRow = Omit<ApiClientView, 'allowedActions'> & Document;
type Recorded = RecordedEvent & (ApiClientEvent | ApiTokenEvent);

/** One row per API client, revoked ones included. To rebuild, raise `version`. */
export const apiClientList: Projection<ApiClientRow> = {
  name: 'identity.api-clients',
  version: 1,
  filter: { streamPrefixes: ['api-client-', 'api-token-'] },
  collection: {
    fields: {
      id: { path: 'id', type: 'keyword' },
      name: { path: 'name', type: 'text' },
      role: { path: 'role', type: 'keyword' },
      status: { path: 'status', type: 'keyword' },
      scopes: { path: 'scopes', type: 'keyword', many: true },
      createdAt: { path: 'createdAt', type: 'keyword' },
      expiresAt: { path: 'expiresAt', type: 'keyword' },
      lastUsedAt: { path: 'lastUsedAt', type: 'keyword' },
    },
    indexes: [['name'], ['status', 'name'], ['-createdAt'], ['-lastUsedAt']],
    search: (document): SearchText => ({ words: [(document as ApiClientRow).name], codes: [] }),
  },
  key: (event) => (event as Recorded).data.apiClientId,
  project: (row, event) => project(row, event as Recorded),
};

function project(row: ApiClientRow | undefined, event: Recorded): ApiClientRow | undefined {
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
  event: Exclude<Recorded, { type: 'ApiClientCreated' | 'ApiTokenIssued' }>,
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
    default:
      return {};
  }
}
