import { ApiProperty } from '@nestjs/swagger';
import { Message, type Receipt } from '../call-context.js';
import { IsPlainText } from '../field-rules.js';
import { CountedPageView, type ListPage, type ListQuestion } from '../list-question.js';

export const MAX_TEAM_MEMBERS = 500;
const MAX_NAME = 100;

export class TeamInput {
  @ApiProperty({ minLength: 1, maxLength: MAX_NAME, description: 'No two teams in use share it.', example: 'North' })
  @IsPlainText(MAX_NAME)
  readonly name!: string;
}

export class CreateTeam extends Message<Receipt> {
  constructor(readonly team: TeamInput) {
    super();
  }
}
export class RenameTeam extends Message<Receipt> {
  constructor(
    readonly teamId: string,
    readonly name: string,
  ) {
    super();
  }
}
/** The user is active, or invited. */
export class AddTeamMember extends Message<Receipt> {
  constructor(
    readonly teamId: string,
    readonly userId: string,
  ) {
    super();
  }
}
export class RemoveTeamMember extends Message<Receipt> {
  constructor(
    readonly teamId: string,
    readonly userId: string,
  ) {
    super();
  }
}
/** Everybody leaves; the name becomes free. */
export class ArchiveTeam extends Message<Receipt> {
  constructor(readonly teamId: string) {
    super();
  }
}
export class RestoreTeam extends Message<Receipt> {
  constructor(readonly teamId: string) {
    super();
  }
}

export class TeamView {
  @ApiProperty({ format: 'uuid', example: '0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d11' }) readonly id!: string;
  @ApiProperty({ type: 'integer', description: 'Of the team: goes into If-Match.', example: 2 })
  readonly revision!: number;
  @ApiProperty({ example: 'North' }) readonly name!: string;
  @ApiProperty({ enum: ['active', 'archived'] }) readonly status!: 'active' | 'archived';
  @ApiProperty({ type: String, format: 'uuid', isArray: true, maxItems: MAX_TEAM_MEMBERS, example: [] })
  readonly memberIds!: string[];
  @ApiProperty({ format: 'date-time', example: '2026-11-21T09:30:00.000Z' }) readonly createdAt!: string;
  @ApiProperty({ type: [String], description: 'What you may do with this team.', example: ['read', 'manage'] })
  readonly allowedActions!: string[];
}

export class TeamPage extends CountedPageView implements ListPage<TeamView> {
  @ApiProperty({ type: [TeamView] })
  readonly items!: TeamView[];
}

/** Teams, page by page. */
export class ListTeams extends Message<TeamPage> {
  constructor(readonly question: ListQuestion) {
    super();
  }
}

export class GetTeam extends Message<TeamView & { readonly stale?: true }> {
  constructor(readonly teamId: string) {
    super();
  }
}

export interface TeamsOfUser {
  readonly teamIds: readonly string[];
  /** Members of those teams, the user left out. */
  readonly colleagueIds: readonly string[];
}
/** Between services only: rights follow from the answer, so an outage is told as one. */
export class GetTeamsOf extends Message<TeamsOfUser> {
  constructor(readonly userId: string) {
    super();
  }
}
