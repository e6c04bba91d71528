import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Message, ROLES, type Receipt, type Role } from '../call-context.js';
import { CountedPageView, type ListPage, type ListQuestion } from '../list-question.js';

export interface NewApiClient {
  readonly name: string;
  readonly role: Role;
  /** Names of actions that the role allows. */
  readonly scopes: readonly string[];
  /** RFC 3339. Absent: until it is revoked. */
  readonly expiresAt?: string;
}

/** A receipt, and the secret: shown this once. */
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
    /** How long the secret before works yet. */
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
/** Client credentials, RFC 6749, section 4.4. Refused alike for an unknown client and a wrong secret. */
export class IssueClientToken extends Message<ClientToken> {
  constructor(
    readonly clientId: string,
    readonly clientSecret: string,
    /** Absent: all that the client has. */
    readonly scopes?: readonly string[],
  ) {
    super();
  }
}

/** Never holds a secret. */
export class ApiClientView {
  @ApiProperty({ format: 'uuid', description: 'The `client_id`.', example: '0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d11' })
  readonly id!: string;
  @ApiProperty({ type: 'integer', description: 'Of the client: goes into If-Match.', example: 0 })
  readonly revision!: number;
  @ApiProperty({ example: 'ERP' }) readonly name!: string;
  @ApiProperty({ enum: ROLES, example: 'integration' }) readonly role!: Role;
  @ApiProperty({ type: [String], example: ['customer.read'] }) readonly scopes!: string[];
  @ApiProperty({ enum: ['active', 'revoked'] }) readonly status!: 'active' | 'revoked';
  @ApiProperty({ format: 'date-time', example: '2026-11-21T09:30:00.000Z' }) readonly createdAt!: string;
  @ApiPropertyOptional({ format: 'date-time', description: 'Absent: it does not expire.' })
  readonly expiresAt?: string;
  @ApiPropertyOptional({ format: 'date-time', description: 'When it last got a token. Absent: never.' })
  readonly lastUsedAt?: string;
  @ApiPropertyOptional({
    format: 'date-time',
    description: 'Until when the secret before the newest works. Absent: there was none.',
  })
  readonly previousSecretUntil?: string;
  @ApiProperty({ type: [String], description: 'What you may do with this client.', example: ['read', 'manage'] })
  readonly allowedActions!: string[];
}

export class ApiClientPage extends CountedPageView implements ListPage<ApiClientView> {
  @ApiProperty({ type: [ApiClientView] })
  readonly items!: ApiClientView[];
}

export class ListApiClients extends Message<ApiClientPage> {
  constructor(readonly question: ListQuestion) {
    super();
  }
}
export class GetApiClient extends Message<ApiClientView & { readonly stale?: true }> {
  constructor(readonly apiClientId: string) {
    super();
  }
}
