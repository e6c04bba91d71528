import { Message, type Receipt, type Role } from '../../call-context.js';
import type { InvitationAcceptanceInput, UserInput, UserChangeInput } from './user-administration.inputs.js';

/** Creates an account and mails a link with which its owner sets the password. */
export class InviteUser extends Message<Receipt> {
  constructor(readonly user: UserInput) {
    super();
  }
}
/** Mails another link; the one before is worthless. */
export class InviteUserAgain extends Message<Receipt> {
  constructor(readonly userId: string) {
    super();
  }
}
/** By whoever has the link. */
export class AcceptInvitation extends Message<Receipt> {
  constructor(readonly acceptance: InvitationAcceptanceInput) {
    super();
  }
}
/** Approves an account that somebody registered for themself. */
export class ActivateUser extends Message<Receipt> {
  constructor(
    readonly userId: string,
    readonly roles: readonly Role[],
  ) {
    super();
  }
}
export class DeactivateUser extends Message<Receipt> {
  constructor(
    readonly userId: string,
    readonly reason?: string,
  ) {
    super();
  }
}
export class ReactivateUser extends Message<Receipt> {
  constructor(readonly userId: string) {
    super();
  }
}
export class ChangeUserRoles extends Message<Receipt> {
  constructor(
    readonly userId: string,
    readonly roles: readonly Role[],
  ) {
    super();
  }
}
/** Of oneself, or by an administrator. */
export class ChangeUser extends Message<Receipt> {
  constructor(
    readonly userId: string,
    readonly change: UserChangeInput,
  ) {
    super();
  }
}
/** For good. */
export class DeleteUser extends Message<Receipt> {
  constructor(readonly userId: string) {
    super();
  }
}
