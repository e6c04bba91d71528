import { Message, type Receipt, type Role } from '../../call-context.js';

export interface NewApiClient {
  readonly name: string;
  readonly role: Role;
  /** Names of actions that the role allows. */
  readonly scopes: readonly string[];
  /** RFC 3339. Absent: until it is revoked. */
  readonly expiresAt?: string;
}

/** A receipt with the secret, which is shown only once. */
export interface SecretReceipt extends Receipt {
  readonly clientSecret: string;
}

export class CreateApiClient extends Message<SecretReceipt> {
  constructor(readonly client: NewApiClient) {
    super();
  }
}
export class RotateApiClientSecret extends Message<SecretReceipt> {
  constructor(
    readonly apiClientId: string,
    /** How long the previous secret still works. */
    readonly overlapHours: number,
  ) {
    super();
  }
}
export class ChangeApiClientScopes extends Message<Receipt> {
  constructor(
    readonly apiClientId: string,
    readonly scopes: readonly string[],
  ) {
    super();
  }
}
export class RevokeApiClient extends Message<Receipt> {
  constructor(readonly apiClientId: string) {
    super();
  }
}

export interface ClientToken {
  readonly accessToken: string;
  /** Seconds. */
  readonly expiresIn: number;
  readonly scopes: readonly string[];
}
/** Client credentials, RFC 6749, section 4.4. The refusal is the same for an unknown client and a wrong secret. */
export class IssueClientToken extends Message<ClientToken> {
  constructor(
    readonly clientId: string,
    readonly clientSecret: string,
    /** Absent: all scopes of the client. */
    readonly scopes?: readonly string[],
  ) {
    super();
  }
}
