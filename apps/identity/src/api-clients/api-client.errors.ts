import { DomainError, type FieldError } from '@crm/kernel';

export class ApiClientNotFound extends DomainError<{ apiClientId: string }> {
  readonly code = 'identity.api-client-not-found';
  readonly kind = 'not-found';
  readonly title = 'There is no such API client.';
}
export class ApiClientExists extends DomainError<{ apiClientId: string }> {
  readonly code = 'identity.api-client-exists';
  readonly kind = 'conflict';
  readonly title = 'This API client exists already.';
}
export class ApiClientIsRevoked extends DomainError<{ apiClientId: string }> {
  readonly code = 'identity.api-client-revoked';
  readonly kind = 'conflict';
  readonly title = 'This API client was revoked. Create another one.';
}
/** What the new client asks for does not fit together. */
export class ApiClientInvalid extends DomainError {
  readonly code = 'identity.api-client-invalid';
  readonly kind = 'invalid';
  readonly title = 'Such an API client cannot be.';

  constructor(override readonly errors: readonly FieldError[]) {
    super({});
  }
}
/** One refusal for an unknown client, a wrong or old secret, and a client that was revoked or has expired. */
export class ClientRefused extends DomainError<{ error: string }> {
  readonly code = 'identity.client-refused';
  readonly kind = 'unauthenticated';
  readonly title = 'The client or its secret is wrong.';
  /** RFC 6749, section 5.2: the scheme that was tried. */
  readonly challenge = 'Basic realm="throughline"';

  constructor() {
    super({ error: 'invalid_client' });
  }
}
export class ScopeRefused extends DomainError<{ error: string; scopes: readonly string[] }> {
  readonly code = 'identity.scope-refused';
  readonly kind = 'invalid';
  readonly title = 'The client does not have all of these scopes.';

  constructor(scopes: readonly string[]) {
    super({ error: 'invalid_scope', scopes });
  }
}
