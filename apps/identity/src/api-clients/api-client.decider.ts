import type { Role } from '@crm/contracts';
import { type ApiClientEvent, ApiClientExists, ApiClientIsRevoked, ApiClientNotFound } from '@crm/contracts/identity';
import type { Decider } from '@crm/kernel';

/** Hashes are SHA-256 in hex, times RFC 3339 UTC. The handler has checked that the role allows the scopes. */
export type ApiClientCommand =
  | {
      readonly type: 'CreateApiClient';
      readonly apiClientId: string;
      readonly name: string;
      readonly role: Role;
      readonly scopes: readonly string[];
      readonly secretHash: string;
      readonly expiresAt?: string;
    }
  | {
      readonly type: 'RotateApiClientSecret';
      readonly apiClientId: string;
      readonly secretHash: string;
      readonly previousValidUntil: string;
    }
  | { readonly type: 'ChangeApiClientScopes'; readonly apiClientId: string; readonly scopes: readonly string[] }
  | { readonly type: 'RevokeApiClient'; readonly apiClientId: string };

export type ApiClient =
  | { readonly status: 'absent' }
  | {
      readonly status: 'active' | 'revoked';
      readonly role: Role;
      readonly scopes: readonly string[];
      readonly secretHash: string;
      readonly previous?: { readonly secretHash: string; readonly validUntil: string };
      readonly expiresAt?: string;
    };

/** Whether the client may get tokens and use those it has. */
export const isInUse = (client: ApiClient, now: string): client is Exclude<ApiClient, { status: 'absent' }> =>
  client.status === 'active' && (client.expiresAt === undefined || client.expiresAt > now);

/** Returns the hashes of the secrets that are valid now: the newest, and for a while the previous one. */
export function validSecrets(client: ApiClient, now: string): string[] {
  if (!isInUse(client, now)) return [];
  const { secretHash, previous } = client;
  return previous !== undefined && previous.validUntil > now ? [secretHash, previous.secretHash] : [secretHash];
}

function decide(command: ApiClientCommand, client: ApiClient): ApiClientEvent[] {
  const { apiClientId } = command;
  if (command.type === 'CreateApiClient') {
    if (client.status !== 'absent') throw new ApiClientExists({ apiClientId });
    const { type: _type, scopes, ...data } = command;
    return [{ type: 'ApiClientCreated', data: { ...data, scopes: [...scopes] } }];
  }
  if (client.status === 'absent') throw new ApiClientNotFound({ apiClientId });
  if (command.type === 'RevokeApiClient')
    return client.status === 'revoked' ? [] : [{ type: 'ApiClientRevoked', data: { apiClientId } }];
  if (client.status === 'revoked') throw new ApiClientIsRevoked({ apiClientId });
  if (command.type === 'RotateApiClientSecret') {
    const { secretHash, previousValidUntil } = command;
    return [{ type: 'ApiClientSecretRotated', data: { apiClientId, secretHash, previousValidUntil } }];
  }
  const added = command.scopes.filter((scope) => !client.scopes.includes(scope));
  const removed = client.scopes.filter((scope) => !command.scopes.includes(scope));
  if (added.length + removed.length === 0) return [];
  return [{ type: 'ApiClientScopesChanged', data: { apiClientId, added, removed } }];
}

function evolve(client: ApiClient, event: ApiClientEvent): ApiClient {
  if (event.type === 'ApiClientCreated') {
    const { role, scopes, secretHash, expiresAt } = event.data;
    return { status: 'active', role: role as Role, scopes, secretHash, ...(expiresAt !== undefined && { expiresAt }) };
  }
  if (client.status === 'absent') return client;
  switch (event.type) {
    case 'ApiClientSecretRotated': {
      const { secretHash, previousValidUntil: validUntil } = event.data;
      return { ...client, secretHash, previous: { secretHash: client.secretHash, validUntil } };
    }
    case 'ApiClientScopesChanged': {
      const { added, removed } = event.data;
      return { ...client, scopes: [...client.scopes.filter((scope) => !removed.includes(scope)), ...added] };
    }
    case 'ApiClientRevoked':
      return { ...client, status: 'revoked' };
  }
}

export const apiClientDecider: Decider<ApiClient, ApiClientCommand, ApiClientEvent> = {
  category: 'api-client',
  initial: { status: 'absent' },
  decide,
  evolve,
};
