import { ApiProperty } from '@nestjs/swagger';
import { teamView } from '@crm/contracts/identity';
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

export class TeamsQuery extends listQuery(teamView) {}
