import { refusal } from '@crm/kernel';

export class TeamNotFound extends refusal<{ teamId: string }>()('identity.team-not-found', {
  kind: 'not-found',
  title: 'There is no such team.',
  meaning: 'No team has this id.',
  remedy: 'Check the id.',
  facts: { teamId: 'The id that was asked for.' },
}) {}
export class TeamExists extends refusal<{ teamId: string }>()('identity.team-exists', {
  kind: 'conflict',
  title: 'This team exists already.',
  meaning: 'A team with this id was created before.',
  remedy: 'Use the existing team.',
  facts: { teamId: 'The existing team.' },
}) {}
export class TeamNameTaken extends refusal<{ teamId: string }>()('identity.team-name-taken', {
  kind: 'conflict',
  title: 'Another team has this name.',
  meaning: 'Names of teams in use are compared without regard to case.',
  remedy: 'Choose another name, or use that team.',
  facts: { teamId: 'The team that has the name.' },
}) {}
/** Named where a team is to be used that is archived, or that does not exist. */
export class TeamNotActive extends refusal<{ teamId: string }>()('identity.team-not-active', {
  kind: 'conflict',
  title: 'This team is not in use.',
  meaning: 'The team is archived, or there is none with this id.',
  remedy: 'Restore it, or use another team.',
  facts: { teamId: 'The team.' },
}) {}
export class MemberNotActive extends refusal<{ userId: string }>()('identity.member-not-active', {
  kind: 'conflict',
  title: 'Only active and invited users can join a team.',
  meaning: 'The user is deactivated, not approved yet, deleted, or was never there.',
  remedy: 'Activate the user first.',
  facts: { userId: 'The user.' },
}) {}
export class TooManyMembers extends refusal<{ limit: number }>()('identity.too-many-members', {
  kind: 'conflict',
  title: 'The team has as many members as a team can have.',
  meaning: 'A team is bounded, because every member is looked at for the rights of each.',
  remedy: 'Make a second team.',
  facts: { limit: 'How many members a team can have.' },
}) {}
