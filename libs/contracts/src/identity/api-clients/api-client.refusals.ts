import { fieldsRefusal, refusal } from '@crm/kernel';

export class ApiClientNotFound extends refusal<{ apiClientId: string }>()('identity.api-client-not-found', {
  kind: 'not-found',
  title: 'There is no such API client.',
  meaning: 'No API client has this id.',
  remedy: 'Check the id.',
  facts: { apiClientId: 'The requested id.' },
}) {}
export class ApiClientExists extends refusal<{ apiClientId: string }>()('identity.api-client-exists', {
  kind: 'conflict',
  title: 'This API client already exists.',
  meaning: 'An API client with this id was created before.',
  remedy: 'Use the existing client.',
  facts: { apiClientId: 'The existing client.' },
}) {}
export class ApiClientIsRevoked extends refusal<{ apiClientId: string }>()('identity.api-client-revoked', {
  kind: 'conflict',
  title: 'This API client was revoked. Create another one.',
  meaning: 'A revoked client cannot be restored.',
  remedy: 'Create another client.',
  facts: { apiClientId: 'The revoked client.' },
}) {}
export class ApiClientInvalid extends fieldsRefusal('identity.api-client-invalid', {
  kind: 'invalid',
  title: 'The settings of the API client are not valid.',
  meaning: 'A scope is not one that the role allows, or the expiry date has passed. `errors` says which.',
  remedy: 'Correct what `errors` names.',
}) {}
/** The same refusal for an unknown client, a wrong or old secret, and a client that was revoked or has expired. */
export class ClientRefused extends refusal<{ error: string }>()('identity.client-refused', {
  kind: 'unauthenticated',
  title: 'The client or its secret is wrong.',
  meaning:
    'The client is unknown, revoked or expired, or the secret is wrong or too old. The answer does not say which.',
  remedy: 'Check both, or ask an administrator for another secret.',
  facts: { error: 'The code of RFC 6749: `invalid_client`.' },
}) {
  /** RFC 6749, section 5.2: the authentication scheme that the client used. */
  readonly challenge = 'Basic realm="throughline"';

  constructor() {
    super({ error: 'invalid_client' });
  }
}
export class ScopeRefused extends refusal<{ error: string; scopes: readonly string[] }>()('identity.scope-refused', {
  kind: 'invalid',
  title: 'The client does not have all of these scopes.',
  meaning: 'A token can narrow the rights of the client, but never widen them.',
  remedy: 'Request fewer scopes, or ask an administrator to give the client more.',
  facts: { error: 'The code of RFC 6749: `invalid_scope`.', scopes: 'The scopes that the client does not have.' },
}) {
  constructor(scopes: readonly string[]) {
    super({ error: 'invalid_scope', scopes });
  }
}
