import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, IsUUID, Matches, MaxLength, ValidateIf } from 'class-validator';

/** A parameter that may be left out. Given twice it arrives as a list, which no rule accepts. */
const MayBeAbsent = (): PropertyDecorator => ValidateIf((_query, value) => value !== undefined);

export class SessionPath {
  @ApiProperty({ format: 'uuid', example: '0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d11' })
  @IsUUID()
  readonly sessionId!: string;
}

export class SessionOwnerPath {
  @ApiProperty({ format: 'uuid', example: '0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d11' })
  @IsUUID()
  readonly userId!: string;
}

export class SessionsQuery {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    default: 50,
    description: 'Sessions per page; 0 is the default, more than 200 is 200.',
    example: 50,
  })
  @MayBeAbsent()
  @IsString()
  @Matches(/^\d{1,9}$/, { message: 'must be a whole number from 0' })
  readonly limit?: string;

  @ApiPropertyOptional({ description: 'The `next` of the page before. Belongs to the same list and caller.' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(8000)
  readonly cursor?: string;
}

export class EndSessionsQuery {
  @ApiPropertyOptional({
    enum: ['current'],
    description: '`current`: the session of this call goes on.',
    example: 'current',
  })
  @MayBeAbsent()
  @IsIn(['current'])
  readonly except?: 'current';
}
