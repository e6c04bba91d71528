import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { Message, ROLES, type Role } from '../../call-context.js';

@ApiSchema({ description: 'The caller.' })
export class MeView {
  @ApiProperty({ format: 'uuid', example: '0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d11' }) readonly id!: string;
  @ApiProperty({ description: 'Revision of the user, counted from 0.', example: 3 }) readonly revision!: number;
  @ApiProperty({ example: 'Ada Lovelace' }) readonly name!: string;
  @ApiProperty({ example: 'ada@example.org' }) readonly email!: string;
  @ApiProperty({ enum: ROLES, isArray: true, example: ['admin'] }) readonly roles!: readonly Role[];
}

/** The user who makes the call. */
export class GetMe extends Message<MeView> {}
