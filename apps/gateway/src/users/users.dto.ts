import { ApiProperty } from '@nestjs/swagger';
import { userView } from '@crm/contracts/identity';
import { IsUUID } from 'class-validator';
import { listQuery } from '../http-contract/list-query.dto.js';

export class UserPath {
  @ApiProperty({ format: 'uuid', example: '0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d11' })
  @IsUUID()
  readonly userId!: string;
}

export class UsersQuery extends listQuery(userView) {}
