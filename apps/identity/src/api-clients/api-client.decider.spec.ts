import { type ApiClientEvent, ApiClientExists, ApiClientIsRevoked, ApiClientNotFound } from '@crm/contracts/identity';
import { spec } from '@crm/testing';
import { apiClientDecider, validSecrets, type ApiClientCommand } from './api-client.decider.js';

const client = spec(apiClientDecider);
const apiClientId = 'C1';
const command = (type: string, more: object = {}) => ({ type, apiClientId, ...more }) as ApiClientCommand;
const data = { apiClientId, name: 'ERP', role: 'integration', scopes: ['customer.read'], secretHash: 'h1' };
const created: ApiClientEvent = { type: 'ApiClientCreated', data };
const rotated = (secretHash: string, previousValidUntil: string): ApiClientEvent => ({
  type: 'ApiClientSecretRotated',
  data: { apiClientId, secretHash, previousValidUntil },
});
const revoked: ApiClientEvent = { type: 'ApiClientRevoked', data: { apiClientId } };
const NOON = '2026-11-21T12:00:00.000Z';
const ONE = '2026-11-21T13:00:00.000Z';

describe('an API client', () => {
  it('is created once', () => {
    client
      .given()
      .when(command('CreateApiClient', { ...data }))
      .then(created);
    client
      .given(created)
      .when(command('CreateApiClient', { ...data }))
      .thenRefused(ApiClientExists);
  });
  it('records only the scopes that differ', () => {
    client
      .given(created)
      .when(command('ChangeApiClientScopes', { scopes: ['customer.update'] }))
      .then({
        type: 'ApiClientScopesChanged',
        data: { apiClientId, added: ['customer.update'], removed: ['customer.read'] },
      });
    client
      .given(created)
      .when(command('ChangeApiClientScopes', { scopes: ['customer.read'] }))
      .thenNothing();
  });
  it('is revoked permanently', () => {
    client.given(created).when(command('RevokeApiClient')).then(revoked);
    client.given(created, revoked).when(command('RevokeApiClient')).thenNothing();
    for (const late of [
      command('ChangeApiClientScopes', { scopes: [] }),
      command('RotateApiClientSecret', { secretHash: 'h2' }),
    ])
      client.given(created, revoked).when(late).thenRefused(ApiClientIsRevoked);
  });
  it('must exist', () => client.given().when(command('RevokeApiClient')).thenRefused(ApiClientNotFound));
});

describe('the valid secrets of an API client', () => {
  const after = (...events: ApiClientEvent[]) => events.reduce(apiClientDecider.evolve, apiClientDecider.initial);
  it('are two while they overlap, and never three', () => {
    expect(validSecrets(after(created), NOON)).toEqual(['h1']);
    expect(validSecrets(after(created, rotated('h2', ONE)), NOON)).toEqual(['h2', 'h1']);
    expect(validSecrets(after(created, rotated('h2', ONE)), ONE)).toEqual(['h2']);
    expect(validSecrets(after(created, rotated('h2', ONE), rotated('h3', ONE)), NOON)).toEqual(['h3', 'h2']);
  });
  it('are none once it is revoked or has expired', () => {
    const expiring: ApiClientEvent = { type: 'ApiClientCreated', data: { ...data, expiresAt: ONE } };
    expect(validSecrets(after(created, revoked), NOON)).toEqual([]);
    expect(validSecrets(after(expiring), NOON)).toEqual(['h1']);
    expect(validSecrets(after(expiring), ONE)).toEqual([]);
  });
});
