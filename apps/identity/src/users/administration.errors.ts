import { DomainError } from '@crm/kernel';

/** Nobody gives or takes what they do not hold themselves. `roles`: those that are too much. */
export class MoreThanYouHold extends DomainError<{ roles: readonly string[] }> {
  readonly code = 'identity.more-than-you-hold';
  readonly kind = 'forbidden';
  readonly title = 'This takes rights that you do not have yourself.';
}
export class NotYourself extends DomainError<{ userId: string }> {
  readonly code = 'identity.not-yourself';
  readonly kind = 'forbidden';
  readonly title = 'Nobody deactivates or deletes themself. Ask another administrator.';
}
/** `status`: what it is; `allowed`: what it would have to be. */
export class WrongUserStatus extends DomainError<{ userId: string; status: string; allowed: readonly string[] }> {
  readonly code = 'identity.wrong-user-status';
  readonly kind = 'conflict';
  readonly title = 'The state of this account does not allow this.';
}
/** One refusal for a link that is wrong, too old, used or replaced. */
export class InvitationRefused extends DomainError {
  readonly code = 'identity.invitation-refused';
  readonly kind = 'forbidden';
  readonly title = 'This invitation is not valid any more. Ask for another one.';
}
