import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { TeamView } from '@crm/contracts/identity';
import { IsUUID } from 'class-validator';
import { listQuery } from '../manners/list-query.js';

export class TeamPath {
  @ApiProperty({ format: 'uuid', example: '0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d11' })
  @IsUUID()
  readonly teamId!: string;
}

export class TeamMemberPath extends TeamPath {
  @ApiProperty({ format: 'uuid', example: '0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d12' })
  @IsUUID()
  readonly userId!: string;
}

export class TeamsQuery extends listQuery({
  fields: '`id`, `name`, `status`, `createdAt`, and with many values `memberIds`',
  defaultSort: 'name',
  exampleFilter: 'status eq "active"',
  searched: 'the name',
}) {}

@ApiSchema({ description: 'A team.' })
export class TeamDocument extends TeamView {
  @ApiPropertyOptional({ description: 'Present and true when this may lag behind the position that was asked for.' })
  readonly stale?: boolean;
}
