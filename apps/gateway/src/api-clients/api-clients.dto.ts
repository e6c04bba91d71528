import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { ACTIONS } from '@crm/access';
import { MayBeAbsent, ROLES, TextField, type Role } from '@crm/contracts';
import { apiClientView, type NewApiClient } from '@crm/contracts/identity';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsUUID,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { listQuery } from '../http-contract/list-query.dto.js';
import { Receipt } from '../openapi/documentation.openapi.js';

const MAX_NAME = 100;
const MAX_OVERLAP_HOURS = 168;
/** RFC 3339 with an offset or Z, as JSON Schema's date-time. */
const TIMESTAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

const scopesProperty = {
  enum: ACTIONS,
  isArray: true as const,
  minItems: 1,
  maxItems: ACTIONS.length,
  uniqueItems: true,
  example: ['customer.read'],
  description: 'The only actions that the client may use. Its role must allow each of them.',
};
const Scopes = (): PropertyDecorator => (target, key) => {
  for (const rule of [
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(ACTIONS.length),
    ArrayUnique(),
    IsIn(ACTIONS, { each: true }),
  ])
    rule(target, key);
};

@ApiSchema({ description: 'A program that is to call the API.' })
export class ApiClientInput implements Omit<NewApiClient, 'role'> {
  @TextField(MAX_NAME, { description: 'Must not contain personal data.', example: 'ERP' })
  readonly name!: string;

  @ApiPropertyOptional({
    enum: ROLES,
    default: 'integration',
    description: 'Limits the scopes. You cannot grant rights that you do not have.',
    example: 'integration',
  })
  @MayBeAbsent()
  @IsIn(ROLES)
  readonly role?: Role;

  @ApiProperty(scopesProperty) @Scopes() readonly scopes!: string[];

  @ApiPropertyOptional({
    format: 'date-time',
    description: 'From this time on the client gets no tokens. Absent: it gets tokens until it is revoked.',
    example: '2036-11-21T09:30:00.000Z',
  })
  @MayBeAbsent()
  @IsISO8601({ strict: true })
  @Matches(TIMESTAMP, { message: 'must be a timestamp with time and offset (RFC 3339)' })
  readonly expiresAt?: string;
}

@ApiSchema({ description: 'What an API client may do from now on.' })
export class ScopesInput {
  @ApiProperty(scopesProperty) @Scopes() readonly scopes!: string[];
}

@ApiSchema({ description: 'How long the old secret works alongside the new one.' })
export class RotationInput {
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    maximum: MAX_OVERLAP_HOURS,
    description: 'How many hours the previous secret still works. 0: it stops working at once.',
    example: 24,
  })
  @IsInt()
  @Min(0)
  @Max(MAX_OVERLAP_HOURS)
  readonly overlapHours!: number;
}

export class ApiClientPath {
  @ApiProperty({ format: 'uuid', example: '0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d11' })
  @IsUUID()
  readonly apiClientId!: string;
}

export class ApiClientsQuery extends listQuery(apiClientView) {}

@ApiSchema({ description: 'A receipt with the secret, which is shown only this once.' })
export class SecretReceipt extends Receipt {
  @ApiProperty({
    description: 'Shown once and not stored: `crm_` followed by 256 random bits.',
    example: 'crm_q1w2e3…',
  })
  readonly clientSecret!: string;
}
