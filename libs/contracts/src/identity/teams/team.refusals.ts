import { refusal } from '@crm/kernel';

export class TeamNotFound extends refusal<{ teamId: string }>()('identity.team-not-found', {
  kind: 'not-found',
  title: 'There is no such team.',
  meaning: 'No team has this id.',
  remedy: 'Check the id.',
  facts: { teamId: 'The requested id.' },
}) {}
export class TeamExists extends refusal<{ teamId: string }>()('identity.team-exists', {
  kind: 'conflict',
  title: 'This team already exists.',
  meaning: 'A team with this id was created before.',
  remedy: 'Use the existing team.',
  facts: { teamId: 'The existing team.' },
}) {}
export class TeamNameTaken extends refusal<{ teamId: string }>()('identity.team-name-taken', {
  kind: 'conflict',
  title: 'Another team has this name.',
  meaning: 'No two teams in use can have the same name. Case is ignored.',
  remedy: 'Choose another name, or use that team.',
  facts: { teamId: 'The team that has the name.' },
}) {}
/** The request uses a team that is archived or does not exist. */
export class TeamNotActive extends refusal<{ teamId: string }>()('identity.team-not-active', {
  kind: 'conflict',
  title: 'This team is not in use.',
  meaning: 'The team is archived, or no team has this id.',
  remedy: 'Restore it, or use another team.',
  facts: { teamId: 'The team.' },
}) {}
export class MemberNotActive extends refusal<{ userId: string }>()('identity.member-not-active', {
  kind: 'conflict',
  title: 'Only active and invited users can join a team.',
  meaning: 'The user is deactivated, not yet approved or deleted, or does not exist.',
  remedy: 'Activate the user first.',
  facts: { userId: 'The user.' },
}) {}
export class TooManyMembers extends refusal<{ limit: number }>()('identity.too-many-members', {
  kind: 'conflict',
  title: 'The team has reached the limit of members.',
  meaning: 'The number of members is limited, because the rights of each member depend on all the others.',
  remedy: 'Create a second team.',
  facts: { limit: 'The maximum number of members.' },
}) {}
