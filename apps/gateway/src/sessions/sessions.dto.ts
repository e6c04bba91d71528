import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MayBeAbsent } from '@crm/contracts';
import { IsIn, IsUUID } from 'class-validator';

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

export class EndSessionsQuery {
  @ApiPropertyOptional({
    enum: ['current'],
    description: '`current`: keep the session of this call.',
    example: 'current',
  })
  @MayBeAbsent()
  @IsIn(['current'])
  readonly except?: 'current';
}
