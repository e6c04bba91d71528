import { IdField } from '@crm/contracts';
import { teamView } from '@crm/contracts/identity';
import { listQuery } from '../http-contract/list-query.dto.js';

export class TeamPath {
  @IdField() readonly teamId!: string;
}

export class TeamMemberPath extends TeamPath {
  @IdField() readonly userId!: string;
}

export class TeamsQuery extends listQuery(teamView) {}
