import { DomainError } from '@crm/kernel';

export class TeamNotFound extends DomainError<{ teamId: string }> {
  readonly code = 'identity.team-not-found';
  readonly kind = 'not-found';
  readonly title = 'There is no such team.';
}
export class TeamExists extends DomainError<{ teamId: string }> {
  readonly code = 'identity.team-exists';
  readonly kind = 'conflict';
  readonly title = 'This team exists already.';
}
export class TeamNameTaken extends DomainError<{ teamId: string }> {
  readonly code = 'identity.team-name-taken';
  readonly kind = 'conflict';
  readonly title = 'Another team has this name.';
}
/** Named where a team is to be used that is archived, or that does not exist. */
export class TeamNotActive extends DomainError<{ teamId: string }> {
  readonly code = 'identity.team-not-active';
  readonly kind = 'conflict';
  readonly title = 'This team is not in use.';
}
export class MemberNotActive extends DomainError<{ userId: string }> {
  readonly code = 'identity.member-not-active';
  readonly kind = 'conflict';
  readonly title = 'Only active and invited users can join a team.';
}
export class TooManyMembers extends DomainError<{ limit: number }> {
  readonly code = 'identity.too-many-members';
  readonly kind = 'conflict';
  readonly title = 'The team has as many members as a team can have.';
}
