import { ApiSchema } from '@nestjs/swagger';
import { command } from '../../command.js';
import { TextField } from '../../input-fields.js';

export const MAX_TEAM_MEMBERS = 500;
const MAX_NAME = 100;

@ApiSchema({ description: 'The name of a team.' })
export class TeamInput {
  @TextField(MAX_NAME, { description: 'No two teams in use share a name.', example: 'North' }) readonly name!: string;
}

interface Membership {
  readonly teamId: string;
  readonly userId: string;
}

export class CreateTeam extends command<{ team: TeamInput }>() {}
export class RenameTeam extends command<{ teamId: string; name: string }>() {}
/** The user must be active or invited. */
export class AddTeamMember extends command<Membership>() {}
export class RemoveTeamMember extends command<Membership>() {}
/** All members leave; the name becomes free. */
export class ArchiveTeam extends command<{ teamId: string }>() {}
export class RestoreTeam extends command<{ teamId: string }>() {}
