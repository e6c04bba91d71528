import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { Message, type Receipt } from '../call-context.js';
import { IsPlainText } from '../field-rules.js';

export const MAX_TEAM_MEMBERS = 500;
const MAX_NAME = 100;

@ApiSchema({ description: 'What a team is called.' })
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
