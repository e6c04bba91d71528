import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { MayBeAbsent } from '@crm/contracts';
import { IsIn, IsString, Matches, MaxLength, MinLength } from 'class-validator';

const MAX = 200;

@ApiSchema({ description: 'RFC 6749, section 4.4.2.' })
export class TokenInput {
  @ApiProperty({ enum: ['client_credentials'], example: 'client_credentials' })
  @IsIn(['client_credentials'])
  readonly grant_type!: 'client_credentials';

  @ApiPropertyOptional({
    maxLength: 2000,
    pattern: '^[a-z.-]+( [a-z.-]+)*$',
    description: 'Space-separated scopes, a subset of those the client has. Absent: all of them.',
    example: 'customer.read',
  })
  @MayBeAbsent()
  @IsString()
  @MaxLength(2000)
  @Matches(/^[a-z.-]+( [a-z.-]+)*$/, { message: 'must be names of scopes, separated by single spaces' })
  readonly scope?: string;

  @ApiPropertyOptional({
    minLength: 1,
    maxLength: MAX,
    description: 'Required unless it is in the Authorization header (Basic).',
  })
  @MayBeAbsent()
  @IsString()
  @MinLength(1)
  @MaxLength(MAX)
  readonly client_id?: string;

  @ApiPropertyOptional({
    minLength: 1,
    maxLength: MAX,
    description: 'Required unless it is in the Authorization header (Basic).',
  })
  @MayBeAbsent()
  @IsString()
  @MinLength(1)
  @MaxLength(MAX)
  readonly client_secret?: string;
}

@ApiSchema({ description: 'RFC 6749, section 5.1.' })
export class TokenView {
  @ApiProperty({ description: 'JWT for the `Authorization: Bearer` header.', example: 'eyJhbGciOiJFUzI1NiIs…' })
  readonly access_token!: string;
  @ApiProperty({ enum: ['Bearer'] }) readonly token_type!: 'Bearer';
  @ApiProperty({ type: 'integer', description: 'Seconds.', example: 900 }) readonly expires_in!: number;
  @ApiProperty({ description: 'What the token may be used for, as space-separated scopes.', example: 'customer.read' })
  readonly scope!: string;
}
