import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { UserView } from '@crm/contracts/identity';
import { IsUUID } from 'class-validator';
import { listQuery } from '../manners/list-query.js';

export class UserPath {
  @ApiProperty({ format: 'uuid', example: '0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d11' })
  @IsUUID()
  readonly userId!: string;
}

export class UsersQuery extends listQuery({
  fields: '`id`, `name`, `email`, `status`, `createdAt`, `lastLoginAt`, and those with many values: `roles`, `teamIds`',
  defaultSort: 'name',
  exampleFilter: 'status eq "active" and roles in ("sales", "support")',
  searched: 'the name, or the e-mail address',
}) {}

@ApiSchema({ description: 'A user.' })
export class UserDocument extends UserView {
  @ApiPropertyOptional({ description: 'Present and true when this may lag behind the position that was asked for.' })
  readonly stale?: boolean;
}
